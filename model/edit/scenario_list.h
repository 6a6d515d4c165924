// SPDX-License-Identifier: MIT
#pragma once

/// Changes to a plan's list of scenarios that leave every scenario applicable.

#include <functional>
#include <string>
#include <string_view>

#include "model/diagnostic.h"
#include "model/plan.h"

namespace peerplan {

/// What else must hold of a plan with edits applied: checkPlan with the catalogue's names.
using PlanCheck = std::function<Diagnostics(const Plan&)>;

/// Adds a scenario, or replaces the one of its id where it stands. The plan then has it, or, where
/// anything is wrong, stays as it was and the errors are returned: a parent that does not exist or
/// makes a circle, edits of it or of a scenario below it that cannot be applied, a plan with them
/// that has errors. Pointers start at the scenario's own place, such as `/scenarios/2/edits/0`.
/// Linear in the plan times the scenarios below it.
Diagnostics putScenario(Plan& plan, Scenario scenario, const PlanCheck& check);

/// Removes a scenario, unless it is the parent of others or does not exist: then the plan stays as
/// it was and the error says so.
Diagnostics removeScenario(Plan& plan, std::string_view id);

}  // namespace peerplan
