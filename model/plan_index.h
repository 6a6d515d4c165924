// SPDX-License-Identifier: MIT
#pragma once

/// Where every listed object of a plan stands: from the key of its list and its id to its index.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/fields/field.h"
#include "model/plan.h"

namespace peerplan {

/// Valid for the plan as it was when this was built. Building is linear in the plan, a look-up
/// constant.
class PlanIndex {
  public:
    explicit PlanIndex(const Plan& plan);
    // The keys are views into the ids: moving keeps both where they are.
    PlanIndex(const PlanIndex&) = delete;
    PlanIndex& operator=(const PlanIndex&) = delete;
    PlanIndex(PlanIndex&&) = default;
    PlanIndex& operator=(PlanIndex&&) = default;

    /// The index of an object in the list of that key (`sites`, `vpn_profiles`); of equal ids the
    /// first. Nothing where list or id is unknown.
    std::optional<std::size_t> find(std::string_view list, std::string_view id) const;
    bool has(std::string_view list, std::string_view id) const {
        return find(list, id).has_value();
    }
    /// The ids of a list, in its order.
    const std::vector<std::string>& ids(std::string_view list) const;

  private:
    struct List {
        std::vector<std::string> ids;
        std::unordered_map<std::string_view, std::size_t> byId;
    };
    const List* listOf(std::string_view key) const;

    /// In the order of the plan's fields; empty for what is no list of objects with ids.
    std::vector<List> m_lists;
};

/// Whether a field of the plan is a list of objects that have ids.
bool holdsObjects(const Field& planField);

/// The list field of the plan whose objects are referred to by that word (`circuit`, `internet`,
/// `risk-group`, `site`), or nothing.
const Field* listOfKind(std::string_view word);

}  // namespace peerplan
