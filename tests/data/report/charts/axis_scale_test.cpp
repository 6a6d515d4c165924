// SPDX-License-Identifier: MIT
#include "data/report/charts/axis_scale.h"

#include "tests/support/catch.h"

using namespace peerplan;
using namespace peerplan::tests;

TEST_CASE("An axis has round steps and begins at nought") {
    const AxisScale scale = axisScale(120, 870, {}, {}, 5, false);
    CHECK(scale.least == 0);
    CHECK(scale.step == 200);
    CHECK(scale.most == 1000);
    CHECK(scale.digits == 0);
    CHECK(scale.ticks() == 6);
}

TEST_CASE("Small steps tell how many digits they need") {
    CHECK(axisScale(0, 1, {}, {}, 4, false).digits == 2);
    CHECK(axisScale(0, 1, {}, {}, 5, false).step == Approx(0.2));
    CHECK(axisScale(0, 1, {}, {}, 5, false).digits == 1);
}

TEST_CASE("What is below nought is on the axis, and fixed ends stay") {
    const AxisScale below = axisScale(-10, 70, {}, 100.0, 5, false);
    CHECK(below.least == -25);
    CHECK(below.most == 100);
}

TEST_CASE("Hours of a day come in steps that people know") {
    CHECK(axisScale(0, 24, 0.0, 24.0, 10, true).step == 3);
    CHECK(axisScale(0, 24, 0.0, 24.0, 5, true).step == 6);
    CHECK(axisScale(0, 100, 0.0, 100.0, 5, true).step == 24);
}

TEST_CASE("An axis without a span still has one") {
    const AxisScale scale = axisScale(0, 0, {}, {}, 5, false);
    CHECK(scale.most > scale.least);
    CHECK(axisScale(0, 0, 5.0, 5.0, 5, false).most == 6);
    CHECK(axisScale(0, 0, 5.0, 2.0, 5, false).most > 5);
}
