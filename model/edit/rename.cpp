// SPDX-License-Identifier: MIT
#include "model/edit/rename.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "model/component_ref.h"
#include "model/edit/target.h"
#include "model/fields/bind.h"
#include "model/fields/tables.h"
#include "model/plan_index.h"

namespace peerplan {
namespace {

/// A listed object by the key of its list and its id.
struct Named {
    std::string_view list;
    std::string id;
};

/// The list whose object the second part of a reference names; empty for what has none.
std::string_view listBehind(std::string_view kind) {
    if (kind == "connection") return "circuits";
    if (kind == "control") return "perimeters";
    if (kind == "resolver") return "sites";
    const Field* list = listOfKind(kind);
    return list == nullptr ? std::string_view() : list->key;
}

std::optional<Named> namedBy(std::string_view object) {
    const std::size_t slash = object.find('/');
    if (slash == std::string_view::npos) return std::nullopt;
    const Field* list = listOfKind(object.substr(0, slash));
    if (list == nullptr) return std::nullopt;
    return Named{list->key, std::string(object.substr(slash + 1))};
}

/// The reference with the other id in it, if it is of the object or of a part of it.
std::optional<std::string> withId(std::string_view reference, const Named& named,
                                  std::string_view id) {
    const std::string text = canonicalRef(reference).value_or(std::string(reference));
    const std::size_t slash = text.find('/');
    if (slash == std::string::npos) return std::nullopt;
    if (listBehind(std::string_view(text).substr(0, slash)) != named.list) return std::nullopt;
    const std::size_t end = std::min(text.find_first_of("/#", slash + 1), text.size());
    if (text.compare(slash + 1, end - slash - 1, named.id) != 0) return std::nullopt;
    std::string out = text.substr(0, slash + 1);
    out += id;
    out += text.substr(end);
    return out;
}

/// Visits what names the object; writes the other id there if it was given one.
class Walk {
  public:
    Walk(const Named& named, const PlanIndex& index, const std::string* id)
        : m_named(named), m_index(index), m_id(id) {}

    std::vector<NamingPlace> found;
    Diagnostics diagnostics;

    void record(const RecordType& type, void* record, const Place& place) {
        if (&type == &recordType<Edit>()) return edit(*static_cast<Edit*>(record), place);
        for (const Field& field : type.fields) {
            const Place at(&place, field.key);
            if (field.kind == FieldKind::Record) {
                for (std::size_t i = 0; i < field.access->size(record); ++i) {
                    this->record(field.record(), const_cast<void*>(field.access->at(record, i)),
                                 field.isList ? Place(&at, i) : at);
                }
            } else if (mayName(type, field)) {
                scalars(field, record, at);
            }
        }
    }

  private:
    /// The id as it is to be; as it is where nothing is to be changed.
    const std::string& id() const { return m_id == nullptr ? m_named.id : *m_id; }

    bool mayName(const RecordType& type, const Field& field) const {
        if (field.kind == FieldKind::Reference) return field.target == m_named.list;
        return field.kind == FieldKind::Component ||
               (&type == &recordType<Accepted>() && field.key == "object");
    }

    /// What stands in a field that may name the object, as it is to be; nothing if it names
    /// another.
    std::optional<std::string> renamed(const Field& field, const std::string& text) const {
        if (field.kind != FieldKind::Reference) return withId(text, m_named, id());
        return text == m_named.id ? std::optional(id()) : std::nullopt;
    }

    void scalars(const Field& field, void* record, const Place& place) {
        const FieldAccess& access = *field.access;
        std::vector<std::string> texts;
        bool changed = false;
        for (std::size_t i = 0; i < access.size(record); ++i) {
            texts.push_back(std::get<std::string>(access.get(record, i)));
            const auto other = renamed(field, texts.back());
            if (!other) continue;
            note(field.isList ? Place(&place, i) : place, texts.back());
            texts.back() = *other;
            changed = true;
        }
        if (!changed || m_id == nullptr) return;
        if (field.isList) access.clear(record);
        for (std::string& text : texts) access.put(record, std::move(text));
    }

    void note(const Place& place, const std::string& text) {
        if (m_id == nullptr) found.push_back({place.pointer(), text});
    }

    void edit(Edit& edit, const Place& place) {
        const Place object(&place, "object");
        if (edit.kind == EditKind::Fail) {
            const auto other = withId(edit.object, m_named, id());
            if (!other) return;
            note(object, edit.object);
            if (m_id != nullptr) edit.object = *other;
            return;
        }
        const RecordType* type = nullptr;
        std::string path = edit.field;
        if (edit.kind == EditKind::Add && edit.field.empty()) {
            const Field* list = planType().find(edit.object);
            if (list == nullptr || list->kind != FieldKind::Record) return;
            added(*list, edit.value, Place(&place, "value"));
            return;
        }
        const std::size_t slash = edit.object.find('/');
        if (slash == std::string::npos) {
            const Field* part = planType().find(edit.object);
            if (edit.object == "plan") type = &planType();
            if (part != nullptr && part->kind == FieldKind::Record) type = &part->record();
        } else if (const Field* list = listOfKind(std::string_view(edit.object).substr(0, slash))) {
            type = &list->record();
            std::string name = edit.object.substr(slash + 1);
            splitName(*list, name, path);
            if (list->key == m_named.list && name == m_named.id) {
                note(object, edit.object);
                if (m_id != nullptr) {
                    edit.object.replace(slash + 1, std::string::npos, *m_id);
                    edit.field = path;
                }
            }
        }
        if (type != nullptr) valueAt(*type, path, edit.value, Place(&place, "value"));
    }

    /// Ids may hold dots, so that an object may end within the field (model/edit/target.h).
    void splitName(const Field& list, std::string& name, std::string& path) const {
        std::string longer = name;
        std::string rest = path;
        while (!m_index.has(list.key, longer)) {
            if (rest.empty()) return;
            const std::size_t dot = rest.find('.');
            longer += '.';
            longer += rest.substr(0, dot);
            rest = dot == std::string::npos ? std::string() : rest.substr(dot + 1);
        }
        name = std::move(longer);
        path = std::move(rest);
    }

    /// An object that a scenario adds: what stands for the object again after it was removed goes
    /// by its new id too.
    void added(const Field& list, Value& value, const Place& place) {
        if (list.key == m_named.list && value.object() != nullptr) {
            for (Value::Member& member : *value.object()) {
                if (member.first != "id" || member.second.text() == nullptr) continue;
                if (*member.second.text() == m_named.id) {
                    put(member.second, id(), Place(&place, "id"));
                } else if (m_id != nullptr && *member.second.text() == *m_id) {
                    edit::reportPart(Place(&place, "id"),
                                     tr("a scenario adds an object of that id"), *m_id,
                                     tr("an id that no scenario uses"), {}, diagnostics);
                }
            }
        }
        tree(list.record(), value, place);
    }

    void put(Value& value, const std::string& other, const Place& place) {
        note(place, *value.text());
        if (m_id != nullptr) value = Value(other);
    }

    /// What an edit sets, by the field that its path leads to.
    void valueAt(const RecordType& start, std::string_view path, Value& value, const Place& place) {
        const RecordType* type = &start;
        while (!path.empty()) {
            std::size_t dot = path.find('.');
            const Field* field = type->find(path.substr(0, dot));
            path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
            if (field == nullptr) return;
            if (path.empty()) return fieldValue(*type, *field, value, place);
            if (field->kind != FieldKind::Record) return;
            if (field->isList) {
                dot = path.find('.');
                path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
            }
            type = &field->record();
        }
    }

    void tree(const RecordType& type, Value& value, const Place& place) {
        if (value.object() == nullptr) return;
        for (Value::Member& member : *value.object()) {
            const Field* field = type.find(member.first);
            if (field != nullptr) {
                fieldValue(type, *field, member.second, Place(&place, member.first));
            }
        }
    }

    void fieldValue(const RecordType& type, const Field& field, Value& value, const Place& place) {
        if (Value::List* list = value.list()) {
            // An element that is added is of the list's type, as are those that are set.
            for (std::size_t i = 0; i < list->size(); ++i) {
                fieldValue(type, field, (*list)[i], Place(&place, i));
            }
        } else if (field.kind == FieldKind::Record) {
            tree(field.record(), value, place);
        } else if (value.text() != nullptr && mayName(type, field)) {
            const auto other = renamed(field, *value.text());
            if (other) put(value, *other, place);
        }
    }

    const Named& m_named;
    const PlanIndex& m_index;
    const std::string* m_id;
};

}  // namespace

std::vector<NamingPlace> placesNaming(const Plan& plan, std::string_view object) {
    const std::optional<Named> named = namedBy(object);
    if (!named) return {};
    const PlanIndex index(plan);
    if (!index.has(named->list, named->id)) return {};
    Walk walk(*named, index, nullptr);
    // Without an id it only looks.
    walk.record(planType(), const_cast<Plan*>(&plan), Place());
    return std::move(walk.found);
}

Diagnostics renameObject(Plan& plan, std::string_view object, std::string_view id) {
    Diagnostics diagnostics;
    const PlanIndex index(plan);
    const auto target =
        edit::findTarget(plan, index, std::string(object), {}, Place(), diagnostics);
    if (!target) return diagnostics;
    if (target->list == nullptr) {
        edit::reportPart(Place(), tr("this has no id"), std::string(object),
                         tr("an object such as circuit/er-dallas"), {}, diagnostics);
        return diagnostics;
    }
    const Field& list = *target->list;
    // By the reader's own rule for ids, on an object of its own.
    const Field& idField = *list.record().find("id");
    Plan trial;
    bindField(idField, list.access->add(&trial), Value(id), Place(), diagnostics);
    const std::optional<Named> named = namedBy(object);
    if (!diagnostics.empty() || id == named->id) return diagnostics;
    if (index.has(list.key, id)) {
        edit::reportPart(Place(), tr("an id that stands twice in its list"), std::string(id),
                         {tr("an id of its own for each {record}"),
                          {{"record", std::string(target->type->name)}}},
                         {}, diagnostics);
        return diagnostics;
    }
    Plan changed = plan;
    const std::string other(id);
    Walk walk(*named, index, &other);
    walk.record(planType(), &changed, Place());
    if (!walk.diagnostics.empty()) return std::move(walk.diagnostics);
    idField.access->put(const_cast<void*>(list.access->at(&changed, target->index)), other);
    plan = std::move(changed);
    return {};
}

std::string afterRename(std::string_view reference, std::string_view object, std::string_view id) {
    const std::optional<Named> named = namedBy(object);
    if (!named) return std::string(reference);
    return withId(reference, *named, id).value_or(std::string(reference));
}

}  // namespace peerplan
