// SPDX-License-Identifier: MIT
#pragma once

/// The network as a map in one state: sites, links and circuits with their loads, and what has
/// failed.

#include "model/catalogue.h"
#include "model/map.h"
#include "model/plan.h"
#include "planner/answers/live.h"

namespace peerplan {

/// Places with coordinates, the links between them and the circuits to their peering locations.
/// Moods of lines are those of headroom in the state (rule H2), moods of sites those of what
/// becomes of them. Linear in the plan and the answer.
NetworkMap liveMap(const Plan& plan, const Catalogue& catalogue, const LiveAnswer& answer);

}  // namespace peerplan
