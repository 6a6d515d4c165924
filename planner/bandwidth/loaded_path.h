// SPDX-License-Identifier: MIT
#pragma once

/// The way of a flow with the loads that the plan's traffic lays on it.

#include <cstdint>

#include "model/catalogue.h"
#include "model/clock.h"
#include "model/plan.h"
#include "planner/answers/path.h"
#include "planner/network/network.h"
#include "planner/routing/state.h"

namespace peerplan {

/// `path` in a state, each hop with its load in the element's own busiest quarter-hour of that
/// state (rule H1). The plan is the one that the network was compiled from. Time: one evaluation.
PathAnswer loadedPath(const Plan& plan, const CompiledNetwork& network, const Catalogue& catalogue,
                      const SiteClocks& clocks, const FailureState& state, SiteId site,
                      std::uint32_t service);

}  // namespace peerplan
