// SPDX-License-Identifier: MIT
// What the view of scenarios does to the plan, each as one edit.

#include <string>
#include <utility>

#include "data/catalogue/names.h"
#include "data/json/edit_text.h"
#include "gui/scenarios/scenarios_view.h"
#include "gui/words/words.h"
#include "model/edit.h"
#include "model/edit/scenario_list.h"
#include "model/plan_check.h"

namespace peerplan::gui {

Diagnostics ScenariosView::put(const Scenario& scenario, const Text& name) {
    Plan changed = m_document.plan();
    const CatalogueNames names = namesOf(m_document.catalogue());
    Diagnostics faults =
        putScenario(changed, scenario, [&](const Plan& plan) { return checkPlan(plan, names); });
    if (!faults.empty()) return faults;
    m_document.replace(std::move(changed), name);
    choose(scenario.id);
    return {};
}

Diagnostics ScenariosView::addScenario(const std::string& id, const std::string& name) {
    Scenario scenario;
    scenario.id = id;
    scenario.name = name == id ? std::string() : name;
    const std::string parent = current();
    if (find(parent) != nullptr) scenario.parent = Ref<Scenario>(parent);
    if (find(id) != nullptr) {
        Diagnostic fault;
        fault.message = Text("the plan has a scenario {scenario} already", {{"scenario", id}});
        return {fault};
    }
    return put(scenario, Text("Add scenario {scenario}", {{"scenario", scenario.label()}}));
}

Diagnostics ScenariosView::addEdit(const std::string& typed) {
    const Scenario* own = find(current());
    if (own == nullptr) return {};
    EditText read = parseEdit(typed);
    if (!read.edit) return read.diagnostics;
    Scenario scenario = *own;
    scenario.edits.push_back(std::move(*read.edit));
    return put(scenario, Text("Edit scenario {scenario}", {{"scenario", scenario.label()}}));
}

Diagnostics ScenariosView::removeEdit(std::size_t index) {
    const Scenario* own = find(current());
    if (own == nullptr || index >= own->edits.size()) return {};
    Scenario scenario = *own;
    scenario.edits.erase(scenario.edits.begin() + static_cast<std::ptrdiff_t>(index));
    return put(scenario, Text("Edit scenario {scenario}", {{"scenario", scenario.label()}}));
}

Diagnostics ScenariosView::removeScenario() {
    const std::string id = current();
    Plan changed = m_document.plan();
    Diagnostics faults = peerplan::removeScenario(changed, id);
    if (!faults.empty()) return faults;
    m_document.replace(std::move(changed), Text("Remove scenario {scenario}", {{"scenario", id}}));
    return {};
}

Diagnostics ScenariosView::promote() {
    const std::string id = current();
    if (id.empty()) return {};
    ScenarioResult result = applyScenario(m_document.plan(), id);
    if (!result.plan) return std::move(result.diagnostics);
    m_document.replace(std::move(*result.plan),
                       Text("Make scenario {scenario} the plan", {{"scenario", id}}));
    return {};
}

}  // namespace peerplan::gui
