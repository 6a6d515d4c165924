// SPDX-License-Identifier: MIT
#include "planner/latency/rtt_model.h"

#include <cmath>
#include <random>

#include "model/catalogue/lookup.h"
#include "tests/support/built_in_catalogue.h"
#include "tests/support/catch.h"
#include "tests/support/leave_one_out.h"
#include "tests/support/rounds.h"

using namespace peerplan;
using peerplan::tests::Approx;
using peerplan::tests::catalogueForTests;

namespace {

LatLon placeOf(const char* location) {
    const PeeringLocation* found = findPeeringLocation(catalogueForTests(), location);
    REQUIRE(found != nullptr);
    return {found->latitude, found->longitude};
}

LatLon randomPlace(std::mt19937& random) {
    std::uniform_real_distribution<double> latitude(-60, 75);
    std::uniform_real_distribution<double> longitude(-180, 180);
    return {latitude(random), longitude(random)};
}

}  // namespace

TEST_CASE("Pairs of regions that the model has not seen are foretold within the accuracy asked") {
    if (tests::sanitized)
        return;  // 2,350 models are fitted: figures alone, the next test reads them all
    // The bar: what transferring the measured ratio of neighbouring pairs reaches, 7.3 and 24.7 %.
    const auto errors = tests::leaveOneOutErrors(catalogueForTests());
    CHECK(errors.pairs == 2350);
    CHECK(errors.median <= 0.073);
    CHECK(errors.p90 <= 0.247);
}

TEST_CASE("The table as backbone is nearer to the truth than distance alone") {
    const auto geometric = tests::geometricErrors(catalogueForTests());
    const auto fit = tests::fitErrors(catalogueForTests());
    CHECK(fit.median < 0.05);
    CHECK(fit.median < geometric.median);
    CHECK(fit.p90 < geometric.p90);
}

TEST_CASE("No published time is faster than light in fibre, and no modelled one either") {
    const Catalogue& c = catalogueForTests();
    for (const RegionRtt& row : c.regionRtts) {
        const AzureRegion* from = findAzureRegion(c, row.from);
        const AzureRegion* to = findAzureRegion(c, row.to);
        REQUIRE(from != nullptr);
        REQUIRE(to != nullptr);
        const double km = greatCircleKm(LatLon{from->latitude, from->longitude},
                                        LatLon{to->latitude, to->longitude});
        CHECK(row.rttMs >= 2 * km / fibreKmPerMs);
    }
    const unsigned seed = 20260101;
    INFO("seed " << seed);
    std::mt19937 random(seed);
    const RttModel model(c);
    for (int i = 0; i < 2000; ++i) {
        const LatLon a = randomPlace(random);
        const LatLon b = randomPlace(random);
        const double ms = model.rttMs(a, b);
        CHECK(ms >= 2 * greatCircleKm(a, b) / fibreKmPerMs);
        CHECK(ms < 600);
    }
}

TEST_CASE("The model is symmetric to the last bit and zero from a place to itself") {
    const unsigned seed = 20260102;
    INFO("seed " << seed);
    std::mt19937 random(seed);
    const RttModel model(catalogueForTests());
    for (int i = 0; i < 500; ++i) {
        const LatLon a = randomPlace(random);
        const LatLon b = randomPlace(random);
        CHECK(model.rttMs(a, b) == model.rttMs(b, a));
        CHECK(model.rtt(a, a).asUs() == 0);
    }
}

TEST_CASE("A step of one kilometre changes the time by less than a millisecond") {
    const unsigned seed = 20260103;
    INFO("seed " << seed);
    std::mt19937 random(seed);
    const RttModel model(catalogueForTests());
    for (int i = 0; i < 500; ++i) {
        const LatLon a = randomPlace(random);
        const LatLon b = randomPlace(random);
        const LatLon moved{b.latitude + 1 / 111.2, b.longitude};
        CHECK(std::abs(model.rttMs(a, b) - model.rttMs(a, moved)) < 1.0);
    }
}

TEST_CASE("Within a country a farther place takes longer") {
    const RttModel model(catalogueForTests());
    const LatLon london = placeOf("London2");
    double before = 0;
    // North from London, 25 km a step, to the tip of Scotland.
    for (double latitude = 51.51; latitude < 58.6; latitude += 25 / 111.2) {
        const double ms = model.rttMs(london, LatLon{latitude, -0.1 - (latitude - 51.51) / 2.4});
        CHECK(ms >= before);
        before = ms;
    }
}

TEST_CASE("Times between metros are those that Microsoft's own planning example expects") {
    // implementing-expressroute (2017), by way of method/expressroute.md section 2: Los Angeles to
    // Silicon Valley and Washington DC to New York about 10 ms, Dallas to New York about 40 ms.
    const RttModel model(catalogueForTests());
    CHECK(model.rttMs(placeOf("Los Angeles"), placeOf("Silicon Valley")) == Approx(10).margin(5));
    CHECK(model.rttMs(placeOf("Washington DC"), placeOf("New York")) == Approx(10).margin(5));
    CHECK(model.rttMs(placeOf("Dallas"), placeOf("New York")) == Approx(40).margin(10));
    CHECK(model.rttMs(placeOf("Amsterdam"), placeOf("Amsterdam2")) < 3);
}

TEST_CASE("Without a table the model is the geometric one") {
    const RttModel model{Catalogue{}};
    const LatLon a{0, 0};
    const LatLon b{0, 90};
    // A quarter of the Earth is 10007.557 km, e to the -10007.557 / 6000 is 0.18864:
    // 4 x 10007.557 / 10037.557 + (1.5 + 0.5 x 0.18864) x 98.113 = 3.988 + 156.424 = 160.41.
    CHECK(model.rttMs(a, b) == Approx(160.41).epsilon(1e-4));
    CHECK(model.rttMs(a, b) == Approx(RttModel::geometricMs(greatCircleKm(a, b))));
}
