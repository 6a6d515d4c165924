// SPDX-License-Identifier: MIT
#pragma once

/// What a set of gateways costs after the loss of each one of them, and sets that lose little.

#include <vector>

#include "planner/ogs/placement/problem.h"
#include "planner/ogs/placement/relaxation.h"

namespace peerplan::placement {

/// The cost of `open` without its s-th member, for every s: its clients move to their next-ranked
/// one (rule R26 without backup lists), and are unserved where it was the only one.
std::vector<Cost> costsAfterLoss(const ScaledCosts& costs, const std::vector<Index>& open);

/// What the rule makes of the costs after each loss: their sum (MeanLoss), which is |open| times
/// their mean, or the greatest (WorstLoss).
Cost lossObjective(SurviveRule rule, const std::vector<Cost>& afterLoss);

/// Swaps one open candidate for a closed one while that lowers the rule's objective, always the
/// first swap found; existing candidates stay. Stops after a fixed amount of work.
/// O(clients) a swap tried.
Incumbent improveLoss(const ScaledCosts& costs, SurviveRule rule, std::vector<Index> open);

}  // namespace peerplan::placement
