// SPDX-License-Identifier: MIT
#include "model/edit/scenario_list.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "model/edit.h"
#include "model/edit/target.h"
#include "model/fields/scalar.h"
#include "model/fields/spelling.h"

namespace peerplan {
namespace {

std::size_t positionOf(const Plan& plan, std::string_view id) {
    const auto found = std::find_if(plan.scenarios.begin(), plan.scenarios.end(),
                                    [&](const Scenario& one) { return one.id == id; });
    return static_cast<std::size_t>(found - plan.scenarios.begin());
}

std::vector<std::string> idsOf(const Plan& plan) {
    std::vector<std::string> ids;
    for (const Scenario& scenario : plan.scenarios) ids.push_back(scenario.id);
    return ids;
}

/// The scenario and all below it, parents before children. Parents in a circle end nothing here:
/// each scenario comes once.
std::vector<std::string> family(const Plan& plan, const std::string& id) {
    std::vector<std::string> out{id};
    for (std::size_t i = 0; i < out.size(); ++i) {
        for (const Scenario& scenario : plan.scenarios) {
            if (scenario.parent.id != out[i]) continue;
            if (std::find(out.begin(), out.end(), scenario.id) == out.end()) {
                out.push_back(scenario.id);
            }
        }
    }
    return out;
}

/// What applying a scenario says that was not told of an earlier one.
void tellOf(const Plan& plan, const std::string& id, const PlanCheck& check, Diagnostics& all) {
    const auto tell = [&](Diagnostic found) {
        const bool told = std::any_of(all.begin(), all.end(), [&](const Diagnostic& other) {
            return other.pointer == found.pointer && other.message == found.message &&
                   other.found == found.found;
        });
        if (!told) report(all, std::move(found));
    };
    const ScenarioResult result = applyScenario(plan, id);
    for (const Diagnostic& diagnostic : result.diagnostics) tell(diagnostic);
    if (!result.plan) return;
    for (Diagnostic& diagnostic : check(*result.plan)) {
        if (diagnostic.severity != Severity::Error) continue;
        // The place in the plan with the edits is in no file that anybody has.
        const Place document;
        const Place list(&document, "scenarios");
        diagnostic.pointer = Place(&list, positionOf(plan, id)).pointer();
        tell(std::move(diagnostic));
    }
}

}  // namespace

Diagnostics putScenario(Plan& plan, Scenario scenario, const PlanCheck& check) {
    Diagnostics diagnostics;
    Plan changed = plan;
    const std::string id = scenario.id;
    if (!isId(id)) {
        edit::reportPart(Place(), tr("no id for a scenario"), id,
                         tr("small letters, digits, '.', '_' and '-', a letter or digit first"), {},
                         diagnostics);
        return diagnostics;
    }
    const std::size_t at = positionOf(plan, id);
    const Ref<Scenario> parent = scenario.parent;
    if (at == changed.scenarios.size()) {
        changed.scenarios.push_back(std::move(scenario));
    } else {
        changed.scenarios[at] = std::move(scenario);
    }
    if (!parent.empty() && positionOf(changed, parent.id) == changed.scenarios.size()) {
        const Place document;
        const Place list(&document, "scenarios");
        const Place own(&list, at);
        edit::reportPart(Place(&own, "parent"), tr("no such scenario"), parent.id,
                         tr("an id from scenarios"), nearestSpelling(parent.id, idsOf(plan)),
                         diagnostics);
        return diagnostics;
    }
    // Of the plan itself first: an id of a wrong form, say, is no matter of the edits.
    for (Diagnostic& diagnostic : check(changed)) {
        if (diagnostic.severity == Severity::Error) report(diagnostics, std::move(diagnostic));
    }
    if (diagnostics.empty()) {
        for (const std::string& one : family(changed, id)) {
            tellOf(changed, one, check, diagnostics);
        }
    }
    if (diagnostics.empty()) plan = std::move(changed);
    return diagnostics;
}

Diagnostics removeScenario(Plan& plan, std::string_view id) {
    Diagnostics diagnostics;
    const std::size_t at = positionOf(plan, id);
    if (at == plan.scenarios.size()) {
        edit::reportPart(Place(), tr("no such scenario"), std::string(id),
                         tr("an id from scenarios"), nearestSpelling(id, idsOf(plan)), diagnostics);
        return diagnostics;
    }
    for (const Scenario& scenario : plan.scenarios) {
        if (scenario.parent.id != id) continue;
        edit::reportPart(Place(), {tr("scenario {child} is built on it"), {{"child", scenario.id}}},
                         std::string(id), tr("a scenario that is no other's parent"), {},
                         diagnostics);
    }
    if (diagnostics.empty()) {
        plan.scenarios.erase(plan.scenarios.begin() + static_cast<std::ptrdiff_t>(at));
    }
    return diagnostics;
}

}  // namespace peerplan
