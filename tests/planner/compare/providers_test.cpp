// SPDX-License-Identifier: MIT
// Peering locations by region: order, gain, and what the plan has there.

#include "planner/compare/providers.h"

#include "model/catalogue/lookup.h"
#include "planner/latency/rtt_model.h"
#include "tests/support/built_in_catalogue.h"
#include "tests/support/catch.h"
#include "tests/support/text_network.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

/// 300 users in London and 100 in Amsterdam, one circuit in Dallas.
Plan abroad() {
    Plan plan = textNetwork(R"(
        site hub dc region emea at 32.80,-96.82
        site lon office region emea at 51.51,-0.13
        site ams office region emea at 52.37,4.90
        lon-hub 100M 100ms
        ams-hub 100M 100ms
        circuit er Dallas 200M via hub,hub
    )");
    plan.sites[1].users = {{"clerk", Headcount::of(300)}};
    plan.sites[2].users = {{"clerk", Headcount::of(100)}};
    return plan;
}

const RegionLocation& of(const ProvidersAnswer& answer, const std::string& name) {
    for (const RegionLocation& ranked : answer.regions.at(0).ranked) {
        if (answer.locations[ranked.location].name == name) return ranked;
    }
    FAIL("no location " << name);
    return answer.regions[0].ranked.front();
}

}  // namespace

TEST_CASE("Locations are ranked by the mean round trip of the region's users") {
    const Catalogue catalogue = smallCatalogue();
    const ProvidersAnswer answer = providers(abroad(), catalogue);
    REQUIRE(answer.regions.size() == 1);
    CHECK(answer.regions[0].users == 400);
    // By hand from the model: 300 users at London's own place, 100 in Amsterdam's.
    const RttModel model(catalogue);
    const LatLon london{51.51, -0.13};
    const LatLon amsterdam{52.37, 4.90};
    const LatLon dallas{32.80, -96.82};
    const double across = model.rtt(london, amsterdam).asMs();
    CHECK(of(answer, "London").rttMs == Approx((300 * 0 + 100 * across) / 400));
    CHECK(of(answer, "Amsterdam").rttMs == Approx((300 * across + 100 * 0) / 400));
    const double now =
        (300 * model.rtt(london, dallas).asMs() + 100 * model.rtt(amsterdam, dallas).asMs()) / 400;
    CHECK(*answer.regions[0].nowMs == Approx(now));
    CHECK(*of(answer, "London").gainMs == Approx(now - of(answer, "London").rttMs));
    // The circuit's own place gains nothing, a place farther away for everybody neither.
    CHECK(*of(answer, "Dallas").gainMs == 0);
    CHECK(answer.locations[answer.regions[0].ranked[0].location].name == "London");
    for (std::size_t i = 1; i < answer.regions[0].ranked.size(); ++i) {
        CHECK(answer.regions[0].ranked[i - 1].rttMs <= answer.regions[0].ranked[i].rttMs);
    }
}

TEST_CASE("Without a circuit there is no gain to tell, and users without a place are counted") {
    Plan plan = abroad();
    plan.circuits.clear();
    plan.sites[2].lat.reset();
    const ProvidersAnswer answer = providers(plan, smallCatalogue());
    CHECK_FALSE(answer.regions[0].nowMs);
    CHECK_FALSE(of(answer, "London").gainMs);
    CHECK(answer.regions[0].unplaced == 100);
    CHECK(of(answer, "London").rttMs == 0);
}

TEST_CASE("What the plan has stands by location, model and provider") {
    Plan plan = abroad();
    plan.providers.resize(1);
    plan.providers[0].id = "eqx";
    plan.providers[0].catalogue = "Equinix";
    plan.circuits[0].provider = Ref<Provider>("eqx");
    plan.circuits[0].connectivity = Connectivity::PointToPoint;
    const Catalogue& catalogue = catalogueForTests();
    const ProvidersAnswer answer = providers(plan, catalogue);
    bool seenDallas = false;
    for (const LocationThere& location : answer.locations) {
        INFO(location.name);
        if (location.name == "Dallas") {
            seenDallas = true;
            REQUIRE(location.circuits.size() == 1);
            CHECK(location.circuits[0].circuit == "er");
            CHECK(location.circuits[0].connectivity == Connectivity::PointToPoint);
            CHECK(location.circuits[0].provider == "Equinix");
        } else {
            CHECK(location.circuits.empty());
        }
        // Somebody whom the plan buys from is at a location if the catalogue says so.
        const PeeringLocation* known = findPeeringLocation(catalogue, location.name);
        REQUIRE(known != nullptr);
        CHECK(location.plansProviders.empty() == !serves(catalogue, *known, "Equinix"));
    }
    CHECK(seenDallas);
    const std::vector<Table> tables = providersTables(answer);
    REQUIRE(tables.size() == 4);
    CHECK(tables[3].rows.size() == 1);
    CHECK(providersScreen(answer, 3).rows.size() == 3);
}
