// SPDX-License-Identifier: MIT
#pragma once

/// What a person types for `ogs select`: options of OGS, noise, and events over days.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"
#include "cli/plan_input.h"
#include "planner/ogs/selection/select.h"

namespace peerplan::cli {

struct OgsOptionsInput {
    /// `NAME=VALUE` of planner/ogs/selection/option_names.h.
    std::vector<std::string> assumed;
};

/// Adds `--assume`, for every command that runs OGS.
void addOgsOptions(Command& command, OgsOptionsInput& input);

/// Throws UsageError for a name with the nearest spelling, or a value with what is taken.
OgsOptions ogsOptions(const OgsOptionsInput& input);

struct OgsSelectInput {
    OgsOptionsInput options;
    std::int64_t days = 0;
    std::vector<std::string> down;
    std::vector<std::string> added;
    std::vector<std::string> visits;
    std::int64_t seed = 1;
    std::int64_t samples = 10000;
    std::int64_t noisePercent = 5;
    bool allSites = false;
};

void addOgsSelectOptions(Command& command, OgsSelectInput& input);

/// Throws UsageError for what names no gateway, site or instant.
SelectInput selectInput(const OgsSelectInput& input, const LoadedPlan& loaded);

/// A gateway of the plan by id, also written as `gateway/…`. Throws UsageError.
GatewayId gatewayPosition(const LoadedPlan& loaded, const std::string& text);

}  // namespace peerplan::cli
