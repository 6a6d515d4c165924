// SPDX-License-Identifier: MIT
#include "data/report/map/great_circle.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace peerplan {
namespace {

constexpr double radians = std::numbers::pi / 180;
constexpr double step = 2.5 * radians;
constexpr int leastPieces = 8;

struct Direction {
    double x = 0;
    double y = 0;
    double z = 0;
};

Direction direction(GeoPoint place) {
    const double latitude = place.latitude * radians;
    const double longitude = place.longitude * radians;
    return {std::cos(latitude) * std::cos(longitude), std::cos(latitude) * std::sin(longitude),
            std::sin(latitude)};
}

double angleBetween(const Direction& a, const Direction& b) {
    const Direction cross{a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
    return std::atan2(std::sqrt(cross.x * cross.x + cross.y * cross.y + cross.z * cross.z),
                      a.x * b.x + a.y * b.y + a.z * b.z);
}

// The turn that brings a longitude within 180 degrees of the one before.
double near(double longitude, double before) {
    return longitude - 360 * std::round((longitude - before) / 360);
}

// a sin((1 - t) angle) + b sin(t angle) points to the place at t of the way from a to b.
void appendBetween(const Direction& a, const Direction& b, double angle,
                   std::vector<GeoPoint>& points) {
    if (angle == 0) return;
    const int pieces = std::max(leastPieces, static_cast<int>(std::ceil(angle / step - 1e-9)));
    for (int i = 1; i < pieces; ++i) {
        const double t = static_cast<double>(i) / pieces;
        const double p = std::sin((1 - t) * angle);
        const double q = std::sin(t * angle);
        const Direction at{p * a.x + q * b.x, p * a.y + q * b.y, p * a.z + q * b.z};
        const double longitude = std::atan2(at.y, at.x) / radians;
        points.push_back({std::atan2(at.z, std::hypot(at.x, at.y)) / radians,
                          near(longitude, points.back().longitude)});
    }
}

}  // namespace

void appendGreatCircle(GeoPoint from, GeoPoint to, std::vector<GeoPoint>& points) {
    const Direction a = direction(from);
    const Direction b = direction(to);
    const double angle = angleBetween(a, b);
    points.push_back(from);
    if (angle > std::numbers::pi - 1e-6) {
        const Direction pole{0, 0, from.latitude + to.latitude < 0 ? -1.0 : 1.0};
        appendBetween(a, pole, angleBetween(a, pole), points);
        points.push_back({90 * pole.z, points.back().longitude});
        points.push_back({90 * pole.z, near(to.longitude, points.back().longitude)});
        appendBetween(pole, b, angleBetween(pole, b), points);
    } else {
        appendBetween(a, b, angle, points);
    }
    points.push_back({to.latitude, near(to.longitude, points.back().longitude)});
}

}  // namespace peerplan
