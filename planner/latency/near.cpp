// SPDX-License-Identifier: MIT
#include "planner/latency/near.h"

#include <algorithm>
#include <tuple>

namespace peerplan {

std::vector<NearPeeringLocation> nearestPeeringLocations(const Catalogue& catalogue,
                                                         const RttModel& model, LatLon from,
                                                         std::string_view cloud) {
    const RttPlace origin = model.at(from);
    std::vector<NearPeeringLocation> near;
    for (const PeeringLocation& location : catalogue.peeringLocations) {
        if (location.cloud != cloud) continue;
        const RttPlace place = model.at({location.latitude, location.longitude});
        near.push_back({&location, greatCircleKm(origin.direction, place.direction),
                        model.rtt(origin, place)});
    }
    std::sort(near.begin(), near.end(), [](const auto& a, const auto& b) {
        return std::tie(a.rtt, a.location->name) < std::tie(b.rtt, b.location->name);
    });
    return near;
}

}  // namespace peerplan
