// SPDX-License-Identifier: MIT
#include "data/report/map/convex_hull.h"

#include <cmath>
#include <numbers>
#include <random>

#include "tests/support/catch.h"
#include "tests/support/rounds.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

double turn(PlanePoint a, PlanePoint b, PlanePoint c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

double distanceToSegment(PlanePoint p, PlanePoint a, PlanePoint b) {
    const double dx = b.x - a.x;
    const double dy = b.y - a.y;
    const double length = dx * dx + dy * dy;
    const double along = length > 0 ? ((p.x - a.x) * dx + (p.y - a.y) * dy) / length : 0;
    const double t = std::min(1.0, std::max(0.0, along));
    return std::hypot(a.x + t * dx - p.x, a.y + t * dy - p.y);
}

}  // namespace

TEST_CASE("A hull has the corners of a square, not what lies on its sides or within") {
    std::vector<PlanePoint> points{{0, 0}, {2, 0}, {2, 2}, {0, 2}, {1, 1}, {1, 0}, {2, 1}, {0, 0}};
    const auto hull = convexHull(points);
    CHECK(hull.size() == 4);
    for (const PlanePoint corner : {PlanePoint{0, 0}, {2, 0}, {2, 2}, {0, 2}}) {
        CHECK(std::find(hull.begin(), hull.end(), corner) != hull.end());
    }
    std::vector<PlanePoint> one{{3, 4}, {3, 4}};
    CHECK(convexHull(one).size() == 1);
    std::vector<PlanePoint> line{{0, 0}, {1, 1}, {2, 2}};
    CHECK(convexHull(line).size() == 2);
}

TEST_CASE("Every point lies within its hull, and a wider one keeps its distance") {
    const auto seed = GENERATE(range(0U, rounds(20U)));
    INFO("seed " << seed);
    std::mt19937 random(seed);
    std::vector<PlanePoint> points;
    for (std::size_t i = 0; i < 3 + seed * 5; ++i) {
        points.push_back(
            {static_cast<double>(random() % 1000), static_cast<double>(random() % 700)});
    }
    const std::vector<PlanePoint> all = points;
    const auto hull = convexHull(points);
    REQUIRE(hull.size() >= 2);
    for (std::size_t i = 0; i < hull.size() && hull.size() > 2; ++i) {
        for (const PlanePoint p : all) {
            CHECK(turn(hull[i], hull[(i + 1) % hull.size()], p) >= 0);
        }
    }
    const double away = 12;
    for (const PlanePoint p : widenedHull(hull, away)) {
        double least = 1e9;
        for (std::size_t i = 0; i < hull.size(); ++i) {
            least = std::min(least, distanceToSegment(p, hull[i], hull[(i + 1) % hull.size()]));
        }
        // Corners are round in twenty steps: the middle of a step is nearer by the cosine of half.
        CHECK(least <= away + 1e-9);
        CHECK(least >= away * std::cos(std::numbers::pi / 20) - 1e-9);
    }
}
