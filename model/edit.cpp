// SPDX-License-Identifier: MIT
#include "model/edit.h"

#include <algorithm>

#include "model/check/known_components.h"
#include "model/component_ref.h"
#include "model/edit/ready_made.h"
#include "model/edit/removal.h"
#include "model/edit/scale.h"
#include "model/edit/target.h"
#include "model/fields/bind.h"
#include "model/fields/scalar.h"
#include "model/fields/spelling.h"
#include "model/fields/tables.h"
#include "model/plan_index.h"

namespace peerplan {
namespace {

using edit::reportPart;

/// Applies edits to a copy of the plan, one after the other.
class Editor {
  public:
    Editor(Plan& plan, EditOutcome& outcome) : m_plan(plan), m_index(plan), m_outcome(outcome) {}

    bool removedAny() const { return m_removedAny; }

    void apply(const Edit& one, const Place& place) {
        switch (one.kind) {
            case EditKind::Set:
                return set(one, place);
            case EditKind::Add:
                return add(one, place);
            case EditKind::Remove:
                return remove(one, place);
            case EditKind::ScaleUsers:
            case EditKind::ScaleDemand:
                return scale(one, place);
            case EditKind::Fail:
                return fail(one, place);
        }
    }

  private:
    Diagnostics& errors() { return m_outcome.diagnostics; }

    void set(const Edit& one, const Place& place) {
        const auto target =
            edit::findTarget(m_plan, m_index, one.object, one.field, place, errors());
        if (!target) return;
        const auto at = edit::findField(*target, place, errors());
        if (!at) return;
        const Place value(&place, "value");
        if (at->field->kind == FieldKind::Id) {
            reportPart(Place(&place, "field"), tr("an id is not set"), std::string(at->field->key),
                       tr("add an object and remove the other"), {}, errors());
        } else if (!one.value.isNull()) {
            bindField(*at->field, at->record, one.value, value, errors());
        } else if (at->field->isRequired) {
            reportPart(value, tr("this must be stated"), "null", expectedFor(*at->field), {},
                       errors());
        } else {
            unset(*at);
        }
        // A whole list may have been set.
        if (at->record == &m_plan) m_index = PlanIndex(m_plan);
    }

    /// Back to what the prototype has.
    static void unset(const edit::FieldTarget& at) {
        const FieldAccess& access = *at.field->access;
        access.clear(at.record);
        const bool single = !at.field->isList && !at.field->isOptional;
        if (single && access.put != nullptr) {
            access.put(at.record, access.get(at.type->prototype, 0));
        }
    }

    void add(const Edit& one, const Place& place) {
        const Field* list = nullptr;
        void* record = &m_plan;
        if (one.field.empty()) {
            list = planType().find(one.object);
        } else {
            const auto target =
                edit::findTarget(m_plan, m_index, one.object, one.field, place, errors());
            const auto at = target ? edit::findField(*target, place, errors()) : std::nullopt;
            if (!at) return;
            list = at->field;
            record = at->record;
        }
        if (list == nullptr || !list->isList || list->kind != FieldKind::Record) {
            reportNoList(one, place);
            return;
        }
        const Place value(&place, "value");
        bindRecord(list->record(), list->access->add(record), one.value, value, errors());
        if (record == &m_plan && holdsObjects(*list)) ownId(*list, one.value, value);
        m_index = PlanIndex(m_plan);
    }

    void reportNoList(const Edit& one, const Place& place) {
        NearestSpelling nearest(one.object);
        std::string lists;
        for (const Field& field : planType().fields) {
            if (!field.isList || field.kind != FieldKind::Record) continue;
            nearest.offer(field.key);
            if (!lists.empty()) lists += ", ";
            lists += field.key;
        }
        const bool whole = one.field.empty();
        reportPart(Place(&place, whole ? "object" : "field"), tr("this is no list of objects"),
                   whole ? one.object : one.field, {tr("one of {words}"), {{"words", lists}}},
                   whole ? nearest.best() : std::string(), errors());
    }

    void ownId(const Field& list, const Value& value, const Place& place) {
        const Value* id = value.find("id");
        if (id == nullptr || id->text() == nullptr || !m_index.has(list.key, *id->text())) return;
        reportPart(Place(&place, "id"), tr("an id that stands twice in its list"), *id->text(),
                   {tr("an id of its own for each {record}"),
                    {{"record", std::string(list.record().name)}}},
                   {}, errors());
    }

    void remove(const Edit& one, const Place& place) {
        const auto target =
            edit::findTarget(m_plan, m_index, one.object, one.field, place, errors());
        if (!target) return;
        if (target->list == nullptr || !target->field.empty()) {
            reportPart(Place(&place, "object"), tr("only a listed object can be removed"),
                       one.object, tr("an object such as circuit/er-dallas"), {}, errors());
            return;
        }
        target->list->access->erase(&m_plan, target->index);
        m_removedAny = true;
        m_index = PlanIndex(m_plan);
    }

    void scale(const Edit& one, const Place& place) {
        edit::Scope scope;
        scope.everything = one.object.empty();
        if (!scope.everything) {
            const auto target =
                edit::findTarget(m_plan, m_index, one.object, one.field, place, errors());
            if (!target) return;
            if (target->type == &recordType<Region>()) {
                scope.region = static_cast<const Region*>(target->record)->id;
            } else if (target->type == &recordType<Site>()) {
                scope.site = static_cast<const Site*>(target->record)->id;
            } else {
                reportPart(Place(&place, "object"), tr("this has no users and no demand"),
                           one.object, tr("region/…, site/… or nothing"), {}, errors());
                return;
            }
        }
        if (!one.factor || !(*one.factor >= 0 && *one.factor <= 1000)) {
            reportPart(Place(&place, "factor"), tr("a scale needs its factor"),
                       one.factor ? numberText(*one.factor) : std::string(),
                       tr("a number from 0 to 1000"), {}, errors());
        } else if (one.kind == EditKind::ScaleUsers) {
            edit::scaleUsers(m_plan, scope, *one.factor);
        } else {
            edit::scaleDemand(m_plan, m_index, scope, *one.factor);
        }
    }

    void fail(const Edit& one, const Place& place) {
        const KnownComponents components(m_plan, m_index);
        if (components.has(one.object)) {
            m_outcome.failed.push_back(canonicalRef(one.object).value_or(one.object));
            return;
        }
        reportPart(Place(&place, "object"), tr("this names no component of the plan"), one.object,
                   tr("a component that the plan has"), components.nearest(one.object), errors());
    }

    Plan& m_plan;
    PlanIndex m_index;
    EditOutcome& m_outcome;
    bool m_removedAny = false;
};

/// The scenario and its parents, the eldest first; nothing, and an error, where they are in a
/// circle or one does not exist.
std::vector<std::size_t> lineage(const Plan& plan, const PlanIndex& index,
                                 std::string_view scenario, Diagnostics& diagnostics) {
    std::vector<std::size_t> out;
    std::string id(scenario);
    while (!id.empty()) {
        const auto i = index.find("scenarios", id);
        if (!i) {
            NearestSpelling nearest(id);
            for (const std::string& known : index.ids("scenarios")) nearest.offer(known);
            for (const std::string_view known : readyMadeScenarios()) nearest.offer(known);
            reportPart(Place(), tr("no such scenario"), id, tr("an id from scenarios"),
                       nearest.best(), diagnostics);
            return {};
        }
        if (std::find(out.begin(), out.end(), *i) != out.end()) {
            reportPart(Place(), tr("scenarios that are parents of each other"), id,
                       tr("a parent that stands on its own"), {}, diagnostics);
            return {};
        }
        out.push_back(*i);
        id = plan.scenarios[*i].parent.id;
    }
    std::reverse(out.begin(), out.end());
    return out;
}

}  // namespace

EditOutcome applyEdits(Plan& plan, std::span<const Edit> edits, const Place& place) {
    EditOutcome out;
    Plan changed = plan;
    Editor editor(changed, out);
    // Failures are asked of the plan as it is after the edits.
    for (const bool failures : {false, true}) {
        for (std::size_t i = 0; i < edits.size(); ++i) {
            if ((edits[i].kind == EditKind::Fail) != failures) continue;
            editor.apply(edits[i], Place(&place, i));
        }
        if (failures || !editor.removedAny() || hasErrors(out.diagnostics)) continue;
        edit::dropRemoved(changed, plan, place, out.diagnostics);
    }
    if (out.diagnostics.empty()) {
        plan = std::move(changed);
    } else {
        out.failed.clear();
    }
    return out;
}

ScenarioResult applyScenario(const Plan& plan, std::string_view scenario) {
    ScenarioResult out;
    const PlanIndex index(plan);
    if (!index.has("scenarios", scenario)) {
        if (const std::optional<Scenario> made = readyMadeScenario(plan, scenario)) {
            Plan changed = plan;
            out.diagnostics = applyEdits(changed, made->edits).diagnostics;
            if (out.diagnostics.empty()) out.plan = std::move(changed);
            return out;
        }
    }
    const std::vector<std::size_t> line = lineage(plan, index, scenario, out.diagnostics);
    Plan changed = plan;
    const Place document;
    const Place list(&document, "scenarios");
    for (const std::size_t i : line) {
        const Place at(&list, i);
        EditOutcome outcome = applyEdits(changed, plan.scenarios[i].edits, Place(&at, "edits"));
        out.failed.insert(out.failed.end(), outcome.failed.begin(), outcome.failed.end());
        for (Diagnostic& diagnostic : outcome.diagnostics) {
            report(out.diagnostics, std::move(diagnostic));
        }
        if (hasErrors(out.diagnostics)) break;
    }
    if (out.diagnostics.empty() && !line.empty()) {
        out.plan = std::move(changed);
    } else {
        out.failed.clear();
    }
    return out;
}

}  // namespace peerplan
