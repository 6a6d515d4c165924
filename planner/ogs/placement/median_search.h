// SPDX-License-Identifier: MIT
#pragma once

/// Branch and bound for the best set of gateways of one size.

#include <cstddef>

#include "planner/ogs/placement/relaxation.h"

namespace peerplan::placement {

/// What a search found and proved, as multiples of the scaled costs.
struct Searched {
    Incumbent best{};
    /// No set costs less; equal to the best's cost where that is proven.
    Cost lower = 0;
    Effort effort{};
};

struct SearchLimits {
    std::uint64_t nodes = 0;
    std::uint64_t steps = 0;
};

/// The set of `size` candidates, the existing ones among them, of least cost by the objective.
/// `start` is a set to begin with. Always the same answer and effort for the same arguments.
Searched searchMedian(const ScaledCosts& costs, Objective objective, std::size_t size,
                      const Incumbent& start, const SearchLimits& limits);

}  // namespace peerplan::placement
