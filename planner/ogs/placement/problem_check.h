// SPDX-License-Identifier: MIT
#pragma once

/// Refuses placement problems that make no sense.

#include "planner/ogs/placement/problem.h"

namespace peerplan::placement {

/// Throws InputError unless sizes fit each other, costs are at least 0 (not NaN), weights are
/// finite and at least 0, existing candidates are candidates, a candidate exists, and the cost of
/// an unserved client is stated where one may be, and is at least every finite cost.
void checkProblem(const PlacementProblem& problem);

/// Throws UsageError unless so many gateways can be added, at least one in all.
void checkCount(const PlacementProblem& problem, std::size_t count);

}  // namespace peerplan::placement
