// SPDX-License-Identifier: MIT
#pragma once

/// What a reader of profiles, gateways and sites should know before trusting OGS (section 1.6 of
/// docs/method/ogs.md, rules R3, R12, R14, R24, R27).

#include <span>
#include <vector>

#include "model/finding.h"
#include "planner/answers/ogs_selection.h"
#include "planner/ogs/selection/choice.h"

namespace peerplan {

/// Findings in the order of their rules OGS-01 to OGS-16, then of the plan's lists. `shared` is
/// what sharedKeys gave, `load` whom the gateways serve.
std::vector<Finding> ogsFindings(const Plan& plan, std::span<const SiteChoice> choices,
                                 std::span<const OgsSharedKey> shared,
                                 std::span<const OgsGatewayAnswer> load, const OgsOptions& options);

}  // namespace peerplan
