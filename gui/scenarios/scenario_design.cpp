// SPDX-License-Identifier: MIT
#include "gui/scenarios/scenario_design.h"

#include <utility>

#include "data/catalogue/names.h"
#include "data/time/site_clocks.h"
#include "model/edit.h"
#include "model/edit/ready_made.h"
#include "model/error.h"
#include "model/plan_check.h"

namespace peerplan::gui {

Design designOf(const Plan& plan, const Catalogue& catalogue, const std::string& id) {
    Design design;
    design.name = id.empty() ? "base" : id;
    design.title = plan.name.empty() ? design.name : plan.name;
    design.plan = plan;
    Diagnostics errors;
    if (!id.empty()) {
        ScenarioResult result = applyScenario(plan, id);
        if (!result.plan) throw InputError(std::move(result.diagnostics));
        design.plan = std::move(*result.plan);
        design.failed = std::move(result.failed);
        design.title = id;
        for (const Scenario& scenario : plan.scenarios) {
            if (scenario.id == id) design.title = scenario.label();
        }
        if (const auto made = readyMadeScenario(plan, id); made && design.title == id) {
            design.title = made->label();
        }
    }
    for (const Diagnostic& diagnostic : checkPlan(design.plan, namesOf(catalogue))) {
        if (diagnostic.severity == Severity::Error) errors.push_back(diagnostic);
    }
    design.clocks = resolveClocks(design.plan, errors);
    if (hasErrors(errors)) throw InputError(std::move(errors));
    return design;
}

}  // namespace peerplan::gui
