// SPDX-License-Identifier: MIT
#pragma once

/// Demand of people by the egress that they take.

#include <vector>

#include "planner/answers/bandwidth.h"
#include "planner/answers/egress_flows.h"
#include "planner/answers/site_ways.h"
#include "planner/network/network.h"
#include "planner/routing/state.h"
#include "planner/routing/traffic.h"

namespace peerplan {

/// The demand of each site's people for every service, up and down together, laid on the egresses
/// by the shares in which that service's ways take them (rules D2, R2, PL5). By site, then by
/// egress; demand that has no way is in none. `ways` are of the same plan as `answer`. Linear in
/// sites × groups of services and in the demand.
std::vector<EgressFlow> egressFlows(const CompiledNetwork& network, const BandwidthAnswer& answer,
                                    const SiteWaysAnswer& ways);

/// The same of a state with a workspace that was evaluated in it: what the traffic lays on the
/// flows of services in the busy hour, each by its own (rules D1, R2). Linear in the flows.
std::vector<EgressFlow> egressFlows(const Workspace& state, const Traffic& traffic);

}  // namespace peerplan
