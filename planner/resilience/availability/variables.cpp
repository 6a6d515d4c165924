// SPDX-License-Identifier: MIT
#include "planner/resilience/availability/variables.h"

#include <bit>
#include <cmath>

namespace peerplan::uptime {

std::vector<double> countsDown(std::span<const double> q) {
    std::vector<double> down(q.size() + 1, 0.0);
    down[0] = 1;
    for (std::size_t i = 0; i < q.size(); ++i) {
        for (std::size_t k = i + 1; k > 0; --k) {
            down[k] = down[k] * (1 - q[i]) + down[k - 1] * q[i];
        }
        down[0] *= 1 - q[i];
    }
    return down;
}

VariableId Variables::make(Form form, std::uint32_t needed, std::span<const VariableId> parts,
                           double q) {
    m_made.push_back({form, needed, static_cast<std::uint32_t>(m_parts.size()),
                      static_cast<std::uint32_t>(parts.size())});
    m_parts.insert(m_parts.end(), parts.begin(), parts.end());
    m_q.push_back(q);
    return static_cast<VariableId>(m_q.size() - 1);
}

VariableId Variables::leaf(double q) {
    return make(Form::Leaf, 0, {}, q);
}

VariableId Variables::series(std::vector<VariableId> parts) {
    if (parts.size() == 1) return parts.front();
    // 1 - Π (1 - q), without losing what is far below 1.
    double logUp = 0;
    for (const VariableId part : parts) logUp += std::log1p(-m_q[part]);
    return make(Form::Series, 0, parts, -std::expm1(logUp));
}

VariableId Variables::parallel(std::vector<VariableId> parts) {
    if (parts.size() == 1) return parts.front();
    double q = 1;
    for (const VariableId part : parts) q *= m_q[part];
    return make(Form::Parallel, 0, parts, q);
}

VariableId Variables::neededOf(std::uint32_t needed, std::vector<VariableId> parts) {
    std::vector<double> q;
    for (const VariableId part : parts) q.push_back(m_q[part]);
    const std::vector<double> down = countsDown(q);
    double fails = 0;
    for (std::size_t k = parts.size(); k + needed > parts.size(); --k) fails += down[k];
    return make(Form::NeededOf, needed, parts, fails);
}

void Variables::describe(std::vector<std::uint64_t>& out) const {
    out.push_back(m_q.size());
    for (std::size_t v = 0; v < m_q.size(); ++v) {
        out.push_back(std::bit_cast<std::uint64_t>(m_q[v]));
        out.push_back(static_cast<std::uint64_t>(m_made[v].form) << 32 | m_made[v].needed);
    }
    out.insert(out.end(), m_parts.begin(), m_parts.end());
}

void Variables::spreadSlopes(std::vector<double>& slope) const {
    std::vector<double> q;
    for (std::size_t v = m_q.size(); v-- > 0;) {
        const Made& made = m_made[v];
        if (made.form == Form::Leaf || slope[v] == 0) continue;
        const VariableId* parts = m_parts.data() + made.first;
        if (made.form == Form::NeededOf) {
            for (std::uint32_t i = 0; i < made.count; ++i) {
                // The part decides where exactly needed - 1 of the others are up.
                q.clear();
                for (std::uint32_t k = 0; k < made.count; ++k) {
                    if (k != i) q.push_back(m_q[parts[k]]);
                }
                slope[parts[i]] += slope[v] * countsDown(q)[made.count - made.needed];
            }
            continue;
        }
        // Product of the others, from both ends.
        double before = 1;
        std::vector<double> after(made.count + 1, 1.0);
        const auto factor = [&](std::uint32_t i) {
            return made.form == Form::Series ? 1 - m_q[parts[i]] : m_q[parts[i]];
        };
        for (std::uint32_t i = made.count; i > 0; --i) after[i - 1] = after[i] * factor(i - 1);
        for (std::uint32_t i = 0; i < made.count; ++i) {
            slope[parts[i]] += slope[v] * before * after[i + 1];
            before *= factor(i);
        }
    }
}

}  // namespace peerplan::uptime
