// SPDX-License-Identifier: MIT
#pragma once

/// Good sets of gateways for the p-median: greedy start, then swaps of one open for one closed.

#include <vector>

#include "planner/ogs/placement/scaled_costs.h"

namespace peerplan::placement {

/// Sum of what every client pays at the cheapest of the open candidates.
Cost medianCost(const ScaledCosts& costs, const std::vector<Index>& open);

/// Adds to `open` (the existing ones among them), one at a time, the candidate that saves most, to
/// `size` in all; of equal ones the lowest index.
void addGreedily(const ScaledCosts& costs, std::vector<Index>& open, std::size_t size);

/// Swaps while one helps: always the pair that saves most, of equal ones the lowest candidate, then
/// the earliest place in `open`. Existing candidates stay. Returns the cost. Gains, losses and what
/// a pair saves beyond both are kept up to date for the clients that a swap touches (Resende and
/// Werneck 2003, a fast swap-based local search procedure for location problems).
/// Memory candidates × |open|.
Cost interchange(const ScaledCosts& costs, std::vector<Index>& open);

}  // namespace peerplan::placement
