// SPDX-License-Identifier: MIT
#pragma once

/// The calls behind `ogs score`, `ogs place`, and the report's section on VPN gateways.

#include <cstdint>
#include <string>
#include <vector>

#include "cli/ogs_select_input.h"
#include "cli/plan_input.h"
#include "planner/answers/ogs_place.h"
#include "planner/answers/ogs_score.h"
#include "planner/answers/ogs_selection.h"

namespace peerplan::cli {

/// Throws UsageError for what names no gateway, site or instant.
OgsSelectionAnswer answerOgsSelection(LoadedPlan& loaded, const OgsSelectInput& input);

struct OgsScoreInput {
    OgsOptionsInput options;
    /// Four numbers with commas between them.
    std::string weights = "50,10,25,15";
};

/// Throws UsageError for weights that are no four numbers, InputError where nothing can be scored.
OgsScoreAnswer answerOgsScore(LoadedPlan& loaded, const OgsScoreInput& input);

struct OgsPlaceInput {
    OgsOptionsInput options;
    std::int64_t count = 1;
    /// `sites`, `metros`, names of sites and metros; several in one word with commas between them.
    std::vector<std::string> candidates;
    std::int64_t survive = 0;
    bool center = false;
    /// A file with round-trip times, in place of the model.
    std::string rtts;
    std::int64_t threads = 0;
};

/// Throws UsageError for a candidate that does not exist, or more gateways than fit.
OgsPlaceAnswer answerOgsPlace(LoadedPlan& loaded, const OgsPlaceInput& input);

}  // namespace peerplan::cli
