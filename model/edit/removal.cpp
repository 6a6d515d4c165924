// SPDX-License-Identifier: MIT
#include "model/edit/removal.h"

#include <algorithm>

#include "model/check/known_components.h"
#include "model/edit/target.h"
#include "model/fields/tables.h"

namespace peerplan::edit {
namespace {

class Dropper {
  public:
    Dropper(const Plan& plan, const Plan& before, const Place& place, Diagnostics& diagnostics)
        : m_now(plan),
          m_before(before),
          m_componentsNow(plan, m_now),
          m_componentsBefore(before, m_before),
          m_place(place),
          m_diagnostics(diagnostics) {}

    void record(const RecordType& type, void* record, const Place& place) {
        for (const Field& field : type.fields) {
            const Place at(&place, field.key);
            const std::size_t n = field.access->size(record);
            if (field.kind == FieldKind::Record) {
                for (std::size_t i = 0; i < n; ++i) {
                    const Place inner = field.isList ? Place(&at, i) : at;
                    this->record(field.record(), const_cast<void*>(field.access->at(record, i)),
                                 inner);
                }
            } else if (field.kind == FieldKind::Reference || field.kind == FieldKind::Component) {
                for (std::size_t i = n; i-- > 0;) one(field, record, i, at);
            }
        }
    }

    bool isGone(const Field& field, const std::string& name) const {
        if (name.empty()) return false;
        if (field.kind == FieldKind::Component) {
            return m_componentsBefore.has(name) && !m_componentsNow.has(name);
        }
        return m_before.has(field.target, name) && !m_now.has(field.target, name);
    }

    /// Of what a finding is about: a component, or `kind/id` of another object.
    bool isSubjectGone(const std::string& name) const {
        if (m_componentsBefore.has(name)) return !m_componentsNow.has(name);
        const std::size_t slash = name.find('/');
        if (slash == std::string::npos) return false;
        const Field* list = listOfKind(std::string_view(name).substr(0, slash));
        if (list == nullptr) return false;
        const std::string_view id = std::string_view(name).substr(slash + 1);
        return m_before.has(list->key, id) && !m_now.has(list->key, id);
    }

  private:
    void one(const Field& field, void* record, std::size_t i, const Place& place) {
        const std::string name = std::get<std::string>(field.access->get(record, i));
        if (!isGone(field, name)) return;
        if (field.isList) {
            field.access->erase(record, i);
            return;
        }
        reportPart(m_place,
                   {tr("{place} still names {object}, which is removed"),
                    {{"place", place.pointer()}, {"object", name}}},
                   name, tr("edits that remove or change what names it"), {}, m_diagnostics);
    }

    PlanIndex m_now, m_before;
    KnownComponents m_componentsNow, m_componentsBefore;
    const Place& m_place;
    Diagnostics& m_diagnostics;
};

}  // namespace

void dropRemoved(Plan& plan, const Plan& before, const Place& place, Diagnostics& diagnostics) {
    Dropper dropper(plan, before, place, diagnostics);
    std::erase_if(plan.accepted,
                  [&](const Accepted& one) { return dropper.isSubjectGone(one.object); });
    dropper.record(planType(), &plan, Place());
    for (Route& route : plan.routes) {
        std::erase_if(route.groups, [](const RouteGroup& group) { return group.egresses.empty(); });
    }
    std::erase_if(plan.routes, [](const Route& route) { return route.groups.empty(); });
}

}  // namespace peerplan::edit
