// SPDX-License-Identifier: MIT
#pragma once

/// Microsoft's front doors: where traffic enters a service, as DNS decides it (rule L2).

#include <string>
#include <vector>

#include "planner/latency/rtt_model.h"

namespace peerplan {

/// A place of the catalogue at which Microsoft answers: a peering metro or an Azure region.
struct FrontDoor {
    std::string name;  ///< "Amsterdam" or "West Europe"
    bool azureRegion = false;
    RttPlace place;
};

/// The public peering metros (the first building of each) and the Azure regions that customers
/// can use, by name. Test regions have no geopolitical region and are left out.
std::vector<FrontDoor> frontDoors(const Catalogue& catalogue, const RttModel& model);

/// The index of the front door nearest a place by RTT, of equally near ones the first by name;
/// -1 if there is none. `place` is the egress of the site's resolver, or without one the flow's own
/// egress (rule L2). Linear in the front doors.
int nearestFrontDoor(const std::vector<FrontDoor>& doors, const RttModel& model,
                     const RttPlace& place);

}  // namespace peerplan
