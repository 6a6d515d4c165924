// SPDX-License-Identifier: MIT
#pragma once

/// Branch and bound for the set of gateways that costs least after its worst single loss.

#include "planner/ogs/placement/median_search.h"

namespace peerplan::placement {

/// The set y of `size` candidates (2 or more), the existing ones among them, of least
/// max over j in y of cost(y without j). Always the same answer and effort for the same arguments.
///
/// The bound: for any candidate j, in y or not, max_j cost(y \ j) is at least the best p-median of
/// size - 1 without j that opens what is settled as open besides j. If j is in y, y \ j is such a
/// set; if not, y without a member that is not settled is one.
Searched searchWorstLoss(const ScaledCosts& costs, std::size_t size, const Incumbent& start,
                         const SearchLimits& limits);

}  // namespace peerplan::placement
