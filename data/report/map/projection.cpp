// SPDX-License-Identifier: MIT
#include "data/report/map/projection.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace peerplan {
namespace {

constexpr double radians = std::numbers::pi / 180;
constexpr double mercatorEnd = 85.051129;

PlanePoint naturalEarth(double latitude, double longitude) {
    const double p2 = latitude * latitude;
    const double p4 = p2 * p2;
    const double x =
        0.8707 + p2 * (-0.131979 + p2 * (-0.013791 + p4 * p2 * (0.003971 - 0.001529 * p2)));
    const double y = 1.007226 + p2 * (0.015085 + p4 * (-0.044475 + 0.028874 * p2 - 0.005916 * p4));
    return {longitude * x, -latitude * y};
}

}  // namespace

double Projection::eastOfMiddle(double longitude) const {
    const double east = std::fmod(longitude - m_meridian + 180, 360);
    return (east < 0 ? east + 360 : east) - 180;
}

PlanePoint Projection::at(double latitude, double eastOfMiddle) const {
    const double longitude = eastOfMiddle * radians;
    if (m_kind == ProjectionKind::NaturalEarth) {
        return naturalEarth(std::clamp(latitude, -90.0, 90.0) * radians, longitude);
    }
    const double phi = std::clamp(latitude, -mercatorEnd, mercatorEnd) * radians;
    return {longitude, -std::asinh(std::tan(phi))};
}

double Projection::worldWidth() const {
    const double half = at(0, 180).x;
    return 2 * half;
}

}  // namespace peerplan
