// SPDX-License-Identifier: MIT
#include "planner/ogs/placement/evaluation.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "planner/ogs/placement/interchange.h"
#include "planner/ogs/placement/loss.h"

namespace peerplan::placement {

namespace {

constexpr std::size_t nobody = std::numeric_limits<std::size_t>::max();

double rawCost(const PlacementProblem& problem, std::size_t client, Index candidate) {
    return problem.costs[client * problem.candidates + candidate];
}

double weightOf(const PlacementProblem& problem, std::size_t client) {
    return problem.weights.empty() ? 1 : problem.weights[client];
}

/// For each client the place in `open` (ascending) of its gateway, or nobody.
std::vector<std::size_t> assign(const PlacementProblem& problem, const std::vector<Index>& open) {
    std::vector<std::size_t> assigned(problem.clients, nobody);
    for (std::size_t i = 0; i < problem.clients; ++i) {
        double least = std::numeric_limits<double>::infinity();
        for (std::size_t s = 0; s < open.size(); ++s) {
            if (rawCost(problem, i, open[s]) >= least) continue;
            least = rawCost(problem, i, open[s]);
            assigned[i] = s;
        }
    }
    return assigned;
}

/// For each gateway the one that all its clients pay least at.
void chooseBackups(const ScaledCosts& costs, const std::vector<Index>& open,
                   const std::vector<std::size_t>& assigned, Cost total,
                   GatewayPlacement& placement) {
    const std::size_t size = open.size();
    if (size < 2) return;
    // What the clients of s would pay more at t.
    std::vector<Cost> more(size * size);
    for (std::size_t i = 0; i < costs.clients(); ++i) {
        const std::size_t s = assigned[i];
        if (s == nobody) continue;
        for (std::size_t t = 0; t < size; ++t) {
            more[s * size + t] += costs.at(i, open[t]) - costs.at(i, open[s]);
        }
    }
    for (std::size_t s = 0; s < size; ++s) {
        std::size_t best = s == 0 ? 1 : 0;
        for (std::size_t t = 0; t < size; ++t) {
            if (t != s && more[s * size + t] < more[s * size + best]) best = t;
        }
        placement.gateways[s].backup = open[best];
        placement.gateways[s].costAfterLossWithBackup = costs.toCost(total + more[s * size + best]);
    }
}

void judgeLosses(const PlacementProblem& problem, const ScaledCosts& costs,
                 const std::vector<Index>& open, GatewayPlacement& placement) {
    if (open.empty() || (open.size() == 1 && !problem.unservedCost)) return;
    const std::vector<Cost> afterLoss = costsAfterLoss(costs, open);
    for (std::size_t s = 0; s < open.size(); ++s) {
        placement.gateways[s].costAfterLoss = costs.toCost(afterLoss[s]);
    }
    placement.worstCostAfterLoss = costs.toCost(lossObjective(SurviveRule::WorstLoss, afterLoss));
    placement.meanCostAfterLoss = costs.toCost(lossObjective(SurviveRule::MeanLoss, afterLoss)) /
                                  static_cast<double>(open.size());
}

/// Mean cost per region, as multiples summed exactly.
std::vector<std::optional<double>> regionMeans(const PlacementProblem& problem,
                                               const ScaledCosts& costs,
                                               const std::vector<Index>& open,
                                               const std::vector<double>& weights) {
    std::vector<Cost> sums(weights.size());
    for (std::size_t i = 0; i < problem.clients; ++i) {
        Cost least = unreachedCost;
        for (const Index j : open) least = std::min(least, costs.at(i, j));
        sums[problem.regions[i]] += least;
    }
    std::vector<std::optional<double>> means(weights.size());
    for (std::size_t r = 0; r < weights.size(); ++r) {
        if (weights[r] > 0) means[r] = costs.toCost(sums[r]) / weights[r];
    }
    return means;
}

void judgeRegions(const PlacementProblem& problem, const ScaledCosts& costs,
                  const std::vector<Index>& open, GatewayPlacement& placement) {
    if (problem.regions.empty()) return;
    const std::size_t count = *std::max_element(problem.regions.begin(), problem.regions.end()) + 1;
    std::vector<double> weights(count);
    for (std::size_t i = 0; i < problem.clients; ++i) {
        weights[problem.regions[i]] += weightOf(problem, i);
    }
    const auto now = regionMeans(problem, costs, open, weights);
    std::vector<std::optional<double>> before(count);
    if (!costs.existing().empty()) before = regionMeans(problem, costs, costs.existing(), weights);
    for (std::size_t r = 0; r < count; ++r) {
        placement.regions.push_back({weights[r], now[r], before[r]});
    }
}

}  // namespace

GatewayPlacement evaluateSet(const PlacementProblem& problem, const ScaledCosts& weighted,
                             const std::vector<Index>& set) {
    std::vector<Index> open = set;
    std::sort(open.begin(), open.end());
    GatewayPlacement placement;
    for (const Index j : open) {
        placement.gateways.push_back({.candidate = j, .existing = weighted.isExisting(j)});
    }
    const std::vector<std::size_t> assigned = assign(problem, open);
    std::vector<Cost> own(open.size());
    for (std::size_t i = 0; i < problem.clients; ++i) {
        const std::size_t s = assigned[i];
        const double weight = weightOf(problem, i);
        placement.assigned.emplace_back();
        if (s == nobody) {
            placement.unservedWeight += weight;
            if (weight > 0) {
                placement.radius = std::max(placement.radius, problem.unservedCost.value_or(0));
            }
            continue;
        }
        placement.assigned.back() = open[s];
        PlacedGateway& gateway = placement.gateways[s];
        ++gateway.clients;
        gateway.weight += weight;
        own[s] += weighted.at(i, open[s]);
        if (weight > 0) placement.radius = std::max(placement.radius, rawCost(problem, i, open[s]));
    }
    for (std::size_t s = 0; s < open.size(); ++s) {
        placement.gateways[s].cost = weighted.toCost(own[s]);
    }
    const Cost total = medianCost(weighted, open);
    placement.cost = weighted.toCost(total);
    if (!weighted.existing().empty()) {
        placement.costBefore = weighted.toCost(medianCost(weighted, weighted.existing()));
    }
    judgeLosses(problem, weighted, open, placement);
    chooseBackups(weighted, open, assigned, total, placement);
    judgeRegions(problem, weighted, open, placement);
    return placement;
}

}  // namespace peerplan::placement
