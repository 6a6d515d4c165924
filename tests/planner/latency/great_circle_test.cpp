// SPDX-License-Identifier: MIT
#include "planner/latency/great_circle.h"

#include <numbers>

#include "tests/support/catch.h"

using namespace peerplan;
using peerplan::tests::Approx;

TEST_CASE("The great circle equals a published distance") {
    // Buenos Aires to Paris, documentation of scikit-learn's haversine_distances:
    // 11099.54 km with R = 6371 km, so 11099.56 km with R = 6371.0088 km.
    const double km =
        greatCircleKm(LatLon{-34.83333, -58.5166646}, LatLon{49.0083899664, 2.53844117956});
    CHECK(km == Approx(11099.54035582 * earthRadiusKm / 6371.0).epsilon(1e-9));
}

TEST_CASE("A quarter and half of the Earth are a quarter and half of its circumference") {
    const double half = std::numbers::pi * earthRadiusKm;
    CHECK(greatCircleKm(LatLon{0, 0}, LatLon{90, 0}) == Approx(half / 2));
    CHECK(greatCircleKm(LatLon{0, 0}, LatLon{0, 180}) == Approx(half));
    CHECK(greatCircleKm(LatLon{0, 179.5}, LatLon{0, -179.5}) == Approx(half / 180));
}

TEST_CASE("The distance is symmetric, and zero from a place to itself") {
    const LatLon oslo{59.91, 10.75};
    const LatLon sydney{-33.92, 151.19};
    CHECK(greatCircleKm(oslo, sydney) == greatCircleKm(sydney, oslo));
    CHECK(greatCircleKm(oslo, oslo) == 0);
}
