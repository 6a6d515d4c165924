// SPDX-License-Identifier: MIT
#pragma once

/// Availability by going through every combination of what can be down.

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "model/catalogue.h"
#include "model/plan.h"
#include "planner/network/network.h"

namespace peerplan::tests {

struct SlowDowntime {
    double bare = 0;
    double usable = 0;
};

struct SlowAvailability {
    /// Failing probability by site and service.
    std::map<std::pair<std::string, std::string>, SlowDowntime> failing;
    /// By component: what it costs, in usable probability, summed over sites and services.
    std::map<std::string, double> cost;
    std::size_t faults = 0;
};

/// Sites that people work at.
bool worksThere(const Site& site);
/// A service and all that it needs, and what that needs; indices into the network's.
std::vector<std::uint32_t> withNeeds(const CompiledNetwork& network, std::uint32_t service);

/// Stated availabilities by component, the SLA of circuits included; trunks are not known here.
std::map<std::string, double> unavailabilities(const Plan& plan, const Catalogue& catalogue);

/// Evaluates all 2^n states. An empty answer if there are more than `mostFaults` faults.
SlowAvailability slowAvailability(const Plan& plan, const CompiledNetwork& network,
                                  const Catalogue& catalogue, const std::vector<std::string>& given,
                                  std::size_t mostFaults);

}  // namespace peerplan::tests
