// SPDX-License-Identifier: MIT
#pragma once

/// Every load in one state: what stands on each element when just this has failed.

#include <vector>

#include "model/catalogue.h"
#include "model/clock.h"
#include "model/plan.h"
#include "model/table.h"
#include "planner/answers/state_loads.h"
#include "planner/network/network.h"
#include "planner/routing/state.h"

namespace peerplan {

/// Load, headroom, class and shedding of every element in `state`, beside the normal state, and
/// what the state cuts. Two evaluations of the network.
StateLoadsAnswer stateLoads(const Plan& plan, const CompiledNetwork& network,
                            const Catalogue& catalogue, const SiteClocks& clocks,
                            const FailureState& state, int threads = 1);

/// One table a kind of element, then what is shed and what is cut.
std::vector<Table> stateLoadsTables(const StateLoadsAnswer& answer);

}  // namespace peerplan
