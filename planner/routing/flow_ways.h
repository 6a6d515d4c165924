// SPDX-License-Identifier: MIT
#pragma once

/// The way through the WAN that traffic of a site takes to an egress.

#include <vector>

#include "planner/answers/egress_flows.h"
#include "planner/routing/state.h"

namespace peerplan {

/// Fills `via` and `crosses` of every flow: the way of the greatest share that its site sends to
/// that egress in the workspace's state, through its perimeter (rules W1, W4, R7); of ways of equal
/// cost the one by the first arcs. A flow whose site does not take the egress in this state keeps
/// neither. Linear in the flows and the hops of their ways.
void addFlowWays(const Workspace& state, std::vector<EgressFlow>& flows);

}  // namespace peerplan
