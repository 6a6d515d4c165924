// SPDX-License-Identifier: MIT
#pragma once

/// The options of OGS by the words that a person writes: one list for the command line and docs.

#include <string>
#include <string_view>
#include <vector>

#include "planner/ogs/selection/options.h"

namespace peerplan {

struct OgsOptionName {
    /// Such as `cache-match`.
    std::string name;
    /// Where it is explained: A1, R8, 1.3.
    std::string source;
    /// What it takes, the default first: `any|complete`, `no|yes`, or a unit such as `ms`.
    std::string takes;
    std::string fallback;
};

/// In the order of the ambiguities, then of the rules.
const std::vector<OgsOptionName>& ogsOptionNames();

/// Sets `name` to `value`; false where the option does not take it or there is no such option.
bool setOgsOption(OgsOptions& options, std::string_view name, std::string_view value);

}  // namespace peerplan
