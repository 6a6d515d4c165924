// SPDX-License-Identifier: MIT
#pragma once

/// What `availability` and `report` ask of the planner about minutes without a service.

#include <cstdint>
#include <string>
#include <vector>

#include "cli/context.h"
#include "cli/plan_input.h"
#include "planner/answers/availability.h"
#include "planner/network/network.h"

namespace peerplan::cli {

struct AvailabilityInput {
    std::vector<std::string> given;
    /// Empty is all.
    std::vector<std::string> sites;
    std::vector<std::string> services;
    std::int64_t threads = 0;
};

/// Throws UsageError with the nearest spelling for a name that does not exist.
AvailabilityAnswer answerAvailability(const LoadedPlan& loaded, const CompiledNetwork& network,
                                      const AvailabilityInput& input, Context& context);

}  // namespace peerplan::cli
