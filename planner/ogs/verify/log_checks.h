// SPDX-License-Identifier: MIT
#pragma once

/// The checks that need the log alone: V1, V2, V6, V9, V10, and what rules R2, R3 and R7 explain.

#include <optional>
#include <string>
#include <vector>

#include "planner/answers/ogs_verify.h"
#include "planner/ogs/verify/attempts.h"
#include "planner/ogs/verify/evidence.h"

namespace peerplan {

/// Appends the checks of every attempt, attempt by attempt.
void checkLog(const std::vector<Attempt>& attempts, const OgsEvidence& evidence,
              std::vector<OgsCheck>& checks);

/// `(219 218 -)`.
std::string tripleText(const std::vector<std::optional<std::int64_t>>& ms);

}  // namespace peerplan
