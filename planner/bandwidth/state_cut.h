// SPDX-License-Identifier: MIT
#pragma once

/// What a failure cuts that the base state serves (rule H3), counted from what it changes.

#include <cstdint>
#include <span>
#include <vector>

#include "planner/answers/bandwidth.h"
#include "planner/network/network.h"
#include "planner/routing/state.h"
#include "planner/routing/state_change.h"

namespace peerplan {

/// What one failure cuts that the base state serves.
struct StateCut {
    ComponentId failure;
    std::int64_t sites = 0;
    /// All users of those sites.
    std::int64_t users = 0;
    /// Of `users`, those of sites all of whose cut flows a person can switch (rule R4).
    std::int64_t usersAfterSwitch = 0;
    /// Busy-hour rates of the flows that are cut.
    Rates lost;
    /// The first of the sites; invalid if nothing is cut.
    SiteId first;
};

/// Counts cuts state by state; one a thread. Flows that carry nothing are cut unnoticed, and a
/// site that failed itself cuts nothing: nobody is there.
class CutCounter {
  public:
    /// `users` by site. All are to outlive this.
    CutCounter(const Workspace& base, std::span<const std::int64_t> users);

    StateCut count(ComponentId failure, const StateChange& change);

  private:
    enum class Fate : std::uint8_t { Kept, Manual, Cut };

    const Workspace* m_base;
    std::span<const std::int64_t> m_users;
    /// By site; all Kept in between.
    std::vector<Fate> m_fates;
    std::vector<SiteId> m_sites;
};

}  // namespace peerplan
