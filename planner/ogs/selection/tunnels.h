// SPDX-License-Identifier: MIT
#pragma once

/// What the tunnels of remote users lay on the network behind the gateways (rule R7).

#include <vector>

#include "model/catalogue.h"
#include "model/clock.h"
#include "model/plan.h"
#include "planner/answers/ogs_selection.h"
#include "planner/network/network.h"

namespace peerplan {

/// Per element that carries any: load of tunnel traffic alone in its own busiest quarter-hour, by
/// direction, in the normal state; in the order of the network's elements. The way to the gateway
/// is the Internet access of the gateway's site, what goes on from there is routed as that site's
/// own. One evaluation of the network.
std::vector<OgsTunnelLoad> tunnelLoads(const Plan& plan, const CompiledNetwork& network,
                                       const Catalogue& catalogue, const SiteClocks& clocks);

}  // namespace peerplan
