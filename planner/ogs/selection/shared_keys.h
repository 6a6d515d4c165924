// SPDX-License-Identifier: MIT
#pragma once

/// Sites that clients cannot tell apart, because their DNS settings make the same location key.

#include <span>
#include <vector>

#include "planner/answers/ogs_selection.h"
#include "planner/ogs/selection/choice.h"

namespace peerplan {

/// For every site that has a key in common with others (by A1 `complete`: all keys), and every
/// gateway that results from one of those lead to there: the first such other site in the plan,
/// and what is lost by it. What loses nothing is left out. Sorted by loss, the greatest first.
/// `choices` are fresh ones. Linear in sites × gateways that sites of one key choose.
std::vector<OgsSharedKey> sharedKeys(const Plan& plan, const GatewayRtts& rtts,
                                     std::span<const SiteChoice> choices,
                                     const OgsOptions& options);

}  // namespace peerplan
