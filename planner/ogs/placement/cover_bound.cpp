// SPDX-License-Identifier: MIT
#include "planner/ogs/placement/cover_bound.h"

#include <algorithm>
#include <cmath>

namespace peerplan::placement {

namespace {

/// Prices begin at this for each client; sums of them stay far below 2^63.
constexpr std::int64_t startPrice = 1 << 16;
constexpr std::int64_t mostPrice = std::int64_t{1} << 32;
constexpr double stepDecay = 0.7;
constexpr int patience = 10;

}  // namespace

void CoverPart::choose(Index candidate, const std::vector<std::vector<Index>>& reaches) {
    standing[candidate] = Standing::Open;
    --left;
    for (const Index i : reaches[candidate]) {
        if (needed[i] > 0) --needed[i];
    }
}

CoverBound::CoverBound(const CoverProblem& problem, const std::vector<std::vector<Index>>& reaches)
    : m_problem(problem), m_reaches(reaches), m_sums(problem.candidates) {}

/// Chooses the candidates that a client cannot do without; false where one has too few.
bool CoverBound::unitClients(CoverPart& part) {
    for (bool again = true; again;) {
        again = false;
        for (std::size_t i = 0; i < part.needed.size(); ++i) {
            if (part.needed[i] <= 0) continue;
            int free = 0;
            for (const Index j : m_problem.reached[i]) {
                if (part.standing[j] == Standing::Free) ++free;
            }
            if (free < part.needed[i]) return false;
            if (free > part.needed[i]) continue;
            for (const Index j : m_problem.reached[i]) {
                if (part.standing[j] != Standing::Free) continue;
                if (part.left == 0) return false;
                part.choose(j, m_reaches);
                again = true;
            }
        }
    }
    return true;
}

/// Tries to complete the part with the free candidate that helps most, again and again.
bool CoverBound::completeGreedily(const CoverPart& part) {
    m_chosen.clear();
    m_lacking = part.needed;
    std::vector<Index> free;
    for (Index j = 0; j < part.standing.size(); ++j) {
        if (part.standing[j] == Standing::Free) free.push_back(j);
    }
    while (m_chosen.size() <= part.left) {
        if (std::none_of(m_lacking.begin(), m_lacking.end(), [](int n) { return n > 0; })) {
            return true;
        }
        if (m_chosen.size() == part.left) return false;
        std::int64_t most = 0;
        std::size_t best = free.size();
        for (std::size_t f = 0; f < free.size(); ++f) {
            std::int64_t worth = 0;
            for (const Index i : m_reaches[free[f]]) {
                if (m_lacking[i] > 0) worth += part.prices[i] + 1;
            }
            if (worth > most) {
                most = worth;
                best = f;
            }
        }
        if (best == free.size()) return false;
        for (const Index i : m_reaches[free[best]]) --m_lacking[i];
        m_chosen.push_back(free[best]);
        free.erase(free.begin() + static_cast<std::ptrdiff_t>(best));
    }
    return false;
}

CoverBound::Result CoverBound::examine(CoverPart& part, int iterations, Effort& effort) {
    if (!unitClients(part)) return Result::Impossible;
    if (completeGreedily(part)) return Result::Covered;
    const std::size_t clients = part.needed.size();
    std::vector<std::int64_t> prices = part.prices;
    double best = -1e300;
    double step = 1;
    int sinceBetter = 0;
    for (int iteration = 0; iteration < iterations; ++iteration) {
        // Unpriced: clients that need nothing more.
        std::fill(m_sums.begin(), m_sums.end(), 0);
        std::int64_t wanted = 0;
        std::int64_t priced = 0;
        for (std::size_t i = 0; i < clients; ++i) {
            if (part.needed[i] <= 0 || prices[i] == 0) continue;
            wanted += part.needed[i] * prices[i];
            ++priced;
            for (const Index j : m_problem.reached[i]) m_sums[j] += prices[i];
            effort.steps += m_problem.reached[i].size();
        }
        m_free.clear();
        for (Index j = 0; j < part.standing.size(); ++j) {
            if (part.standing[j] == Standing::Free) m_free.push_back(j);
        }
        if (m_free.empty() || part.left == 0) return Result::Impossible;
        const auto before = [&](Index a, Index b) {
            return m_sums[a] != m_sums[b] ? m_sums[a] > m_sums[b] : a < b;
        };
        const std::size_t take = std::min(part.left, m_free.size());
        const auto cut = m_free.begin() + static_cast<std::ptrdiff_t>(take);
        if (cut != m_free.end()) std::nth_element(m_free.begin(), cut, m_free.end(), before);
        std::int64_t taken = 0;
        std::int64_t lastIn = m_sums[m_free.front()];
        for (auto j = m_free.begin(); j != cut; ++j) {
            taken += m_sums[*j];
            lastIn = std::min(lastIn, m_sums[*j]);
        }
        const std::int64_t lack = wanted - taken;
        if (lack > 0) return Result::Impossible;
        // A candidate in place of the last one taken: impossible where the lack turns positive.
        for (auto j = cut; j != m_free.end(); ++j) {
            if (lack + lastIn - m_sums[*j] > 0) part.standing[*j] = Standing::Closed;
        }
        m_lacking = part.needed;
        for (auto j = m_free.begin(); j != cut; ++j) {
            for (const Index i : m_reaches[*j]) --m_lacking[i];
        }
        if (std::none_of(m_lacking.begin(), m_lacking.end(), [](int n) { return n > 0; })) {
            m_chosen.assign(m_free.begin(), cut);
            return Result::Covered;
        }
        const double relative = static_cast<double>(lack) / static_cast<double>(wanted + 1);
        if (relative > best) {
            best = relative;
            part.prices = prices;
            sinceBetter = 0;
        } else if (++sinceBetter >= patience) {
            sinceBetter = 0;
            step *= stepDecay;
        }
        double length = 0;
        for (std::size_t i = 0; i < clients; ++i) {
            if (part.needed[i] > 0) length += static_cast<double>(m_lacking[i]) * m_lacking[i];
        }
        // Past the border a little, as impossible begins above it.
        const double room = static_cast<double>(-lack) + 0.02 * static_cast<double>(wanted);
        for (std::size_t i = 0; i < clients; ++i) {
            if (part.needed[i] <= 0) continue;
            const auto move = std::llround(step * room / length * m_lacking[i]);
            prices[i] = std::clamp<std::int64_t>(prices[i] + move, 0, mostPrice);
        }
        // Prices that have shrunk are too coarse to move on.
        if (wanted < priced * startPrice / 64) {
            for (std::int64_t& price : prices) price = std::min(price * 16, mostPrice);
        }
    }
    return unitClients(part) ? Result::Open : Result::Impossible;
}

}  // namespace peerplan::placement
