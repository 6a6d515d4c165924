// SPDX-License-Identifier: MIT
#include "planner/bandwidth/advice.h"

#include <cmath>

#include "tests/support/catch.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

Catalogue sizes() {
    Catalogue catalogue;
    for (const std::int64_t mbps : {50, 100, 200, 1000}) {
        CircuitSize size;
        size.mbps = mbps;
        size.kinds = {"provider"};
        if (mbps == 1000) size.kinds.push_back("direct10");
        catalogue.circuitSizes.push_back(size);
    }
    CircuitSize port;
    port.mbps = 5000;
    port.kinds = {"direct10", "direct100"};
    catalogue.circuitSizes.push_back(port);
    return catalogue;
}

}  // namespace

TEST_CASE("providers and Direct ports sell different sizes (H4)") {
    CHECK(circuitLadder(sizes(), Connectivity::CloudExchange) ==
          std::vector<std::int64_t>{50, 100, 200, 1000});
    CHECK(circuitLadder(sizes(), Connectivity::Direct) == std::vector<std::int64_t>{1000, 5000});
    CHECK(circuitLadder({}, Connectivity::Direct).empty());
}

TEST_CASE("the size to buy is the smallest with at least 20 percent free (H4)") {
    const std::vector<std::int64_t> ladder{50, 100, 200};
    CHECK(smallestSize(ladder, 40'000, {}) == 50);  // exactly 20 %
    CHECK(smallestSize(ladder, 40'001, {}) == 100);
    CHECK(smallestSize(ladder, 118'358, {}) == 200);
    CHECK_FALSE(smallestSize(ladder, 160'001, {}).has_value());
    CHECK(smallestSize(ladder, 0, {}) == 50);
}

TEST_CASE("of two or three circuits the others carry all when one fails (H4)") {
    // 100 Mbit/s: 125 are needed by one or by one of two, 62.5 by one of three.
    const auto sizes = sizesForCircuits({50, 100, 200}, 100'000, {});
    CHECK(sizes[0] == 200);
    CHECK(sizes[1] == 200);
    CHECK(sizes[2] == 100);
}

TEST_CASE("the year in which a size is outgrown counts from the plan's date (D5)") {
    const Date asOf = *Date::parse("2026-11-01");
    // 100 of 200 at 26 % a year: 160 is reached after ln 1.6 / ln 1.26 = 2.03 years.
    CHECK(outgrownYear(100'000, 200'000, {}, 0.26, asOf) == 2029);
    CHECK(outgrownYear(170'000, 200'000, {}, 0.26, asOf) == 2026);
    CHECK_FALSE(outgrownYear(100'000, 200'000, {}, 0, asOf).has_value());
    CHECK_FALSE(outgrownYear(100'000, 200'000, {}, -0.1, asOf).has_value());
    CHECK_FALSE(outgrownYear(100'000, std::nullopt, {}, 0.5, asOf).has_value());
    CHECK_FALSE(outgrownYear(1, 200'000'000, {}, 0.01, asOf).has_value());
}

TEST_CASE("a month's volume adds up the quarter-hours of its days (H4)") {
    // 1000 kbit/s all day: 1e6 x 86400 / 8 = 10.8 GB a day.
    std::array<double, 96> course{};
    course.fill(1000);
    CHECK(gigabytesOfMonth(course, 30) == Approx(324));
    CHECK(gigabytesOfMonth(course, 22) == Approx(237.6));
}
