// SPDX-License-Identifier: MIT
#pragma once

/// How many minutes a year offices are without a service, bare and usable, and what each component
/// costs in them (rules A1, A2, F2, R4).

#include <cstddef>
#include <cstdint>
#include <vector>

#include "model/catalogue.h"
#include "model/plan.h"
#include "model/progress.h"
#include "planner/answers/availability.h"
#include "planner/network/network.h"

namespace peerplan {

struct AvailabilityOptions {
    /// Down already (rule F8).
    std::vector<ComponentId> given;
    /// Only these sites and services (indices into the network's); empty is all offices and other
    /// sites with users, and all services.
    std::vector<SiteId> sites;
    std::vector<std::uint32_t> services;
    int threads = 1;
    /// States that one diagram may hold at a time; above, the least probable are given up and their
    /// probability is stated as unknown.
    std::size_t mostStates = 100'000;
    /// A site whose links to different places and causes that it shares with the core are at most
    /// so many is worked out apart from the core, once for all sites like it; one with more
    /// together with the core, on its own. The answer is the same.
    std::size_t mostOutcomeBits = 10;
    Progress progress;
};

/// Exact but for what `unknownMinutes` states, for faults that are independent of each other. The
/// plan must be the one that the network was compiled from. Work per distinct way of being attached
/// and set of services, plus linear in sites and services.
AvailabilityAnswer availability(const Plan& plan, const CompiledNetwork& network,
                                const Catalogue& catalogue, const AvailabilityOptions& options);

}  // namespace peerplan
