// SPDX-License-Identifier: MIT
#pragma once

/// What a set of gateways means once OGS, not the planner, sends the clients.

#include <vector>

#include "planner/answers/placement.h"
#include "planner/ogs/placement/scaled_costs.h"

namespace peerplan::placement {

/// The placement of the open candidates, without a certificate: every client at the gateway of
/// least cost, of equal ones the lowest index (rule R22, the list in order of candidates), whatever
/// would be best for others. Precondition: `weighted` are the problem's weighted costs.
/// O(clients × |open|).
GatewayPlacement evaluateSet(const PlacementProblem& problem, const ScaledCosts& weighted,
                             const std::vector<Index>& open);

}  // namespace peerplan::placement
