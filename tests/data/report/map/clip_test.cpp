// SPDX-License-Identifier: MIT
#include "data/report/map/clip.h"

#include <cmath>

#include "tests/support/catch.h"

using namespace peerplan;

namespace {

const PlaneBox unit{{0, 0}, {1, 1}};

double area(std::span<const PlanePoint> ring) {
    double sum = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const PlanePoint a = ring[i];
        const PlanePoint b = ring[(i + 1) % ring.size()];
        sum += a.x * b.y - b.x * a.y;
    }
    return std::abs(sum) / 2;
}

}  // namespace

TEST_CASE("A ring is cut to what lies in a box") {
    RingClipper clipper;
    const std::vector<PlanePoint> inside{{.2, .2}, {.8, .2}, {.5, .6}};
    CHECK(area(clipper.clip(inside, unit)) == area(inside));
    // A triangle with its corner at the middle of the right side: its half is a quarter.
    const std::vector<PlanePoint> across{{.5, 0}, {1.5, 0}, {1.5, 1}, {.5, 1}};
    CHECK(std::abs(area(clipper.clip(across, unit)) - 0.5) < 1e-12);
    const std::vector<PlanePoint> around{{-5, -5}, {5, -5}, {5, 5}, {-5, 5}};
    CHECK(std::abs(area(clipper.clip(around, unit)) - 1) < 1e-12);
    const std::vector<PlanePoint> outside{{2, 2}, {3, 2}, {3, 3}};
    CHECK(clipper.clip(outside, unit).empty());
    CHECK(clipper.clip({}, unit).empty());
}

TEST_CASE("A ring that falls into two parts keeps the area of both") {
    RingClipper clipper;
    // A U whose bottom is below the box: two upright bars of 0.2 by 1.
    const std::vector<PlanePoint> ring{{.1, 1}, {.1, -1},  {.9, -1},  {.9, 1},
                                       {.7, 1}, {.7, -.5}, {.3, -.5}, {.3, 1}};
    CHECK(std::abs(area(clipper.clip(ring, unit)) - 0.4) < 1e-12);
}

TEST_CASE("A segment is cut at the sides that it crosses") {
    PlanePoint a{-1, .5};
    PlanePoint b{3, .5};
    REQUIRE(clipSegment(a, b, unit));
    CHECK(a == PlanePoint{0, .5});
    CHECK(b == PlanePoint{1, .5});
    PlanePoint c{.25, .25};
    PlanePoint d{.5, .75};
    REQUIRE(clipSegment(c, d, unit));
    CHECK(c == PlanePoint{.25, .25});
    CHECK(d == PlanePoint{.5, .75});
    // Past a corner: at x = 0 it is at y = 1.5.
    PlanePoint e{-1, 1};
    PlanePoint f{1, 2};
    CHECK_FALSE(clipSegment(e, f, unit));
    CHECK(e == PlanePoint{-1, 1});
    PlanePoint g{2, .5};
    PlanePoint h{2, .6};
    CHECK_FALSE(clipSegment(g, h, unit));
}

TEST_CASE("A box grows by points and knows what it meets") {
    PlaneBox box;
    CHECK(box.empty());
    CHECK_FALSE(box.meets(unit));
    box.add({2, 3});
    box.add({-1, 4});
    CHECK(box.least == PlanePoint{-1, 3});
    CHECK(box.most == PlanePoint{2, 4});
    CHECK_FALSE(unit.meets(box));
    box.add({0, 0});
    CHECK(unit.meets(box));
    CHECK_FALSE(unit.holds(box));
    CHECK(box.holds(PlanePoint{1, 1}));
}
