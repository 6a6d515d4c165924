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
    int best = -1;
    Rtt least;
    for (std::size_t i = 0; i < doors.size(); ++i) {
        const Rtt rtt = model.rtt(place, doors[i].place);
        if (best >= 0 && rtt >= least) continue;
        best = static_cast<int>(i);
        least = rtt;
    }
    return best;
}

}  // namespace peerplan
