// SPDX-License-Identifier: MIT
#include "planner/resilience/sweep/chances.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "planner/resilience/availability/faults.h"

namespace peerplan::sweeping {
namespace {

/// What is never up makes every state impossible in which it is not down; a hair less keeps the
/// products finite.
constexpr double mostUnavailable = 1 - 1e-9;

/// Calls act(i, j) for the positions in the falling list of chances whose pair is likely enough.
template <class Act>
void eachLikely(const std::vector<double>& chance, double allUp, double least, const Act& act) {
    if (!(allUp > 0)) return;
    for (std::size_t i = 0; i < chance.size(); ++i) {
        for (std::size_t j = i + 1; j < chance.size(); ++j) {
            if (chance[i] * chance[j] / allUp < least) break;
            act(i, j);
        }
    }
}

/// The number of pairs that are likely enough, counted along the border.
std::int64_t countLikely(const std::vector<double>& chance, double allUp, double least) {
    std::int64_t count = 0;
    std::size_t end = chance.size();
    for (std::size_t i = 0; i < chance.size(); ++i) {
        while (end > i + 1 && chance[i] * chance[end - 1] / allUp < least) --end;
        if (end <= i + 1) break;
        count += static_cast<std::int64_t>(end - i - 1);
    }
    return count;
}

}  // namespace

Chances::Chances(const Plan& plan, const CompiledNetwork& network, const Catalogue& catalogue,
                 std::span<const ComponentId> given)
    : m_odds(network.components.size(), 0) {
    const uptime::Faults faults = uptime::collectFaults(plan, network, catalogue, given);
    for (const uptime::Fault& fault : faults.list) {
        if (fault.assumed) ++m_assumed;
        const double q = std::min(fault.q, mostUnavailable);
        if (fault.component.valid()) {
            const auto atoms = network.components.atoms(fault.component);
            // What is down already is no more uncertain.
            if (std::all_of(atoms.begin(), atoms.end(),
                            [&](AtomId atom) { return faults.isDead(atom); })) {
                continue;
            }
            m_odds[fault.component.at()] = q / (1 - q);
        }
        m_allUp *= 1 - q;
    }
    for (const uptime::StatedCount& count : faults.counts) {
        m_stated += count.stated;
        m_unstated += count.notStated;
    }
    m_unstated -= m_assumed;
}

std::vector<Pair> likelyPairs(std::span<const Candidate> candidates, const Chances& chances,
                              double least, std::int64_t maxPairs) {
    std::vector<std::uint32_t> order(candidates.size());
    std::iota(order.begin(), order.end(), 0U);
    std::erase_if(order,
                  [&](std::uint32_t c) { return !(chances.of(candidates[c].component) > 0); });
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return chances.of(candidates[a].component) > chances.of(candidates[b].component);
    });
    std::vector<double> chance;
    chance.reserve(order.size());
    for (const std::uint32_t c : order) chance.push_back(chances.of(candidates[c].component));
    if (countLikely(chance, chances.allUp(), least) > maxPairs) {
        // Halve the logarithm between a chance that lets too many in and one that lets none.
        double low = std::log(least);
        double high = 0;
        for (int step = 0; step < 60; ++step) {
            const double middle = (low + high) / 2;
            const bool many = countLikely(chance, chances.allUp(), std::exp(middle)) > maxPairs;
            (many ? low : high) = middle;
        }
        least = std::exp(high);
    }
    std::vector<Pair> pairs;
    eachLikely(chance, chances.allUp(), least, [&](std::size_t i, std::size_t j) {
        pairs.emplace_back(std::min(order[i], order[j]), std::max(order[i], order[j]));
    });
    std::sort(pairs.begin(), pairs.end());
    return pairs;
}

}  // namespace peerplan::sweeping
