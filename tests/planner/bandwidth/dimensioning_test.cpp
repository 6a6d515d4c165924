// SPDX-License-Identifier: MIT
#include "planner/bandwidth/dimensioning.h"

#include <cmath>
#include <limits>

#include "tests/support/catch.h"

using namespace peerplan;
using namespace peerplan::tests;

TEST_CASE("the statistical rule gives the published reference values (H7)") {
    // rho, r (Mbit/s), C: rows of facts/link_dimensioning_reference.csv, epsilon 1 %, rounded there
    // to 0.1.
    struct Row {
        double rho, r, capacity;
    };
    for (const Row& row :
         {Row{10, 2, 23.6}, Row{50, 4, 92.9}, Row{100, 4, 160.7}, Row{100, 10, 196.0},
          Row{500, 4, 635.7}, Row{1000, 10, 1303.5}, Row{2000, 10, 2429.2}}) {
        CHECK(statisticalCapacityKbps(row.rho * 1e3, row.r * 1e3, 0.01) ==
              Approx(row.capacity * 1e3).margin(60));
    }
    CHECK(statisticalCapacityKbps(0, 4000, 0.01) == 0);
}

TEST_CASE("the two rules cross where the published headrooms say (H7)") {
    // r = 4 Mbit/s: alpha^2 = -2 x 4 x ln 0.01 = 36.84 Mbit/s; times ((1-h)/h)^2 =
    // 1, 5.444, 16, 81: 37, 201, 589, 2984 Mbit/s. r = 10: 92, 501, 1474, 7460.
    CHECK(std::round(crossingKbps(4000, 0.01, 0.5) / 1e3) == 37);
    CHECK(std::round(crossingKbps(4000, 0.01, 0.3) / 1e3) == 201);
    CHECK(std::round(crossingKbps(4000, 0.01, 0.2) / 1e3) == 589);
    CHECK(std::round(crossingKbps(4000, 0.01, 0.1) / 1e3) == 2984);
    CHECK(std::round(crossingKbps(10000, 0.01, 0.5) / 1e3) == 92);
    CHECK(std::round(crossingKbps(10000, 0.01, 0.3) / 1e3) == 501);
    CHECK(std::round(crossingKbps(10000, 0.01, 0.2) / 1e3) == 1474);
    CHECK(std::round(crossingKbps(10000, 0.01, 0.1) / 1e3) == 7460);
    CHECK(std::isinf(crossingKbps(4000, 0.01, 0)));
    CHECK(crossingKbps(4000, 0.01, 1) == 0);
}

TEST_CASE("below the crossing the statistical rule binds, above it the percent rule (H7)") {
    FlowRates rates;
    rates.kbps.fill(4000);
    const Dimensioning small = dimension({0, 0, 100'000, 0, 0}, rates, 0.01, 0.2);
    // 160.7 Mbit/s against 100 / 0.8 = 125.
    CHECK(small.statisticalKbps == Approx(160'700).margin(60));
    CHECK(small.percentKbps == Approx(125'000));
    CHECK(small.binds == SizingRule::Statistical);
    const Dimensioning large = dimension({0, 0, 1'000'000, 0, 0}, rates, 0.01, 0.2);
    CHECK(large.binds == SizingRule::Percent);
    CHECK(large.crossingKbps == Approx(589'461).margin(1));
    // At the crossing itself both ask for the same.
    const Dimensioning at = dimension({0, 0, large.crossingKbps, 0, 0}, rates, 0.01, 0.2);
    CHECK(at.statisticalKbps == Approx(at.percentKbps).epsilon(1e-9));
}

TEST_CASE("the flow rate of a mix is the mean of its classes, weighted by load (H7)") {
    FlowRates rates;
    rates.kbps = {76, 76, 4000, 4000, 10000};
    // 1 part voice, 3 parts data: (76 + 3 x 10000) / 4 = 7519.
    CHECK(flowKbpsOfMix({100, 0, 0, 0, 300}, rates) == Approx(7519));
    CHECK(flowKbpsOfMix({}, rates) == 0);
}

TEST_CASE("flow rates come from the policy, else the catalogue's best Teams profiles (H7)") {
    Catalogue catalogue;
    BandwidthProfile video;
    video.application = "Teams video meeting";
    video.profile = "best performance";
    video.upKbps = 3000;
    video.downKbps = 5000;
    video.provenance.source = "OWN";
    catalogue.bandwidthProfiles.push_back(video);
    const FlowRates rates = flowRates(catalogue, {});
    CHECK(rates.kbps == std::array<double, 5>{76, 76, 5000, 4000, 10000});
    CHECK(rates.assumed == std::array<bool, 5>{false, true, false, false, true});

    Burst burst;
    burst.flowRate = Bandwidth::mbps(2);
    CHECK(flowRates(catalogue, burst).kbps == std::array<double, 5>{2000, 2000, 2000, 2000, 2000});
}
