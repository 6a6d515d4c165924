// SPDX-License-Identifier: MIT
#pragma once

/// Sites that clients cannot tell apart, because their DNS settings make the same location key.

#include <span>
#include <vector>

#include "planner/answers/ogs_selection.h"
#include "planner/ogs/selection/choice.h"

namespace peerplan {

/// For every ordered pair of sites with a key in common (by A1 `complete`: all keys): what someone
/// who measured at the first is led to at the second, and what they lose by it. Pairs that lose
/// nothing are in it with 0 ms. Sorted by loss, the greatest first. `choices` are fresh ones.
/// Quadratic in the sites of one key only.
std::vector<OgsSharedKey> sharedKeys(const Plan& plan, const GatewayRtts& rtts,
                                     std::span<const SiteChoice> choices,
                                     const OgsOptions& options);

}  // namespace peerplan
