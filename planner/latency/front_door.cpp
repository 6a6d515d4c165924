// SPDX-License-Identifier: MIT
#include "planner/latency/front_door.h"

#include <algorithm>
#include <set>

namespace peerplan {

std::vector<FrontDoor> frontDoors(const Catalogue& catalogue, const RttModel& model) {
    std::vector<FrontDoor> doors;
    std::set<std::string> metros;
    for (const PeeringLocation& location : catalogue.peeringLocations) {
        if (location.cloud != "public" || !metros.insert(location.metro).second) continue;
        doors.push_back({location.metro, false, model.at({location.latitude, location.longitude})});
    }
    for (const AzureRegion& region : catalogue.azureRegions) {
        if (region.geopoliticalRegion.empty()) continue;
        doors.push_back({region.display, true, model.at(RttModel::regionPlace(catalogue, region))});
    }
    std::stable_sort(doors.begin(), doors.end(),
                     [](const FrontDoor& a, const FrontDoor& b) { return a.name < b.name; });
    return doors;
}

int nearestFrontDoor(const std::vector<FrontDoor>& doors, const RttModel& model,
                     const RttPlace& place) {
    if (doors.empty()) return -1;
    std::size_t best = 0;
    double leastKm = greatCircleKm(place.direction, doors[0].place.direction);
    for (std::size_t i = 1; i < doors.size(); ++i) {
        const double km = greatCircleKm(place.direction, doors[i].place.direction);
        if (km < leastKm) {
            best = i;
            leastKm = km;
        }
    }
    Rtt least = model.rtt(place, doors[best].place);
    for (std::size_t i = 0; i < doors.size(); ++i) {
        // Light alone would take longer than the best so far: most doors end here.
        const double km = greatCircleKm(place.direction, doors[i].place.direction);
        if (Rtt::ms(2.0 * km / fibreKmPerMs) > least) continue;
        const Rtt rtt = model.rtt(place, doors[i].place);
        if (rtt < least || (rtt == least && i < best)) {
            best = i;
            least = rtt;
        }
    }
    return static_cast<int>(best);
}

}  // namespace peerplan
