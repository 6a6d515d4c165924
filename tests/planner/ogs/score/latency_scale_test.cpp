// SPDX-License-Identifier: MIT
#include "planner/ogs/score/latency_scale.h"

#include <limits>

#include "model/error.h"
#include "tests/support/built_in_catalogue.h"
#include "tests/support/catch.h"

using namespace peerplan;
using namespace peerplan::tests;

TEST_CASE("The scale is Exchange Online's, linear between its points and level beyond (O1)") {
    const LatencyScale scale(catalogueForTests());
    CHECK(scale.points(0) == 100);
    CHECK(scale.points(10) == 100);
    CHECK(scale.points(25) == 80);
    CHECK(scale.points(100) == 60);
    CHECK(scale.points(200) == 40);
    CHECK(scale.points(300) == 20);
    CHECK(scale.points(350) == 0);
    // Half way from 10 ms to 25 ms, from 200 ms to 300 ms, and a quarter from 300 ms to 350 ms.
    CHECK(scale.points(17.5) == Approx(90));
    CHECK(scale.points(250) == Approx(30));
    CHECK(scale.points(312.5) == Approx(15));
    CHECK(scale.points(1000) == 0);
    CHECK(scale.points(std::numeric_limits<double>::infinity()) == 0);
}

TEST_CASE("A catalogue without the scale is refused") {
    CHECK_THROWS_AS(LatencyScale(Catalogue{}), InputError);
}
