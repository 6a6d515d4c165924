// SPDX-License-Identifier: MIT
#pragma once

/// Where flows that Microsoft starts come in and where their answers leave (rule R6).

#include "planner/answers/inbound.h"
#include "planner/network/network.h"
#include "planner/routing/state.h"

namespace peerplan {

/// The ways of all inbound flows in one state. Evaluates the state twice, and copies the network:
/// for one question about a plan, not for every failure.
InboundAnswer inboundWays(const CompiledNetwork& network, const FailureState& failed = {});

}  // namespace peerplan
