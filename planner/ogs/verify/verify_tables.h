// SPDX-License-Identifier: MIT
#pragma once

/// The answer of `ogs verify` as tables.

#include <vector>

#include "model/table.h"
#include "planner/answers/ogs_verify.h"

namespace peerplan {

/// The verdict with its reasons, gateways, connections with their arithmetic, checks, what to do
/// next, in that order; tables without rows are left out, but for the verdict.
std::vector<Table> verifyTables(const OgsVerifyAnswer& answer);

}  // namespace peerplan
