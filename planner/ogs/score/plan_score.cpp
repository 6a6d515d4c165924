// SPDX-License-Identifier: MIT
#include "planner/ogs/score/plan_score.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "model/error.h"
#include "planner/ogs/clients.h"
#include "planner/ogs/gateway_groups.h"
#include "planner/ogs/score/score.h"
#include "planner/ogs/score/score_findings.h"
#include "planner/ogs/selection/choice.h"

namespace peerplan {

namespace {

void check(const Plan& plan, const std::vector<SiteGateways>& clients,
           const OgsScoreWeights& weights) {
    if (plan.gateways.empty()) throw InputError(tr("The plan has no VPN gateway to score"));
    if (clients.empty()) throw InputError(tr("The plan has no site whose users are VPN clients"));
    const double all[] = {weights.latency, weights.optimality, weights.resilience,
                          weights.capacity};
    for (const double weight : all) {
        if (weight >= 0 && std::isfinite(weight)) continue;
        throw UsageError(tr("Weights of the score are numbers of 0 or more"));
    }
    if (weights.latency + weights.optimality + weights.resilience > 0) return;
    throw UsageError(tr("Of latency, optimality and resilience one has to weigh something"));
}

std::vector<GatewayId> nearestFirst(const GatewayRtts& rtts, SiteId site) {
    std::vector<GatewayId> order;
    for (std::size_t g = 0; g < rtts.gatewayCount; ++g) order.emplace_back(g);
    std::stable_sort(order.begin(), order.end(),
                     [&](GatewayId a, GatewayId b) { return rtts.at(site, a) < rtts.at(site, b); });
    return order;
}

ScoreClient clientOf(const SiteGateways& site, const GatewayGroups& gateways,
                     const GatewayRtts& rtts) {
    ScoreClient client;
    for (const GatewayGroup& group : gateways.groups) {
        client.rttMs.push_back(rtts.at(site.site, GatewayId(group.members.front())));
    }
    for (const GatewayId gateway : site.order) {
        const auto group = static_cast<std::uint32_t>(gateways.groupOf[gateway.at()]);
        const bool known =
            std::find(client.order.begin(), client.order.end(), group) != client.order.end();
        if (!known && std::isfinite(client.rttMs[group])) client.order.push_back(group);
    }
    return client;
}

std::optional<double> rttAt(const ScoreClient& client, std::optional<std::size_t> gateway) {
    return gateway ? std::optional(client.rttMs[*gateway]) : std::nullopt;
}

OgsScoredSite scoredSite(const Site& site, const ScoreClient& client, const LatencyScale& scale) {
    OgsScoredSite scored;
    scored.site = site.id;
    scored.region = client.region;
    scored.users = client.users;
    scored.chosen = gatewayWithout(client, std::nullopt);
    scored.rttMs = rttAt(client, scored.chosen);
    scored.points = scored.rttMs ? scale.points(*scored.rttMs) : 0;
    scored.best = nearestGateway(client, std::nullopt);
    scored.bestRttMs = rttAt(client, scored.best);
    scored.bestPoints = scored.bestRttMs ? scale.points(*scored.bestRttMs) : 0;
    if (scored.chosen) scored.next = gatewayWithout(client, scored.chosen);
    scored.nextRttMs = rttAt(client, scored.next);
    return scored;
}

}  // namespace

std::vector<SiteGateways> tryingOrders(const Plan& plan, const GatewayRtts& rtts,
                                       const OgsOptions& options) {
    std::vector<SiteGateways> clients;
    for (const SiteId site : vpnClients(plan)) {
        SiteGateways client{site, {}};
        if (const auto choice = chooseFresh(plan, rtts, site, options)) {
            for (const Stop& stop : choice->order) {
                const std::vector<GatewayId> at = gatewaysAt(choice->profile, stop);
                client.order.insert(client.order.end(), at.begin(), at.end());
            }
        } else {
            client.order = nearestFirst(rtts, site);
        }
        clients.push_back(std::move(client));
    }
    return clients;
}

OgsScoreAnswer scorePlan(const Plan& plan, const Catalogue& catalogue, const GatewayRtts& rtts,
                         const std::vector<SiteGateways>& clients, const OgsScoreWeights& weights) {
    check(plan, clients, weights);
    const LatencyScale scale(catalogue);
    const GatewayGroups gateways = gatewayGroups(plan);
    OgsScoreAnswer answer;
    answer.weights = weights;
    ScoreProblem problem;
    for (const GatewayGroup& group : gateways.groups) {
        answer.gateways.push_back(group.name);
        answer.maxSessions.push_back(group.maxSessions);
    }
    problem.maxSessions = answer.maxSessions;
    std::vector<SiteId> sites;
    for (const SiteGateways& client : clients) sites.push_back(client.site);
    const ClientRegions regions = regionsOf(plan, sites);
    answer.regions = regions.regions;
    problem.regions = answer.regions.size();
    for (std::size_t c = 0; c < clients.size(); ++c) {
        const Site& site = plan.sites[clients[c].site.at()];
        ScoreClient client = clientOf(clients[c], gateways, rtts);
        client.users = usersOf(site);
        client.region = regions.of[c];
        answer.sites.push_back(scoredSite(site, client, scale));
        problem.clients.push_back(std::move(client));
    }
    answer.normal = scoreState(problem, weights, scale, std::nullopt);
    for (std::size_t g = 0; g < gateways.groups.size(); ++g) {
        answer.losses.push_back(scoreState(problem, weights, scale, g));
    }
    answer.findings = scoreFindings(answer);
    return answer;
}

}  // namespace peerplan
