// SPDX-License-Identifier: MIT
#include "planner/ogs/placement/problem_check.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "model/error.h"

namespace peerplan::placement {

namespace {

/// An index and a cost share 64 bits when candidates are sorted.
constexpr std::size_t mostCandidates = std::size_t{1} << 20;

std::int64_t counted(std::size_t number) {
    return static_cast<std::int64_t>(number);
}

}  // namespace

void checkProblem(const PlacementProblem& problem) {
    if (problem.clients == 0 || problem.candidates == 0) {
        throw InputError(tr("Placement needs at least one client and one candidate"));
    }
    if (problem.candidates > mostCandidates) {
        throw InputError(Text(tr("Placement takes at most {count} candidates"),
                              {{"count", counted(mostCandidates)}}));
    }
    const bool fits = problem.costs.size() == problem.clients * problem.candidates &&
                      (problem.weights.empty() || problem.weights.size() == problem.clients) &&
                      (problem.regions.empty() || problem.regions.size() == problem.clients);
    if (!fits) {
        throw InputError(tr("Costs, weights and regions of a placement do not fit its clients"));
    }
    double dearest = 0;
    bool unreachable = false;
    for (std::size_t at = 0; at < problem.costs.size(); ++at) {
        const double cost = problem.costs[at];
        // Written so that what is not a number fails.
        if (!(cost >= 0)) {
            throw InputError(Text(tr("The cost of client {client} at candidate {candidate} is not "
                                     "a number of 0 or more"),
                                  {{"client", counted(at / problem.candidates)},
                                   {"candidate", counted(at % problem.candidates)}}));
        }
        if (std::isfinite(cost)) {
            dearest = std::max(dearest, cost);
        } else {
            unreachable = true;
        }
    }
    double users = problem.weights.empty() ? static_cast<double>(problem.clients) : 0;
    for (std::size_t i = 0; i < problem.weights.size(); ++i) {
        users += problem.weights[i];
        if (problem.weights[i] >= 0 && std::isfinite(problem.weights[i])) continue;
        throw InputError(Text(tr("The weight of client {client} is not a number of 0 or more"),
                              {{"client", counted(i)}}));
    }
    if (!std::isfinite(users * std::max(dearest, problem.unservedCost.value_or(0)))) {
        throw InputError(tr("Costs times weights are too large to be added up"));
    }
    for (const std::size_t j : problem.existing) {
        if (j < problem.candidates) continue;
        throw InputError(Text(tr("The existing gateway {candidate} is no candidate"),
                              {{"candidate", counted(j)}}));
    }
    if (unreachable && !problem.unservedCost) {
        throw InputError(
            tr("Some client cannot reach some candidate: state what a client that no "
               "gateway serves pays"));
    }
    if (problem.unservedCost &&
        !(*problem.unservedCost >= dearest && std::isfinite(*problem.unservedCost))) {
        throw InputError(
            tr("A client that no gateway serves is to pay at least every cost there "
               "is"));
    }
}

void checkCount(const PlacementProblem& problem, std::size_t count) {
    const std::size_t existing =
        std::set<std::size_t>(problem.existing.begin(), problem.existing.end()).size();
    if (existing + count == 0) throw UsageError(tr("Place at least one gateway"));
    if (count <= problem.candidates - existing) return;
    throw UsageError(
        Text(tr("No room for {count} further gateways; free candidate places: {free}"),
             {{"count", counted(count)}, {"free", counted(problem.candidates - existing)}}));
}

}  // namespace peerplan::placement
