// SPDX-License-Identifier: MIT
#include "data/report/charts/axis_scale.h"

#include "tests/support/catch.h"

using namespace peerplan;
using namespace peerplan::tests;

TEST_CASE("An axis has round steps and begins at nought") {
    const AxisScale scale = axisScale(120, 870, {}, {}, 5, AxisSteps::Any);
    CHECK(scale.least == 0);
    CHECK(scale.step == 200);
    CHECK(scale.most == 1000);
    CHECK(scale.digits == 0);
    CHECK(scale.ticks() == 6);
}

TEST_CASE("Small steps tell how many digits they need") {
    CHECK(axisScale(0, 1, {}, {}, 4, AxisSteps::Any).digits == 2);
    CHECK(axisScale(0, 1, {}, {}, 5, AxisSteps::Any).step == Approx(0.2));
    CHECK(axisScale(0, 1, {}, {}, 5, AxisSteps::Any).digits == 1);
}

TEST_CASE("What is below nought is on the axis, and fixed ends stay") {
    const AxisScale below = axisScale(-10, 70, {}, 100.0, 5, AxisSteps::Any);
    CHECK(below.least == -25);
    CHECK(below.most == 100);
}

TEST_CASE("Hours of a day come in steps that people know") {
    CHECK(axisScale(0, 24, 0.0, 24.0, 10, AxisSteps::Hours).step == 3);
    CHECK(axisScale(0, 24, 0.0, 24.0, 5, AxisSteps::Hours).step == 6);
    CHECK(axisScale(0, 100, 0.0, 100.0, 5, AxisSteps::Hours).step == 24);
}

TEST_CASE("An axis without a span still has one") {
    const AxisScale scale = axisScale(0, 0, {}, {}, 5, AxisSteps::Any);
    CHECK(scale.most > scale.least);
    CHECK(axisScale(0, 0, 5.0, 5.0, 5, AxisSteps::Any).most == 6);
    CHECK(axisScale(0, 0, 5.0, 2.0, 5, AxisSteps::Any).most > 5);
}

TEST_CASE("What is counted has steps of whole numbers") {
    // Five gateways in ten steps are one each, not halves; 12 in five, 2.4, are 5 each, not 2.5.
    CHECK(axisScale(0, 5, 0.0, 5.0, 10, AxisSteps::Whole).step == 1);
    CHECK(axisScale(0, 12, {}, {}, 5, AxisSteps::Whole).step == 5);
    CHECK(axisScale(0, 12, {}, {}, 5, AxisSteps::Any).step == Approx(2.5));
    CHECK(axisScale(0, 120, {}, {}, 5, AxisSteps::Whole).step == 25);
    CHECK(axisScale(0, 120, {}, {}, 5, AxisSteps::Whole).digits == 0);
}
