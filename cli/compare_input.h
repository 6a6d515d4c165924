// SPDX-License-Identifier: MIT
#pragma once

/// The designs that `compare` and `report --compare` put side by side.

#include <cstdint>
#include <string>
#include <vector>

#include "cli/context.h"
#include "cli/plan_input.h"
#include "planner/answers/compare.h"
#include "planner/compare/study.h"

namespace peerplan::cli {

struct CompareInput {
    /// `base`, scenarios of the plan, further plan files, or `FILE#SCENARIO`.
    std::vector<std::string> designs;
    /// A price book; empty for none.
    std::string prices;
    std::int64_t threads = 0;
};

/// The design of one name beside the plan of `options`. Throws UsageError where the plan has no
/// such scenario, InputError where it cannot be applied.
Design designOf(const PlanOptions& options, const std::string& name);

/// Throws UsageError for prices in another currency than a plan's.
CompareAnswer answerCompare(const PlanOptions& options, const CompareInput& input,
                            Context& context);

}  // namespace peerplan::cli
