// SPDX-License-Identifier: MIT
#pragma once

/// Where routing sends every flow for each set of failures that it comes to know of.

#include <cstdint>
#include <map>
#include <memory>
#include <utility>
#include <vector>

#include "planner/resilience/failover/schedule.h"
#include "planner/routing/evaluate.h"

namespace peerplan {

class Views {
  public:
    /// View 0 is the base, which stays.
    explicit Views(const Workspace& base);

    /// All that routing comes to know of by the schedule; what people switch comes by `find`.
    /// Time: an evaluation a set.
    void evaluateAll(const Schedule& schedule, int threads);
    /// The number of the view of what is known to be dead besides the base's failures, ascending;
    /// it is evaluated if it is new.
    std::uint32_t find(const std::vector<ComponentId>& known, bool afterManualSwitch);
    const Workspace& operator[](std::uint32_t index) const { return *m_views[index]; }

  private:
    using Known = std::pair<std::vector<ComponentId>, bool>;
    std::unique_ptr<Workspace> evaluated(const Known& known) const;
    void keep(std::unique_ptr<Workspace> view);

    const Workspace& m_base;
    std::map<Known, std::uint32_t> m_viewOf;
    std::vector<const Workspace*> m_views;
    std::vector<std::unique_ptr<Workspace>> m_owned;
};

}  // namespace peerplan
