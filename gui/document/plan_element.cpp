// SPDX-License-Identifier: MIT
#include "gui/document/plan_element.h"

#include <algorithm>
#include <charconv>

#include "model/fields/bind.h"
#include "model/fields/scalar.h"
#include "model/fields/tables.h"
#include "model/plan_index.h"

namespace peerplan::gui {
namespace {

/// Back to what the prototype has.
void unset(const RecordType& type, const Field& field, void* record) {
    const FieldAccess& access = *field.access;
    access.clear(record);
    const bool single = !field.isList && !field.isOptional;
    if (single && access.put != nullptr) access.put(record, access.get(type.prototype, 0));
}

std::string textOf(const RecordType& type, const void* record, std::string_view key) {
    const Field* field = type.find(key);
    if (field == nullptr || field->access->get == nullptr || field->access->size(record) == 0) {
        return {};
    }
    const Scalar scalar = field->access->get(record, 0);
    const auto* text = std::get_if<std::string>(&scalar);
    return text == nullptr ? std::string() : *text;
}

/// The kinds of components that are parts of a listed object which the second part of their
/// reference names.
std::string_view ownerKind(std::string_view kind) {
    if (kind == "connection" || kind == "msee") return "circuit";
    if (kind == "control") return "perimeter";
    if (kind == "pop") return "network";
    return kind;
}

std::optional<std::size_t> numberOf(std::string_view text) {
    std::size_t number = 0;
    const char* const end = text.data() + text.size();
    const auto [at, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc() || at != end) return std::nullopt;
    return number;
}

}  // namespace

RecordAt recordOf(const Plan& plan, const PlanElement& element) {
    if (!element.valid() || !element.isObject()) return {&planType(), &plan};
    return {&element.field->record(), element.field->access->at(&plan, element.index)};
}

Value valueOf(const Plan& plan, const PlanElement& element) {
    if (!element.isObject()) return fieldToValue(*element.field, &plan);
    const RecordAt at = recordOf(plan, element);
    return toValue(*at.type, at.record);
}

Diagnostics assign(Plan& plan, const PlanElement& element, const Value& value) {
    const Field& field = *element.field;
    Diagnostics diagnostics;
    // On a plan of its own first: what does not fit must not be half done.
    Plan trial;
    if (!element.isObject()) {
        if (value.isNull()) {
            if (field.isRequired) {
                reportMissing(planType(), field, Place(), diagnostics);
                return diagnostics;
            }
            unset(planType(), field, &plan);
            return diagnostics;
        }
        bindField(field, &trial, value, Place(), diagnostics);
        if (diagnostics.empty()) bindField(field, &plan, value, Place(), diagnostics);
        return diagnostics;
    }
    const RecordType& type = field.record();
    bindRecord(type, field.access->add(&trial), value, Place(), diagnostics);
    if (!diagnostics.empty()) return diagnostics;
    void* record = const_cast<void*>(field.access->at(&plan, element.index));
    for (const Field& inner : type.fields) unset(type, inner, record);
    bindRecord(type, record, value, Place(), diagnostics);
    return diagnostics;
}

Value withValueAt(Value tree, const Steps& steps, Value value) {
    Value* at = &tree;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const bool last = i + 1 == steps.size();
        const Step& step = steps[i];
        if (at->object() == nullptr) *at = Value(Value::Object{});
        Value::Object& members = *at->object();
        auto member = std::find_if(members.begin(), members.end(),
                                   [&](const Value::Member& m) { return m.first == step.key; });
        if (last && !step.index && value.isNull()) {
            if (member != members.end()) members.erase(member);
            return tree;
        }
        if (member == members.end()) {
            members.emplace_back(step.key, Value());
            member = std::prev(members.end());
        }
        at = &member->second;
        if (step.index) {
            if (at->list() == nullptr) *at = Value(Value::List{});
            Value::List& list = *at->list();
            if (last && value.isNull()) {
                if (*step.index < list.size()) {
                    list.erase(list.begin() + static_cast<std::ptrdiff_t>(*step.index));
                }
                return tree;
            }
            if (*step.index >= list.size()) list.resize(*step.index + 1, Value(Value::Object{}));
            at = &list[*step.index];
        }
    }
    *at = std::move(value);
    return tree;
}

std::string referenceOf(const Plan& plan, const PlanElement& element) {
    if (!element.isObject()) return "plan";
    if (!element.field->isList) return std::string(element.field->key);
    const RecordAt at = recordOf(plan, element);
    std::string reference(holdsObjects(*element.field) ? at.type->name : element.field->key);
    reference += '/';
    const std::string id = textOf(*at.type, at.record, "id");
    reference += id.empty() ? std::to_string(element.index) : id;
    return reference;
}

PlanElement elementOf(const Plan& plan, std::string_view reference) {
    const std::size_t slash = reference.find('/');
    if (slash == std::string_view::npos) {
        if (reference == "plan") return {planType().find("name"), 0};
        const Field* part = planType().find(reference);
        const bool single = part != nullptr && part->kind == FieldKind::Record && !part->isList;
        return single ? PlanElement{part, 0} : PlanElement{};
    }
    const std::string_view kind = reference.substr(0, slash);
    std::string_view id = reference.substr(slash + 1);
    const Field* list = listOfKind(ownerKind(kind));
    if (list == nullptr) {
        list = planType().find(kind);
        const auto index = numberOf(id);
        const bool there =
            list != nullptr && list->isList && index && *index < list->access->size(&plan);
        return there ? PlanElement{list, *index} : PlanElement{};
    }
    if (ownerKind(kind) != kind || kind == "provider") id = id.substr(0, id.find('/'));
    for (std::size_t i = 0; i < list->access->size(&plan); ++i) {
        if (textOf(list->record(), list->access->at(&plan, i), "id") == id) return {list, i};
    }
    return {};
}

PlanElement elementAt(const Plan& plan, std::string_view pointer) {
    if (pointer.empty() || pointer.front() != '/') return {};
    pointer.remove_prefix(1);
    const std::size_t slash = pointer.find('/');
    const Field* field = planType().find(pointer.substr(0, slash));
    if (field == nullptr) return {};
    if (field->kind != FieldKind::Record || !field->isList) return {field, 0};
    if (slash == std::string_view::npos) return {};
    const std::string_view rest = pointer.substr(slash + 1);
    const auto index = numberOf(rest.substr(0, rest.find('/')));
    if (!index || *index >= field->access->size(&plan)) return {};
    return {field, *index};
}

std::string labelOf(const Plan& plan, const PlanElement& element) {
    if (!element.isObject()) return plan.name;
    const RecordAt at = recordOf(plan, element);
    std::string label = textOf(*at.type, at.record, "name");
    if (label.empty()) label = textOf(*at.type, at.record, "id");
    if (label.empty()) label = textOf(*at.type, at.record, "rule");
    return label.empty() ? std::string(at.type->name) : label;
}

}  // namespace peerplan::gui
