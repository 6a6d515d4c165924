// SPDX-License-Identifier: MIT
#include "data/report/charts/duration_scale.h"

#include <cmath>

#include "tests/support/catch.h"

using namespace peerplan;
using namespace peerplan::tests;

TEST_CASE("A scale of durations rises everywhere and gives tenths, minutes and hours room") {
    CHECK(durationPosition(0) == 0);
    // log10(1 + 9) and log10(1 + 1800) and log10(1 + 18000).
    CHECK(durationPosition(0.9) == Approx(1));
    CHECK(durationPosition(180) == Approx(3.2555).epsilon(1e-4));
    CHECK(durationPosition(1800) == Approx(4.2553).epsilon(1e-4));
    CHECK(durationPosition(-0.9) == Approx(-1));
    double last = durationPosition(-10);
    for (double seconds = -9.9; seconds < 100; seconds += 0.1) {
        CHECK(durationPosition(seconds) > last);
        last = durationPosition(seconds);
    }
}

TEST_CASE("Ticks of durations keep their distance and stay between the ends") {
    const auto ticks = durationTicks(-0.5, 7200, 0.4, Language());
    REQUIRE(ticks.size() > 4);
    CHECK(ticks.front().position == 0);
    CHECK(ticks.back().label == "1 h");
    for (std::size_t i = 1; i < ticks.size(); ++i) {
        CHECK(ticks[i].position - ticks[i - 1].position >= 0.4);
    }
    CHECK(durationTicks(0, 0.5, 0.1, Language()).size() == 1);
}
