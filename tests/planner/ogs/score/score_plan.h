// SPDX-License-Identifier: MIT
#pragma once

/// A plan to score: London's gateway, a cluster of two in Dallas, and three sites.

#include <string>
#include <vector>

#include "model/plan.h"
#include "planner/ogs/score/plan_score.h"

namespace peerplan::tests {

struct ScorePlan {
    Plan plan;
    GatewayRtts rtts;
    std::vector<SiteGateways> clients;
};

/// 150 users in Oslo, 25 ms from London and 100 ms from Dallas; 40 in Austin, 200 ms and 10 ms, who
/// choose London all the same; 10 at sea, in no region and without a way. London takes 100
/// sessions, the two in Dallas 250 each.
inline ScorePlan scorePlanOfThreeSites() {
    ScorePlan given;
    for (const char* id : {"apac", "amer", "emea"}) {
        Region region;
        region.id = id;
        given.plan.regions.push_back(region);
    }
    const auto site = [&](const char* id, const char* region, std::int64_t users) {
        Site made;
        made.id = id;
        made.kind = SiteKind::Remote;
        made.region = Ref<Region>(region);
        made.users = {{Ref<Persona>("office-worker"), Headcount::of(users)}};
        given.plan.sites.push_back(made);
    };
    site("oslo", "emea", 150);
    site("austin", "amer", 40);
    site("at-sea", "", 10);
    const auto gateway = [&](const char* id, const char* cluster, std::int64_t most) {
        Gateway made;
        made.id = id;
        made.cluster = cluster;
        made.maxSessions = most;
        given.plan.gateways.push_back(made);
    };
    gateway("gw-london", "", 100);
    gateway("gw-dallas-1", "dallas", 250);
    gateway("gw-dallas-2", "dallas", 250);
    constexpr double none = GatewayRtts::noWay;
    given.rtts.siteCount = 3;
    given.rtts.gatewayCount = 3;
    given.rtts.ms = {25, 100, 100, 200, 10, 10, none, none, none};
    for (const double ms : given.rtts.ms) {
        given.rtts.sources.push_back(ms == none ? RttSource::None : RttSource::Measured);
    }
    given.clients = {{SiteId(0), {GatewayId(0), GatewayId(1), GatewayId(2)}},
                     {SiteId(1), {GatewayId(0), GatewayId(1), GatewayId(2)}},
                     {SiteId(2), {GatewayId(0)}}};
    return given;
}

}  // namespace peerplan::tests
