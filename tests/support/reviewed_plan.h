// SPDX-License-Identifier: MIT
#pragma once

/// Plans of examples/, edited as people type it, and reviewed: link peerplan_test_catalogue.

#include <string>
#include <string_view>
#include <vector>

#include "model/diagnostic.h"
#include "model/plan.h"
#include "model/scenario.h"
#include "planner/answers/review.h"
#include "planner/review/review.h"

namespace peerplan::tests {

/// The plan of `examples/<name>/plan.json`. Throws std::runtime_error with what is wrong.
Plan examplePlan(const std::string& name);

/// The plan after edits, one a line as `whatif` reads them, checked for integrity. Throws
/// std::runtime_error with what is wrong.
Plan edited(Plan plan, std::string_view edits);

/// Edits as people type them, one a line.
std::string typedEdits(const std::vector<Edit>& edits);

/// The plan with a scenario of its own applied.
Plan inScenario(const Plan& plan, std::string_view scenario);

/// The review of a plan with the built-in catalogue, all answers worked out.
ReviewAnswer reviewed(const Plan& plan, const ReviewOptions& options = {});

}  // namespace peerplan::tests
