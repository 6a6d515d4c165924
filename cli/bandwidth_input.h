// SPDX-License-Identifier: MIT
#pragma once

/// The one call behind `bandwidth` and `report`.

#include <string>
#include <vector>

#include "cli/context.h"
#include "cli/plan_input.h"
#include "planner/answers/bandwidth.h"
#include "planner/answers/state_loads.h"

namespace peerplan::cli {

struct BandwidthInput {
    std::vector<std::string> given;
    std::int64_t threads = 0;
};

/// Adds `--given` and `--threads`.
void addBandwidthOptions(Command& command, BandwidthInput& input);

BandwidthAnswer answerBandwidth(LoadedPlan& loaded, const BandwidthInput& input, Context& context);

/// Every load when `failed` have failed on top of what the input says is down.
StateLoadsAnswer answerStateLoads(LoadedPlan& loaded, const BandwidthInput& input,
                                  const std::vector<std::string>& failed);

}  // namespace peerplan::cli
