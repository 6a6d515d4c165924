// SPDX-License-Identifier: MIT
#include "data/report/map/convex_hull.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <tuple>

namespace peerplan {
namespace {

// Of a round corner.
constexpr int corners = 20;

double turnOf(PlanePoint a, PlanePoint b, PlanePoint c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

}  // namespace

std::vector<PlanePoint> convexHull(std::vector<PlanePoint>& points) {
    std::sort(points.begin(), points.end(), [](PlanePoint a, PlanePoint b) {
        return std::tuple(a.x, a.y) < std::tuple(b.x, b.y);
    });
    points.erase(std::unique(points.begin(), points.end()), points.end());
    if (points.size() < 3) return points;
    std::vector<PlanePoint> hull;
    const auto side = [&](auto first, auto last) {
        const std::size_t begun = hull.size();
        for (auto at = first; at != last; ++at) {
            while (hull.size() >= begun + 2 &&
                   turnOf(hull[hull.size() - 2], hull.back(), *at) <= 0) {
                hull.pop_back();
            }
            hull.push_back(*at);
        }
        hull.pop_back();
    };
    side(points.begin(), points.end());
    side(points.rbegin(), points.rend());
    return hull;
}

std::vector<PlanePoint> widenedHull(const std::vector<PlanePoint>& hull, double distance) {
    std::vector<PlanePoint> points;
    points.reserve(hull.size() * corners);
    for (const PlanePoint p : hull) {
        for (int i = 0; i < corners; ++i) {
            const double angle = 2 * std::numbers::pi * i / corners;
            points.push_back({p.x + distance * std::cos(angle), p.y + distance * std::sin(angle)});
        }
    }
    return convexHull(points);
}

}  // namespace peerplan
