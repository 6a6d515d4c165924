// SPDX-License-Identifier: MIT
#include "planner/ogs/placement/median_search.h"

#include <algorithm>
#include <utility>

#include "planner/ogs/placement/interchange.h"

namespace peerplan::placement {

namespace {

constexpr int rootIterations = 200;
constexpr int nodeIterations = 50;

/// Swaps cost more than a bound: the first nodes see most of what they find.
bool worthSwapping(std::uint64_t node) {
    return node <= 16 || node % 64 == 0;
}

struct Node {
    Part part;
    Cost lower = 0;
};

}  // namespace

Searched searchMedian(const ScaledCosts& costs, Objective objective, std::size_t size,
                      const Incumbent& start, const SearchLimits& limits) {
    Searched answer{.best = start};
    Relaxation relaxation(costs, objective);
    Node root;
    root.part.standing.assign(costs.candidates(), Standing::Free);
    for (const Index j : costs.existing()) root.part.standing[j] = Standing::Open;
    root.part.toOpen = size - costs.existing().size();
    relaxation.startPrices(answer.best.open, root.part);
    std::vector<Node> open;
    open.push_back(std::move(root));
    Cost lowest = unreachedCost;
    while (!open.empty()) {
        if (answer.effort.nodes > 0 &&
            (answer.effort.nodes >= limits.nodes || answer.effort.steps >= limits.steps)) {
            break;
        }
        Node node = std::move(open.back());
        open.pop_back();
        if (node.lower >= answer.best.cost) continue;
        const bool atRoot = answer.effort.nodes++ == 0;
        Bound bound = relaxation.raise(node.part, atRoot ? rootIterations : nodeIterations,
                                       answer.best, answer.effort);
        if (bound.closed) continue;
        if (objective.levels() == 1 && worthSwapping(answer.effort.nodes)) {
            const Cost cost = interchange(costs, bound.open);
            if (cost < answer.best.cost) answer.best = {cost, bound.open};
        }
        node.lower = std::max(node.lower, bound.lower);
        if (node.lower >= answer.best.cost) continue;
        Node closing = node;
        closing.part.standing[bound.branch] = Standing::Closed;
        node.part.standing[bound.branch] = Standing::Open;
        --node.part.toOpen;
        if (bound.openFirst) std::swap(node, closing);
        open.push_back(std::move(node));
        open.push_back(std::move(closing));
    }
    for (const Node& node : open) lowest = std::min(lowest, node.lower);
    answer.lower = std::min(lowest, answer.best.cost);
    std::sort(answer.best.open.begin(), answer.best.open.end());
    return answer;
}

}  // namespace peerplan::placement
