// SPDX-License-Identifier: MIT
#include "planner/ogs/placement/center_search.h"

#include <algorithm>

#include "planner/ogs/placement/cover.h"
#include "planner/ogs/placement/interchange.h"

namespace peerplan::placement {

namespace {

/// The radius of an open set.
Cost radiusOf(const ScaledCosts& costs, const std::vector<Index>& open, int needed) {
    std::vector<std::uint8_t> isOpen(costs.candidates());
    for (const Index j : open) isOpen[j] = 1;
    Cost radius = 0;
    for (std::size_t i = 0; i < costs.clients(); ++i) {
        int found = 0;
        for (const Index j : costs.nearestFirst(i)) {
            if (isOpen[j] == 0 || ++found < needed) continue;
            radius = std::max(radius, costs.at(i, j));
            break;
        }
    }
    return radius;
}

CoverProblem coverWithin(const ScaledCosts& costs, Cost radius, int needed) {
    CoverProblem problem{.candidates = costs.candidates()};
    for (std::size_t i = 0; i < costs.clients(); ++i) {
        std::vector<Index> reached;
        int lacking = needed;
        for (const Index j : costs.nearestFirst(i)) {
            if (costs.at(i, j) > radius) break;
            if (costs.isExisting(j)) {
                --lacking;
            } else {
                reached.push_back(j);
            }
        }
        if (lacking <= 0) continue;
        std::sort(reached.begin(), reached.end());
        problem.reached.push_back(std::move(reached));
        problem.needed.push_back(lacking);
    }
    return problem;
}

/// The radii to search: costs that occur, from what no set can go below.
std::vector<Cost> radiiBetween(const ScaledCosts& costs, int needed, Cost atMost) {
    const auto rank = static_cast<std::size_t>(needed - 1);
    Cost least = 0;
    for (std::size_t i = 0; i < costs.clients(); ++i) {
        least = std::max(least, costs.at(i, costs.nearestFirst(i)[rank]));
    }
    std::vector<Cost> radii;
    for (std::size_t i = 0; i < costs.clients(); ++i) {
        for (const Index j : costs.nearestFirst(i)) {
            const Cost cost = costs.at(i, j);
            if (cost >= least && cost <= atMost) radii.push_back(cost);
        }
    }
    std::sort(radii.begin(), radii.end());
    radii.erase(std::unique(radii.begin(), radii.end()), radii.end());
    return radii;
}

}  // namespace

Searched searchCenter(const ScaledCosts& costs, std::size_t size, bool oneLost,
                      const std::vector<Index>& start, const SearchLimits& limits) {
    const int needed = oneLost ? 2 : 1;
    Searched answer;
    const auto adopt = [&](std::vector<Index> open) {
        addGreedily(costs, open, size);
        std::sort(open.begin(), open.end());
        const Cost radius = radiusOf(costs, open, needed);
        if (radius < answer.best.cost) answer.best = {radius, std::move(open)};
    };
    adopt(start);
    const std::vector<Cost> radii = radiiBetween(costs, needed, answer.best.cost);
    // Radii before `low` are proven impossible; those from `high` on are possible.
    std::size_t proven = 0;
    std::size_t low = 0;
    std::size_t high = radii.size() - 1;
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        const CoverProblem problem = coverWithin(costs, radii[middle], needed);
        CoverAnswer cover;
        if (answer.effort.steps < limits.steps) {
            cover =
                decideCover(problem, size - costs.existing().size(), limits.nodes, answer.effort);
        }
        if (cover.verdict == CoverVerdict::Possible) {
            std::vector<Index> open = costs.existing();
            open.insert(open.end(), cover.chosen.begin(), cover.chosen.end());
            adopt(std::move(open));
            high = static_cast<std::size_t>(
                std::lower_bound(radii.begin(), radii.end(), answer.best.cost) - radii.begin());
        } else {
            low = middle + 1;
            // Impossible holds for every lesser radius, whatever was left undecided there.
            if (cover.verdict == CoverVerdict::Impossible) proven = low;
        }
    }
    answer.lower =
        proven < radii.size() ? std::min(radii[proven], answer.best.cost) : answer.best.cost;
    return answer;
}

}  // namespace peerplan::placement
