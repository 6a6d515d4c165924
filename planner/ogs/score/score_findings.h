// SPDX-License-Identifier: MIT
#pragma once

/// What a score says that somebody should act on.

#include <vector>

#include "planner/answers/ogs_score.h"

namespace peerplan {

/// Users without a gateway, gateways with more sessions than they take, now and after any one loss,
/// and sites whose clients choose a gateway that is worth less points than the nearest. The gravest
/// first.
std::vector<Finding> scoreFindings(const OgsScoreAnswer& answer);

}  // namespace peerplan
