// SPDX-License-Identifier: MIT
#pragma once

/// Edits and scenarios: changes to a plan as data, applied all or not at all.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "model/diagnostic.h"
#include "model/fields/place.h"
#include "model/plan.h"

namespace peerplan {

/// What edits leave behind beside the changed plan.
struct EditOutcome {
    /// Component references of `fail`, as peerplan prints them, in the order of the edits.
    std::vector<std::string> failed;
    /// Empty if the edits were applied; else what is wrong with each bad one, with its place below
    /// the one given and the nearest right spelling.
    Diagnostics diagnostics;
};

/// Applies edits in their order. If one is bad the plan stays as it was; what else is wrong is
/// told too. Integrity (checkPlan) is the caller's next question. Linear in the plan.
///
/// - `set` takes an object (`circuit/er-dallas`, `policy`, `tenant`, `plan`) and a field with dots
///   into nested objects; an element of a list is named by its index, id, role, kind or peering
///   (`connections.primary.bfd`). Null unsets. An id is not set: add anew and remove.
/// - `add` takes the key of a list (`circuits`) and an object; or an object and the field of a
///   list in it, and an element.
/// - `remove` takes an object. Lists of names that hold it (perimeters, risk groups and their
///   members, gateways, egresses of a route) lose it, groups of a route that are empty then go,
///   and routes without groups too; findings accepted for it go. A field that names it and
///   nothing else is an error that says which: users of a persona or a link to a site would
///   change the answer in silence. What several edits remove is judged after the last.
/// - `scale-users` multiplies headcounts and rounds; `scale-demand` multiplies demands, inbound
///   flows and measurements of sites, and measurements of elements only where it scales
///   everything. The scope is `region/x`, `site/x` or nothing, which is everything.
/// - `fail` takes a component that the plan has after the edits.
EditOutcome applyEdits(Plan& plan, std::span<const Edit> edits, const Place& place = Place());

struct ScenarioResult {
    /// The plan with the edits of the scenario's parents and its own; unset on errors.
    std::optional<Plan> plan;
    std::vector<std::string> failed;
    Diagnostics diagnostics;
};

/// Applies a scenario of the plan, its parents first, or where the plan has none of that id a
/// ready-made one (model/edit/ready_made.h). Errors: no such scenario, parents in a circle, bad
/// edits.
ScenarioResult applyScenario(const Plan& plan, std::string_view scenario);

}  // namespace peerplan
