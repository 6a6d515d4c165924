// SPDX-License-Identifier: MIT
#include "data/report/map/great_circle.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "tests/support/catch.h"

using namespace peerplan;

namespace {

std::vector<GeoPoint> circle(GeoPoint from, GeoPoint to) {
    std::vector<GeoPoint> points;
    appendGreatCircle(from, to, points);
    return points;
}

bool near(double a, double b, double within = 1e-9) {
    return std::abs(a - b) <= within;
}

// The point in the middle; great circles are cut into equal pieces.
GeoPoint middle(const std::vector<GeoPoint>& points) {
    REQUIRE(points.size() % 2 == 1);
    return points[points.size() / 2];
}

}  // namespace

TEST_CASE("A great circle along the equator and a meridian stays on them") {
    const auto equator = circle({0, 0}, {0, 90});
    // 90 degrees in pieces of 2.5.
    REQUIRE(equator.size() == 37);
    for (std::size_t i = 0; i < equator.size(); ++i) {
        CHECK(near(equator[i].latitude, 0));
        CHECK(near(equator[i].longitude, 2.5 * static_cast<double>(i)));
    }
    const auto meridian = circle({-10, 25}, {40, 25});
    for (const GeoPoint& point : meridian) CHECK(near(point.longitude, 25));
    CHECK(near(middle(meridian).latitude, 15));
}

TEST_CASE("A great circle between two places on one parallel bends to the pole") {
    // (1, 0, 1) + (0, 1, 1) points to the middle: its latitude is atan(2 / sqrt 2).
    const auto points = circle({45, 0}, {45, 90});
    // The angle between them is 60 degrees: 24 pieces.
    REQUIRE(points.size() == 25);
    CHECK(near(middle(points).latitude, std::atan(std::sqrt(2)) * 180 / std::numbers::pi));
    CHECK(near(middle(points).longitude, 45));
}

TEST_CASE("A great circle goes on over the antimeridian") {
    const auto points = circle({35.7, 139.8}, {34.1, -118.2});
    CHECK(points.front() == GeoPoint{35.7, 139.8});
    CHECK(near(points.back().longitude, 241.8));
    for (std::size_t i = 1; i < points.size(); ++i) {
        CHECK(points[i].longitude > points[i - 1].longitude);
    }
    // Far north of both.
    const auto top = std::max_element(points.begin(), points.end(),
                                      [](auto& a, auto& b) { return a.latitude < b.latitude; });
    CHECK(top->latitude > 46);
    CHECK(top->latitude < 49);
}

TEST_CASE("Opposite places are joined by the nearer pole and equal ones by two points") {
    const auto opposite = circle({20, 10}, {-20, -170});
    CHECK(std::any_of(opposite.begin(), opposite.end(),
                      [](const GeoPoint& point) { return near(point.latitude, 90); }));
    CHECK(near(opposite.back().latitude, -20));
    for (const GeoPoint& point : opposite) {
        CHECK(std::isfinite(point.latitude));
        CHECK(std::isfinite(point.longitude));
    }
    CHECK(circle({5, 6}, {5, 6}).size() == 2);
}
