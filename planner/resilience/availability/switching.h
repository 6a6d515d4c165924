// SPDX-License-Identifier: MIT
#pragma once

/// The minutes of the failovers themselves, where repair times are stated (rules A2, F6).

#include <cstdint>
#include <span>
#include <vector>

#include "model/plan.h"
#include "planner/resilience/availability/office.h"

namespace peerplan::uptime {

/// Of one site and set of services, in minutes a year.
struct Switched {
    /// Without traffic until it goes another way by itself, or a person has switched.
    double switching = 0;
    /// Counted in the steady state although a person switches before the repair.
    double credited = 0;
};

/// By site, then set. From the normal state (or that of `given`): every fault with a repair time
/// fails alone, q · 8760 / mttr times a year. Time of one failure state a fault.
std::vector<Switched> switchedMinutes(const Plan& plan, const CompiledNetwork& network,
                                      const Faults& faults, std::span<const ComponentId> given,
                                      std::span<const SiteId> sites,
                                      std::span<const GroupSet> sets);

}  // namespace peerplan::uptime
