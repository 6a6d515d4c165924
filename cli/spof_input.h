// SPDX-License-Identifier: MIT
#pragma once

/// The one call behind `spof` and the report's single points of failure.

#include <string>
#include <vector>

#include "cli/context.h"
#include "cli/plan_input.h"
#include "planner/answers/spof.h"

namespace peerplan::cli {

struct SpofInput {
    std::vector<std::string> given;
    /// Kinds, several in one word with commas between them.
    std::vector<std::string> kinds;
    std::vector<std::string> sites;
    std::vector<std::string> services;
    std::int64_t threads = 0;
};

/// Throws UsageError for a component, kind, site or service that does not exist, with the nearest
/// spelling.
SpofAnswer answerSpof(LoadedPlan& loaded, const SpofInput& input, Context& context);

/// `cut,slow` and further words as kinds, each once. Throws UsageError.
std::vector<SpofKind> spofKindsOf(const std::vector<std::string>& words);

}  // namespace peerplan::cli
