// SPDX-License-Identifier: MIT
#include "data/report/map/projection.h"

#include <numbers>

#include "tests/support/catch.h"

using namespace peerplan;

namespace {

void checkNear(PlanePoint at, double x, double y, double within) {
    CHECK(at.x > x - within);
    CHECK(at.x < x + within);
    CHECK(at.y > y - within);
    CHECK(at.y < y + within);
}

}  // namespace

TEST_CASE("Natural Earth is what PROJ publishes") {
    // PROJ's own test of +proj=natearth +a=6400000; y grows southwards here.
    constexpr double radius = 6400000;
    constexpr double x = 194507.265257889288 / radius;
    constexpr double y = 112508.737358294515 / radius;
    const Projection projection(ProjectionKind::NaturalEarth, 0);
    checkNear(projection({1, 2}), x, -y, 1e-12);
    checkNear(projection({-1, 2}), x, y, 1e-12);
    checkNear(projection({1, -2}), -x, -y, 1e-12);
    // The equator has 0.8707 of its length (Šavrič and others, 2011).
    CHECK(projection.worldWidth() > 0.8707 * 2 * std::numbers::pi - 1e-12);
    CHECK(projection.worldWidth() < 0.8707 * 2 * std::numbers::pi + 1e-12);
}

TEST_CASE("Mercator is what Snyder's numerical example says") {
    // Working Manual, page 266: sphere of radius 1, middle 180 degrees west, 35 N 75 W.
    const Projection projection(ProjectionKind::Mercator, -180);
    checkNear(projection({35, -75}), 1.8325957, -0.6528366, 5e-8);
    // Its world is a square: the poles are cut off where y is pi.
    checkNear(projection({90, -180}), 0, -std::numbers::pi, 1e-7);
    checkNear(projection({-89, -180}), 0, std::numbers::pi, 1e-7);
}

TEST_CASE("Longitudes are counted from the middle over the antimeridian") {
    const Projection projection(ProjectionKind::Mercator, 170);
    CHECK(projection.eastOfMiddle(170) == 0);
    CHECK(projection.eastOfMiddle(-170) == 20);
    CHECK(projection.eastOfMiddle(530) == 0);
    CHECK(projection.eastOfMiddle(-10) == -180);
    CHECK(projection.eastOfMiddle(-11) == 179);
}
