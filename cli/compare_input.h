// SPDX-License-Identifier: MIT
#pragma once

/// The designs that `compare` and `report --compare` put side by side.

#include <cstdint>
#include <string>
#include <vector>

#include "cli/context.h"
#include "cli/plan_input.h"
#include "planner/answers/compare.h"

namespace peerplan::cli {

struct CompareInput {
    /// `base`, scenarios of the plan, further plan files, or `FILE#SCENARIO`.
    std::vector<std::string> designs;
    /// A price book; empty for none.
    std::string prices;
    std::int64_t threads = 0;
};

/// The designs compared; each file, the catalogue and the clocks of equal sites are read once.
/// Throws UsageError where a plan has no such scenario and for prices in two currencies, InputError
/// where a plan is wrong or a scenario cannot be applied.
CompareAnswer answerCompare(const PlanOptions& options, const CompareInput& input,
                            Context& context);

}  // namespace peerplan::cli
