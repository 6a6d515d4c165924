// SPDX-License-Identifier: MIT
#pragma once

/// Peering locations in order of nearness to a place.

#include <string_view>
#include <vector>

#include "planner/latency/rtt_model.h"

namespace peerplan {

struct NearPeeringLocation {
    const PeeringLocation* location = nullptr;  ///< into the catalogue
    double km = 0;
    Rtt rtt;
};

/// The peering locations of a cloud by RTT from a place, of equally near ones by name.
/// O(n log n).
std::vector<NearPeeringLocation> nearestPeeringLocations(const Catalogue& catalogue,
                                                         const RttModel& model, LatLon from,
                                                         std::string_view cloud = "public");

}  // namespace peerplan
