// SPDX-License-Identifier: MIT
#pragma once

/// The load that was measured on egresses and links and that a plan does not explain (rule D4).

#include "model/clock.h"
#include "model/plan.h"
#include "planner/bandwidth/demand.h"
#include "planner/network/network.h"
#include "planner/routing/state.h"

namespace peerplan {

/// Adds the baselines of measured elements (rule D4): of what a measurement includes, the part that
/// the plan's own traffic in `normal` (evaluated with `planned.traffic`) does not explain. On a
/// circuit or an Internet egress it becomes demand of its site that fails over like a flow of its
/// peering, on a link it stays. `normal` is of no use afterwards.
void addBaselines(PlannedTraffic& planned, const Plan& plan, const CompiledNetwork& network,
                  const SiteClocks& clocks, const Workspace& normal);

}  // namespace peerplan
