// SPDX-License-Identifier: MIT
#include "planner/ogs/placement/plan_placement.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "planner/ogs/clients.h"
#include "planner/ogs/gateway_groups.h"
#include "planner/ogs/placement/placement.h"
#include "planner/ogs/selection/choice.h"

namespace peerplan {

namespace {

constexpr double noWay = std::numeric_limits<double>::infinity();
/// Where the scale of rule O1 gives no points any more.
constexpr double leastUnservedMs = 350;

PlacementProblem problemOf(const Plan& plan, const PlaceRtts& rtts, const OgsPlaceAnswer& answer,
                           const OgsOptions& ogs) {
    const GatewayGroups gateways = gatewayGroups(plan);
    PlacementProblem problem;
    problem.clients = rtts.clients.size();
    problem.candidates = rtts.candidates.size();
    problem.costs = rtts.ms;
    for (std::size_t j = 0; j < gateways.groups.size(); ++j) problem.existing.push_back(j);
    double dearest = leastUnservedMs;
    for (std::size_t i = 0; i < problem.clients; ++i) {
        const auto profile = clientProfile(plan, plan.sites[rtts.clients[i].at()], ogs);
        std::vector<std::uint8_t> named(gateways.groups.size(), profile ? 0 : 1);
        if (profile) {
            for (const auto& candidate : profile->candidates) {
                named[gateways.groupOf[candidate.master().at()]] = 1;
            }
        }
        for (std::size_t j = 0; j < problem.candidates; ++j) {
            double& cost = problem.costs[i * problem.candidates + j];
            if (j < named.size() && named[j] == 0) cost = noWay;
            if (std::isfinite(cost)) dearest = std::max(dearest, cost);
        }
        problem.weights.push_back(answer.clients[i].users);
        problem.regions.push_back(answer.clients[i].region);
    }
    problem.unservedCost = dearest;
    return problem;
}

/// The plan with the placement's new gateways in every profile; `added` are their candidates.
Plan withNewGateways(const Plan& plan, const OgsPlaceAnswer& answer,
                     std::vector<std::size_t>& added) {
    Plan extended = plan;
    for (const PlacedGateway& placed : answer.placement().gateways) {
        if (placed.existing) continue;
        Gateway gateway;
        gateway.id = std::string("place/").append(answer.candidates[placed.candidate].name);
        // Candidates of OGS are told apart by their host (rule R2).
        gateway.address = std::string("new-").append(std::to_string(added.size()));
        gateway.address += ".invalid";
        for (VpnProfile& profile : extended.vpnProfiles) {
            profile.gateways.emplace_back(gateway.id);
        }
        extended.gateways.push_back(std::move(gateway));
        added.push_back(placed.candidate);
    }
    return extended;
}

}  // namespace

std::optional<OgsPlaceByOgs> assignedByOgs(const Plan& plan, const PlaceRtts& rtts,
                                           const OgsPlaceAnswer& answer,
                                           const OgsOptions& options) {
    if (plan.vpnProfiles.empty()) return std::nullopt;
    const GatewayGroups gateways = gatewayGroups(plan);
    std::vector<std::size_t> candidateOf = gateways.groupOf;
    std::vector<std::size_t> added;
    const Plan extended = withNewGateways(plan, answer, added);
    candidateOf.insert(candidateOf.end(), added.begin(), added.end());
    GatewayRtts matrix;
    matrix.siteCount = plan.sites.size();
    matrix.gatewayCount = candidateOf.size();
    matrix.ms.assign(matrix.siteCount * matrix.gatewayCount, noWay);
    matrix.sources.assign(matrix.ms.size(), RttSource::None);
    for (std::size_t i = 0; i < rtts.clients.size(); ++i) {
        for (std::size_t g = 0; g < candidateOf.size(); ++g) {
            const std::size_t cell = rtts.clients[i].at() * matrix.gatewayCount + g;
            matrix.ms[cell] = rtts.at(i, candidateOf[g]);
            if (std::isfinite(matrix.ms[cell])) matrix.sources[cell] = RttSource::Internet;
        }
    }
    OgsPlaceByOgs result;
    double sum = 0;
    for (std::size_t i = 0; i < rtts.clients.size(); ++i) {
        const auto choice = chooseFresh(extended, matrix, rtts.clients[i], options);
        const double users = answer.clients[i].users;
        const std::optional<std::size_t> nearest = answer.placement().assigned[i];
        std::optional<std::size_t> chosen;
        if (choice && choice->chosen.valid()) chosen = candidateOf[choice->chosen.at()];
        // Without a profile of its own the site is served as the placement says.
        if (!choice) chosen = nearest;
        result.assigned.push_back(chosen);
        const double ms = chosen ? rtts.at(i, *chosen) : answer.unservedMs;
        sum += users * (std::isfinite(ms) ? ms : answer.unservedMs);
        if (chosen != nearest) result.elsewhere += users;
    }
    if (answer.users > 0) result.meanMs = sum / answer.users;
    return result;
}

OgsPlaceAnswer placeForPlan(const Plan& plan, const PlaceRtts& rtts,
                            const PlanPlacementOptions& options) {
    OgsPlaceAnswer answer;
    answer.center = options.center;
    answer.survive = options.survive;
    answer.candidates = rtts.candidates;
    const ClientRegions regions = regionsOf(plan, rtts.clients);
    answer.regions = regions.regions;
    for (std::size_t i = 0; i < rtts.clients.size(); ++i) {
        const Site& site = plan.sites[rtts.clients[i].at()];
        answer.clients.push_back({site.id, regions.of[i], usersOf(site)});
        answer.users += answer.clients.back().users;
    }
    const PlacementProblem problem = problemOf(plan, rtts, answer, options.ogs);
    answer.unservedMs = *problem.unservedCost;
    PlacementOptions how;
    how.count = options.count;
    how.survive = options.survive ? SurviveRule::WorstLoss : SurviveRule::Off;
    how.threads = options.threads;
    how.maxNodes = options.maxNodes;
    how.maxSteps = options.maxSteps;
    if (!problem.existing.empty()) answer.before = evaluatePlacement(problem, {});
    answer.curve =
        placementCurve(problem, options.center ? PlacementGoal::Center : PlacementGoal::Median, how)
            .points;
    answer.byOgs = assignedByOgs(plan, rtts, answer, options.ogs);
    return answer;
}

}  // namespace peerplan
