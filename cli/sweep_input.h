// SPDX-License-Identifier: MIT
#pragma once

/// The one call behind `sweep` and the sweeps of `report`.

#include <cstdint>
#include <string>
#include <vector>

#include "cli/command.h"
#include "cli/context.h"
#include "cli/plan_input.h"
#include "planner/answers/sweep.h"

namespace peerplan::cli {

struct SweepInput {
    std::int64_t depth = 1;
    std::vector<std::string> only;
    bool leaves = false;
    std::int64_t maxPairs = 1'000'000;
    std::int64_t worst = 10;
    std::string minProbability;
    std::vector<std::string> given;
    std::int64_t threads = 0;
};

/// Adds `--depth`, `--only` and the rest.
void addSweepOptions(Command& command, SweepInput& input);

/// Throws UsageError for a kind of failure or a component that does not exist.
SweepAnswer answerSweep(LoadedPlan& loaded, const SweepInput& input, Context& context);

}  // namespace peerplan::cli
