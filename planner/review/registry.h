// SPDX-License-Identifier: MIT
#pragma once

/// Every design rule: the one place that lists them.

#include <span>
#include <string_view>

#include "planner/review/rule.h"

namespace peerplan::reviewing {

/// All rules by area, in a fixed order. Ids are unique.
std::span<const Rule* const> allRules();

/// By id, case folded; nullptr if there is none.
const Rule* findRule(std::string_view id);

}  // namespace peerplan::reviewing
