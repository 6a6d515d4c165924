// SPDX-License-Identifier: MIT
#pragma once

/// Where circuits reach Microsoft: the peering locations that a plan uses, one by one.

#include <cstdint>
#include <string>
#include <vector>

#include "model/catalogue.h"
#include "model/plan.h"

namespace peerplan {

/// A peering location as the plan uses it; without coordinates where the catalogue does not know
/// it.
struct UsedLocation {
    std::string name;
    std::string slug;
    std::string metro;
    const PeeringLocation* known = nullptr;
};

struct UsedLocations {
    /// By first use.
    std::vector<UsedLocation> locations;
    /// Of each circuit its locations by role: a Metro's primary connection ends in the first
    /// building, its secondary in the second (rule C2).
    struct OfCircuit {
        std::uint32_t byRole[2] = {0, 0};
    };
    std::vector<OfCircuit> circuits;
};

UsedLocations usedLocations(const Plan& plan, const Catalogue& catalogue);

}  // namespace peerplan
