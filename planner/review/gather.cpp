// SPDX-License-Identifier: MIT
#include "planner/review/gather.h"

#include <utility>

#include "planner/bandwidth/bandwidth.h"
#include "planner/ogs/clients.h"
#include "planner/ogs/score/plan_score.h"
#include "planner/ogs/selection/select.h"
#include "planner/routing/inbound.h"
#include "planner/routing/site_ways.h"

namespace peerplan {

ReviewAnswers GatheredAnswers::view() const {
    ReviewAnswers answers;
    answers.bandwidth = &bandwidth;
    answers.ways = &ways;
    answers.inbound = &inbound;
    answers.ogs = ogs ? &*ogs : nullptr;
    answers.ogsScore = ogsScore ? &*ogsScore : nullptr;
    return answers;
}

GatheredAnswers gatherAnswers(const Plan& plan, const CompiledNetwork& network,
                              const Catalogue& catalogue, const SiteClocks& clocks,
                              BandwidthAnswer bandwidth, const GatherOptions& options) {
    GatheredAnswers answers;
    answers.bandwidth = std::move(bandwidth);
    answers.ways = siteWays(network, options.given);
    answers.inbound = inboundWays(network, options.given);
    if (plan.gateways.empty() || vpnClients(plan).empty()) return answers;
    const GatewayRtts rtts = gatewayRtts(plan, catalogue, network);
    SelectInput select;
    // Rules ask for no probabilities.
    select.odds.samples = 0;
    answers.ogs = selectGateways(plan, catalogue, network, clocks, rtts, select);
    answers.ogsScore =
        scorePlan(plan, catalogue, rtts, tryingOrders(plan, rtts, OgsOptions{}), OgsScoreWeights{});
    return answers;
}

GatheredAnswers gatherAnswers(const Plan& plan, const CompiledNetwork& network,
                              const Catalogue& catalogue, const SiteClocks& clocks,
                              const GatherOptions& options) {
    BandwidthOptions asked;
    asked.given = options.given;
    asked.threads = options.threads;
    asked.progress = options.progress;
    return gatherAnswers(plan, network, catalogue, clocks,
                         bandwidth(plan, network, catalogue, clocks, asked), options);
}

}  // namespace peerplan
