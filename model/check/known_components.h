// SPDX-License-Identifier: MIT
#pragma once

/// Which component references name something that a plan has (rule C1).

#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/plan.h"
#include "model/plan_index.h"

namespace peerplan {

/// Refers to the plan and its index, which must outlive it. Building is linear in the plan.
class KnownComponents {
  public:
    KnownComponents(const Plan& plan, const PlanIndex& index);

    /// Whether the plan has the component; the text is folded first (canonicalRef).
    bool has(std::string_view reference) const;
    /// The component reference that was meant, or an empty string. Linear in the plan.
    std::string nearest(std::string_view reference) const;

  private:
    bool hasPart(std::string_view kind, std::string_view name, std::string_view part) const;
    std::vector<std::string> partsOf(std::string_view kind, std::string_view name) const;
    bool hasControl(std::string_view perimeter, std::string_view control) const;

    const Plan& m_plan;
    const PlanIndex& m_index;
    /// What has no list of its own: peering locations, ISPs, resolvers, MSEEs, providers at places.
    std::set<std::string, std::less<>> m_others;
};

}  // namespace peerplan
