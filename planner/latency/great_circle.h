// SPDX-License-Identifier: MIT
#pragma once

/// Distances on the Earth between places given by latitude and longitude.

namespace peerplan {

/// A place in degrees, north and east positive.
struct LatLon {
    double latitude = 0;
    double longitude = 0;
    bool operator==(const LatLon&) const = default;
};

/// Mean radius of the WGS84 ellipsoid, (2a + b) / 3, in km (IUGG).
inline constexpr double earthRadiusKm = 6371.0088;

/// How far light goes in fibre in one millisecond, in km: c / 1.47.
inline constexpr double fibreKmPerMs = 204.0;

/// A place as a unit vector from the centre of the Earth: the form in which distances are cheap.
struct UnitVector {
    double x = 1;
    double y = 0;
    double z = 0;
};

UnitVector unitVector(LatLon place);

/// The length of the great circle between two places in km; exactly symmetric. By the chord, which
/// unlike the cosine rule is accurate for near places too: 2 R asin(|a - b| / 2).
double greatCircleKm(const UnitVector& a, const UnitVector& b);
double greatCircleKm(LatLon a, LatLon b);

}  // namespace peerplan
