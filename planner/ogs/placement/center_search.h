// SPDX-License-Identifier: MIT
#pragma once

/// The set of gateways of least radius: binary search over the costs that occur, each decided as a
/// cover.

#include "planner/ogs/placement/median_search.h"

namespace peerplan::placement {

/// The set of `size` candidates, the existing ones among them, of least radius: the greatest cost
/// of a client at its nearest open candidate, or, where one gateway may be lost (size 2 or more),
/// at its second nearest, which is the greatest after the worst single loss. Costs are those of
/// `costs`; clients of weight 0 have cost 0 everywhere and do not count. `start`: at most `size`
/// candidates to begin with, the existing ones among them. Where a cover stays undecided the
/// answer's lower bound stays below its cost. Spare candidates, where fewer suffice, are those that
/// lower the sum of costs most.
Searched searchCenter(const ScaledCosts& costs, std::size_t size, bool oneLost,
                      const std::vector<Index>& start, const SearchLimits& limits);

}  // namespace peerplan::placement
