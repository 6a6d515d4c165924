// SPDX-License-Identifier: MIT
#pragma once

/// The traffic that the flows of a network carry: what users need, what a plan states, and the
/// baselines that were measured on egresses and links (rules D1 to D5).

#include <cstdint>
#include <vector>

#include "model/catalogue.h"
#include "model/clock.h"
#include "model/plan.h"
#include "planner/answers/bandwidth.h"
#include "planner/bandwidth/peer_media.h"
#include "planner/bandwidth/traffic_builder.h"
#include "planner/bandwidth/usage.h"
#include "planner/network/network.h"
#include "planner/routing/state.h"
#include "planner/routing/traffic.h"

namespace peerplan {

/// Traffic with the courses that its shapes count, and where every figure comes from.
struct PlannedTraffic {
    Traffic traffic;
    CourseBook courses;
    Usage usage;
    std::vector<FixedDemand> fixed;
    std::vector<MeasurementAnswer> measurements;
};

/// Users' and stated traffic on the flows of `network`, busy-hour rates at `plan.asOf`. Without
/// baselines: those need to know what of them the plan's own traffic explains. Linear in sites ×
/// applications, demands and flows. With `peers`, the network is to be compiled from
/// `withPeerFlows(plan, peers)`, and media between sites rides those flows.
PlannedTraffic trafficOf(const Plan& plan, const CompiledNetwork& network,
                         const Catalogue& catalogue, const SiteClocks& clocks,
                         const std::vector<PeerPair>& peers = {});

/// Both in one: what every answer about loads begins with. One evaluation of the normal state where
/// an element was measured.
PlannedTraffic plannedTraffic(const Plan& plan, const CompiledNetwork& network,
                              const Catalogue& catalogue, const SiteClocks& clocks,
                              const std::vector<PeerPair>& peers = {});

}  // namespace peerplan
