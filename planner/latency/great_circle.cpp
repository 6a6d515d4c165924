// SPDX-License-Identifier: MIT
#include "planner/latency/great_circle.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace peerplan {

UnitVector unitVector(LatLon place) {
    constexpr double radians = std::numbers::pi / 180.0;
    const double latitude = place.latitude * radians;
    const double longitude = place.longitude * radians;
    return {std::cos(latitude) * std::cos(longitude), std::cos(latitude) * std::sin(longitude),
            std::sin(latitude)};
}

double greatCircleKm(const UnitVector& a, const UnitVector& b) {
    const double x = a.x - b.x;
    const double y = a.y - b.y;
    const double z = a.z - b.z;
    const double chord = std::sqrt(x * x + y * y + z * z);
    return 2.0 * earthRadiusKm * std::asin(std::min(1.0, chord / 2.0));
}

double greatCircleKm(LatLon a, LatLon b) {
    return greatCircleKm(unitVector(a), unitVector(b));
}

}  // namespace peerplan
