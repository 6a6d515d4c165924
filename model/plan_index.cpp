// SPDX-License-Identifier: MIT
#include "model/plan_index.h"

#include "model/fields/tables.h"

namespace peerplan {

bool holdsObjects(const Field& planField) {
    if (!planField.isList || planField.kind != FieldKind::Record) return false;
    const Field* id = planField.record().find("id");
    return id != nullptr && id->kind == FieldKind::Id;
}

const Field* listOfKind(std::string_view word) {
    for (const Field& field : planType().fields) {
        if (holdsObjects(field) && field.record().name == word) return &field;
    }
    return nullptr;
}

PlanIndex::PlanIndex(const Plan& plan) : m_lists(planType().fields.size()) {
    for (std::size_t row = 0; row < m_lists.size(); ++row) {
        const Field& field = planType().fields[row];
        if (!holdsObjects(field)) continue;
        const Field& id = *field.record().find("id");
        List& list = m_lists[row];
        const std::size_t n = field.access->size(&plan);
        list.ids.reserve(n);
        list.byId.reserve(n);
        for (std::size_t i = 0; i < n; ++i) {
            list.ids.push_back(
                std::get<std::string>(id.access->get(field.access->at(&plan, i), 0)));
        }
        for (std::size_t i = 0; i < n; ++i) list.byId.emplace(list.ids[i], i);
    }
}

const PlanIndex::List* PlanIndex::listOf(std::string_view key) const {
    const Field* field = planType().find(key);
    if (field == nullptr) return nullptr;
    return &m_lists[static_cast<std::size_t>(field - planType().fields.data())];
}

std::optional<std::size_t> PlanIndex::find(std::string_view list, std::string_view id) const {
    const List* found = listOf(list);
    if (found == nullptr) return std::nullopt;
    const auto it = found->byId.find(id);
    if (it == found->byId.end()) return std::nullopt;
    return it->second;
}

const std::vector<std::string>& PlanIndex::ids(std::string_view list) const {
    static const std::vector<std::string> none;
    const List* found = listOf(list);
    return found == nullptr ? none : found->ids;
}

}  // namespace peerplan
