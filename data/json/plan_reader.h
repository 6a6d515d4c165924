// SPDX-License-Identifier: MIT
#pragma once

/// Reads a plan from its JSON document.

#include <optional>
#include <string>
#include <string_view>

#include "model/diagnostic.h"
#include "model/plan.h"

namespace peerplan {

struct ReadResult {
    /// Set exactly if there is no error. What the plan says is not checked yet: see
    /// model/plan_check.h.
    std::optional<Plan> plan;
    /// A syntax error or a foreign format alone; else every error of the document, in its order,
    /// with line, column and pointer.
    Diagnostics diagnostics;
};

/// Reads a plan. `fileName` is what the diagnostics call the text. Linear in the text; beside the
/// plan only one element of a list is in memory at a time.
ReadResult readPlan(std::string_view text, std::string_view fileName);

}  // namespace peerplan
