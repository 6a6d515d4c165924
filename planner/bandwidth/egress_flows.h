// SPDX-License-Identifier: MIT
#pragma once

/// Demand of people by the egress that they take.

#include <vector>

#include "planner/answers/bandwidth.h"
#include "planner/answers/egress_flows.h"
#include "planner/answers/site_ways.h"
#include "planner/network/network.h"

namespace peerplan {

/// The demand of each site's people for every service, up and down together, laid on the egresses
/// by the shares in which that service's ways take them (rules D2, R2, PL5). By site, then by
/// egress; demand that has no way is in none. `ways` are of the same plan as `answer`. Linear in
/// sites × groups of services and in the demand.
std::vector<EgressFlow> egressFlows(const CompiledNetwork& network, const BandwidthAnswer& answer,
                                    const SiteWaysAnswer& ways);

}  // namespace peerplan
