// SPDX-License-Identifier: MIT
#include "planner/network/places.h"

#include <map>

#include "model/catalogue/lookup.h"
#include "model/component_ref.h"

namespace peerplan {

UsedLocations usedLocations(const Plan& plan, const Catalogue& catalogue) {
    UsedLocations used;
    std::map<std::string, std::uint32_t> seen;
    std::map<std::string, UsedLocations::OfCircuit> asked;
    const auto use = [&](const std::string& name) {
        UsedLocation location;
        location.known = findPeeringLocation(catalogue, name);
        location.name = location.known != nullptr ? location.known->name : name;
        location.slug = slug(location.name);
        location.metro = location.known != nullptr ? location.known->metro : name;
        const auto [entry, added] =
            seen.emplace(location.slug, static_cast<std::uint32_t>(used.locations.size()));
        if (added) used.locations.push_back(std::move(location));
        return entry->second;
    };
    used.circuits.reserve(plan.circuits.size());
    for (const Circuit& circuit : plan.circuits) {
        const auto known = asked.find(circuit.peeringLocation);
        if (known != asked.end()) {
            used.circuits.push_back(known->second);
            continue;
        }
        UsedLocations::OfCircuit of;
        const MetroPair* metro = findPeeringLocation(catalogue, circuit.peeringLocation) == nullptr
                                     ? findMetroPair(catalogue, circuit.peeringLocation)
                                     : nullptr;
        if (metro != nullptr && metro->peeringLocations.size() == 2) {
            of.byRole[0] = use(metro->peeringLocations[0]);
            of.byRole[1] = use(metro->peeringLocations[1]);
        } else {
            of.byRole[0] = of.byRole[1] = use(circuit.peeringLocation);
        }
        asked.emplace(circuit.peeringLocation, of);
        used.circuits.push_back(of);
    }
    return used;
}

}  // namespace peerplan
