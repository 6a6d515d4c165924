// SPDX-License-Identifier: MIT
#include "planner/ogs/selection/odds.h"

#include <cmath>

#include "tests/planner/ogs/selection/vpn_plan.h"
#include "tests/support/catch.h"

namespace peerplan::tests {

TEST_CASE("The probability of a choice by simulation meets its closed form for two gateways") {
    // Each probe is its time × (1 + s E), E exponential with mean 1. The full handshake takes so
    // long that it never is the least, so a host's value is v (1 + s M), M the lesser of two, which
    // is exponential with mean 1/2. With A = 3 × 30 = 90 and B = 3 × 33 = 99 the farther one wins
    // if A M1 > (B - A) / s + B M2:
    //     P = exp(-2 (B - A) / (A s)) × A / (A + B).
    VpnPlan vpn = vpnPlan(2, {{"home", {30, 33}}});
    OgsOptions options;
    options.rounding = Rounding::None;
    options.timing.overheadMs = 0;
    options.timing.fullHandshakeMs = 5000;
    options.deadline = Duration::minutes(60);
    const auto profile = clientProfile(vpn.plan, vpn.site(0), options);
    REQUIRE(profile);
    for (const double share : {0.1, 0.3, 1.0}) {
        const double farther = std::exp(-2 * (99.0 - 90.0) / (90.0 * share)) * 90.0 / 189.0;
        const std::vector<double> odds =
            choiceOdds(*profile, std::vector<double>{30, 33}, options, {200000, share, 7});
        INFO("seed 7, share " << share);
        // Three standard errors of 200,000 draws are below 0.0034.
        CHECK(odds[1] == Approx(farther).margin(0.0034));
        CHECK(odds[0] + odds[1] == Approx(1));
    }
}

TEST_CASE("Without noise the plain choice is certain, and a seed repeats itself") {
    VpnPlan vpn = vpnPlan(3, {{"home", {40, 30, 30}}});
    const auto profile = clientProfile(vpn.plan, vpn.site(0), {});
    REQUIRE(profile);
    const std::vector<double> ms{40, 30, 30};
    CHECK(choiceOdds(*profile, ms, {}, {1000, 0, 1}) == std::vector<double>{0, 1, 0});
    CHECK(choiceOdds(*profile, ms, {}, {1000, 0.2, 5}) ==
          choiceOdds(*profile, ms, {}, {1000, 0.2, 5}));
    CHECK(seedOf(1, SiteId(0)) != seedOf(1, SiteId(1)));
    CHECK(seedOf(1, SiteId(0)) != seedOf(2, SiteId(0)));
}

TEST_CASE("What is certain by its bound is certain by simulation") {
    // 3 × 20 + 1 = 61 against 3 × 45 + 1 = 136: exp(-2 × 74 / (0.1 × 61)) is 3e-11.
    VpnPlan vpn = vpnPlan(2, {{"home", {20, 45}}});
    const auto profile = clientProfile(vpn.plan, vpn.site(0), {});
    REQUIRE(profile);
    const std::vector<double> ms{20, 45};
    CHECK(choiceOdds(*profile, ms, {}, {1000, 0.1, 1}) == std::vector<double>{1, 0});
    // The same by hand, without the bound.
    ProbeNoise noise(0.1, 9);
    for (int i = 0; i < 20000; ++i) {
        const std::vector<double> values = measuredValues(*profile, ms, {}, &noise);
        if (values[0] >= values[1]) FAIL("seed 9, sample " << i);
    }
    // Much noise is not certain.
    CHECK(choiceOdds(*profile, ms, {}, {20000, 3, 1})[1] > 0);
}

TEST_CASE("The generator is SplitMix64") {
    // The first outputs for seed 1234567 of the authors' reference.
    SeededNumbers numbers(1234567);
    CHECK(numbers.next() == 6457827717110365317ULL);
    CHECK(numbers.next() == 3203168211198807973ULL);
    CHECK(numbers.next() == 9817491932198370423ULL);
}

}  // namespace peerplan::tests
