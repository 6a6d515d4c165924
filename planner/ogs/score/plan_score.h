// SPDX-License-Identifier: MIT
#pragma once

/// The OGS score of a plan: its gateways, regions and clients numbered, judged, and named again.

#include <vector>

#include "model/catalogue.h"
#include "model/plan.h"
#include "planner/answers/ogs_score.h"
#include "planner/network/ids.h"
#include "planner/ogs/gateway_rtt.h"
#include "planner/ogs/selection/options.h"

namespace peerplan {

/// The order in which a site's clients try gateways: the chosen one first, then rules R25 and R26.
struct SiteGateways {
    SiteId site;
    std::vector<GatewayId> order;
};

/// The orders of all clients of the plan (vpnClients) who measure afresh with every gateway up:
/// chooseFresh, then the connection order of R25, a cluster's members in a row. Sites without a
/// profile, in a plan where nobody has one, try the nearest first.
std::vector<SiteGateways> tryingOrders(const Plan& plan, const GatewayRtts& rtts,
                                       const OgsOptions& options);

/// The score of the plan's gateways for the clients of the sites. Gateways of a cluster are one
/// (rule R24): as far as its first member, with the sessions of all. Gateways to which no round
/// trip is known are left out of an order. Throws InputError where the plan has no gateway or
/// nobody is a client, UsageError where weights are negative or latency, optimality and resilience
/// do not weigh anything. O(gateways² × clients) at most.
OgsScoreAnswer scorePlan(const Plan& plan, const Catalogue& catalogue, const GatewayRtts& rtts,
                         const std::vector<SiteGateways>& clients, const OgsScoreWeights& weights);

}  // namespace peerplan
