// SPDX-License-Identifier: MIT
// What the field table says of every record: ids unique, required fields there, references to what
// exists, nothing twice in a list of names.
#include <unordered_set>

#include "model/check/context.h"
#include "model/component_ref.h"
#include "model/fields/scalar.h"
#include "model/fields/tables.h"

namespace peerplan::check {
namespace {

class ReferenceWalk {
  public:
    explicit ReferenceWalk(Context& context) : m_context(context) {}

    void record(const RecordType& type, const void* record, const Place& place) {
        for (const Field& field : type.fields) {
            const Place at(&place, field.key);
            if (field.kind == FieldKind::Tree) continue;
            const std::size_t n = field.access->size(record);
            if (field.kind == FieldKind::Record) {
                if (field.isList && hasIds(field)) uniqueIds(field, record, at);
                for (std::size_t i = 0; i < n; ++i) {
                    const Place inner = field.isList ? Place(&at, i) : at;
                    this->record(field.record(), field.access->at(record, i), inner);
                }
                continue;
            }
            if (!namesSomething(field)) continue;
            if (!field.isList && n == 1) single(field, record, at);
            if (field.isList) list(field, record, n, at);
        }
    }

  private:
    static bool hasIds(const Field& field) {
        const Field* id = field.record().find("id");
        return id != nullptr && id->kind == FieldKind::Id;
    }
    static bool namesSomething(const Field& field) {
        return field.kind == FieldKind::Reference || field.kind == FieldKind::Component ||
               (field.kind == FieldKind::Word && field.isList) ||
               (field.isRequired && (field.kind == FieldKind::Text || field.kind == FieldKind::Id));
    }

    void uniqueIds(const Field& field, const void* record, const Place& place) {
        const RecordType& type = field.record();
        const Field& id = *type.find("id");
        std::unordered_set<std::string> seen;
        for (std::size_t i = 0; i < field.access->size(record); ++i) {
            const void* element = field.access->at(record, i);
            std::string name = std::get<std::string>(id.access->get(element, 0));
            // A control without an id goes by the word of its kind.
            if (name.empty()) name = shownId(type, element);
            if (name.empty() || seen.insert(name).second) continue;
            const Place at(&place, i);
            m_context.error(
                Place(&at, "id").pointer(), tr("an id that stands twice in its list"), name,
                {tr("an id of its own for each {record}"), {{"record", std::string(type.name)}}});
        }
    }
    static std::string shownId(const RecordType& type, const void* element) {
        const Field* kind = type.find("kind");
        if (kind == nullptr || kind->kind != FieldKind::Word) return {};
        return *scalarToValue(*kind, kind->access->get(element, 0)).text();
    }

    void single(const Field& field, const void* record, const Place& place) {
        const std::string name = std::get<std::string>(field.access->get(record, 0));
        if (!name.empty()) {
            reference(field, name, place);
        } else if (field.isRequired) {
            m_context.error(place.pointer(), tr("this must be stated"), {}, expectedFor(field));
        }
    }

    void list(const Field& field, const void* record, std::size_t n, const Place& place) {
        for (std::size_t i = 0; i < n; ++i) {
            const Scalar scalar = field.access->get(record, i);
            const Place at(&place, i);
            for (std::size_t j = 0; j < i; ++j) {
                // Lists of names are short; a plan with long ones is told once and left.
                if (j == mostCompared) break;
                if (field.access->get(record, j) != scalar) continue;
                m_context.error(at.pointer(), tr("this stands twice in its list"),
                                *scalarToValue(field, scalar).text());
                break;
            }
            if (field.kind != FieldKind::Word) {
                reference(field, std::get<std::string>(scalar), at);
            }
        }
    }

    void reference(const Field& field, const std::string& name, const Place& place) {
        if (field.kind == FieldKind::Component) {
            component(name, place);
            return;
        }
        if (field.kind != FieldKind::Reference || name == field.alsoAllowed ||
            m_context.index.has(field.target, name)) {
            return;
        }
        const Names* names = catalogueOf(field);
        if (names != nullptr && (names->empty() || names->has(name))) return;
        std::string suggestion = m_context.nearest(name, m_context.index.ids(field.target));
        if (suggestion.empty() && names != nullptr) {
            suggestion = m_context.nearest(name, names->all());
        }
        m_context.error(
            place.pointer(), tr("this names nothing in the plan"), name,
            {names == nullptr ? tr("an id from {list}") : tr("an id from {list} or the catalogue"),
             {{"list", std::string(field.target)}}},
            std::move(suggestion));
    }

    /// The catalogue's names that satisfy a reference too.
    const Names* catalogueOf(const Field& field) const {
        if (!field.orCatalogue) return nullptr;
        return field.target == "personas" ? &m_context.personas : &m_context.services;
    }

    void component(const std::string& name, const Place& place) {
        if (m_context.components.has(name)) return;
        m_context.error(place.pointer(), tr("this names no component of the plan"), name,
                        tr("a component that the plan has"), m_context.nearestComponent(name));
    }

    static constexpr std::size_t mostCompared = 64;
    Context& m_context;
};

/// Findings are about components, about objects that are none (a region, a perimeter), or about the
/// plan as a whole.
void checkAccepted(Context& context) {
    for (std::size_t a = 0; a < context.plan.accepted.size(); ++a) {
        const std::string& object = context.plan.accepted[a].object;
        if (object.empty() || object == "policy" || object == "plan") continue;
        const std::size_t slash = object.find('/');
        const Field* list = listOfKind(std::string_view(object).substr(0, slash));
        if (list != nullptr && slash != std::string::npos &&
            context.index.has(list->key, std::string_view(object).substr(slash + 1))) {
            continue;
        }
        if (context.components.has(object)) continue;
        context.error(pointerTo("accepted", a, "object"),
                      tr("this names nothing that a finding is about"), object,
                      tr("a component or another object of the plan, policy or plan"),
                      context.nearestComponent(object));
    }
}

}  // namespace

void checkReferences(Context& context) {
    ReferenceWalk(context).record(planType(), &context.plan, Place());
    checkAccepted(context);
}

}  // namespace peerplan::check
