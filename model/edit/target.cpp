// SPDX-License-Identifier: MIT
#include "model/edit/target.h"

#include <charconv>
#include <vector>

#include "model/fields/scalar.h"
#include "model/fields/spelling.h"
#include "model/fields/tables.h"

namespace peerplan::edit {
namespace {

/// Single nested records of the plan that an edit may name, beside the plan itself.
const Field* partOfPlan(std::string_view object) {
    const Field* field = planType().find(object);
    return field != nullptr && field->kind == FieldKind::Record && !field->isList ? field : nullptr;
}

std::vector<std::string> objectWords() {
    std::vector<std::string> out{"plan"};
    for (const Field& field : planType().fields) {
        if (partOfPlan(field.key) != nullptr) out.emplace_back(field.key);
        if (holdsObjects(field)) out.push_back(std::string(field.record().name) + '/');
    }
    return out;
}

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& word : words) {
        if (!out.empty()) out += ", ";
        out += word;
    }
    return out;
}

std::optional<Target> listed(Plan& plan, const PlanIndex& index, const Field& list,
                             const std::string& id, const std::string& field, const Place& place,
                             Diagnostics& diagnostics) {
    Target out;
    out.type = &list.record();
    out.list = &list;
    std::string name = id;
    std::string rest = field;
    while (true) {
        if (const auto i = index.find(list.key, name)) {
            out.index = *i;
            out.record = const_cast<void*>(list.access->at(&plan, *i));
            out.field = rest;
            return out;
        }
        const std::size_t dot = rest.find('.');
        if (rest.empty()) break;
        name += '.';
        name += rest.substr(0, dot);
        rest = dot == std::string::npos ? std::string() : rest.substr(dot + 1);
    }
    std::string suggestion = nearestSpelling(id, index.ids(list.key));
    if (!suggestion.empty()) suggestion = std::string(list.record().name) + '/' + suggestion;
    reportPart(Place(&place, "object"), tr("this names nothing in the plan"),
               std::string(list.record().name) + '/' + id,
               {tr("an id from {list}"), {{"list", std::string(list.key)}}}, std::move(suggestion),
               diagnostics);
    return std::nullopt;
}

/// The element of a list that a step names: by index or by what tells its elements apart.
std::optional<std::size_t> elementOf(const Field& list, const void* record,
                                     const std::string& step) {
    const std::size_t n = list.access->size(record);
    std::size_t number = 0;
    const char* end = step.data() + step.size();
    const auto read = std::from_chars(step.data(), end, number);
    if (read.ec == std::errc() && read.ptr == end) {
        return number < n ? std::optional(number) : std::nullopt;
    }
    for (const char* key : {"id", "role", "kind", "persona", "peering"}) {
        const Field* name = list.record().find(key);
        if (name == nullptr || name->isList) continue;
        for (std::size_t i = 0; i < n; ++i) {
            const void* element = list.access->at(record, i);
            if (name->access->size(element) == 0) continue;
            const Value value = scalarToValue(*name, name->access->get(element, 0));
            if (value.text() != nullptr && *value.text() == step) return i;
        }
    }
    return std::nullopt;
}

}  // namespace

void reportPart(const Place& place, Text message, std::string found, Text expected,
                std::string suggestion, Diagnostics& diagnostics) {
    Diagnostic d;
    d.pointer = place.pointer();
    d.message = std::move(message);
    d.found = std::move(found);
    d.expected = std::move(expected);
    d.suggestion = std::move(suggestion);
    report(diagnostics, std::move(d));
}

std::optional<Target> findTarget(Plan& plan, const PlanIndex& index, const std::string& object,
                                 const std::string& field, const Place& place,
                                 Diagnostics& diagnostics) {
    const std::size_t slash = object.find('/');
    if (slash != std::string::npos) {
        if (const Field* list = listOfKind(std::string_view(object).substr(0, slash))) {
            return listed(plan, index, *list, object.substr(slash + 1), field, place, diagnostics);
        }
    } else if (object == "plan") {
        return Target{&planType(), &plan, nullptr, 0, field};
    } else if (const Field* part = partOfPlan(object)) {
        return Target{&part->record(), const_cast<void*>(part->access->at(&plan, 0)), nullptr, 0,
                      field};
    }
    const std::vector<std::string> words = objectWords();
    const std::string kind = object.substr(0, slash == std::string::npos ? slash : slash + 1);
    std::string suggestion = nearestSpelling(kind, words);
    if (!suggestion.empty() && slash != std::string::npos) suggestion += object.substr(slash + 1);
    reportPart(Place(&place, "object"), tr("no such kind of object"), object,
               {tr("one of {words}"), {{"words", joined(words)}}}, std::move(suggestion),
               diagnostics);
    return std::nullopt;
}

std::optional<FieldTarget> findField(const Target& from, const Place& place,
                                     Diagnostics& diagnostics) {
    const Place at(&place, "field");
    FieldTarget out{from.type, from.record, nullptr};
    std::string_view rest = from.field;
    if (rest.empty()) {
        reportPart(at, tr("the field is missing"), {},
                   {tr("a key of a {record}"), {{"record", std::string(from.type->name)}}}, {},
                   diagnostics);
        return std::nullopt;
    }
    while (true) {
        std::size_t dot = rest.find('.');
        const std::string step(rest.substr(0, dot));
        rest = dot == std::string_view::npos ? std::string_view() : rest.substr(dot + 1);
        out.field = out.type->find(step);
        if (out.field == nullptr) {
            NearestSpelling nearest(step);
            for (const Field& field : out.type->fields) nearest.offer(field.key);
            reportPart(at, tr("unknown key"), step,
                       {tr("a key of a {record}"), {{"record", std::string(out.type->name)}}},
                       nearest.best(), diagnostics);
            return std::nullopt;
        }
        if (dot == std::string_view::npos) return out;
        if (out.field->kind != FieldKind::Record) {
            reportPart(at, tr("nothing is nested in this field"), step, tr("the whole field"), {},
                       diagnostics);
            return std::nullopt;
        }
        const FieldAccess& access = *out.field->access;
        std::size_t element = 0;
        if (out.field->isList) {
            dot = rest.find('.');
            const std::string name(rest.substr(0, dot));
            const auto found = elementOf(*out.field, out.record, name);
            if (!found || dot == std::string_view::npos) {
                reportPart(at,
                           found ? tr("the field of the element is missing")
                                 : tr("the list has no such element"),
                           name, tr("an index, an id or a role, then a dot and a key"), {},
                           diagnostics);
                return std::nullopt;
            }
            element = *found;
            rest = rest.substr(dot + 1);
        } else if (access.size(out.record) == 0) {
            access.add(out.record);
        }
        out.type = &out.field->record();
        out.record = const_cast<void*>(access.at(out.record, element));
    }
}

}  // namespace peerplan::edit
