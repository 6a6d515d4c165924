// SPDX-License-Identifier: MIT
#pragma once

/// The call behind `review` and `rules`.

#include <cstdint>
#include <string>
#include <vector>

#include "cli/context.h"
#include "cli/plan_input.h"
#include "planner/answers/review.h"
#include "planner/review/review.h"

namespace peerplan::cli {

/// Areas and rules as people name them, several in one word with commas between. Throws UsageError
/// with the nearest spelling.
ReviewOptions reviewOptions(const std::vector<std::string>& areas,
                            const std::vector<std::string>& rules);

/// Applies edits as `whatif` reads them to the loaded plan, which is then checked again. Throws
/// UsageError for a bad edit, InputError for a plan that does not hold together then.
void applyEditTexts(LoadedPlan& loaded, const std::vector<std::string>& texts);

/// The review of the plan with what its scenario fails down.
ReviewAnswer answerReview(LoadedPlan& loaded, const ReviewOptions& options, std::int64_t threads,
                          Context& context);

}  // namespace peerplan::cli
