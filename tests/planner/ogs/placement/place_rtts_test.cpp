// SPDX-License-Identifier: MIT
#include "planner/ogs/placement/place_rtts.h"

#include <cmath>
#include <limits>

#include "model/error.h"
#include "planner/latency/rtt_model.h"
#include "planner/network/compile.h"
#include "tests/support/built_in_catalogue.h"
#include "tests/support/catch.h"
#include "tests/support/text_network.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

constexpr double noWay = std::numeric_limits<double>::infinity();

/// Two homes, a data centre with a gateway, and a cluster of two in another one.
Plan homes() {
    Plan plan = textNetwork(R"(
        site dc dc at 51.5,-0.1
        site dc2 dc at 50.1,8.7
        site oslo remote at 59.9,10.7
        site rome remote at 41.9,12.5
        internet inet dc 100M/100M isp telia rtt 5
        gateway gw dc
        gateway c1 dc2
        gateway c2 dc2
        profile vpn gateways gw,c1,c2
    )");
    for (Site& site : plan.sites) {
        if (site.kind != SiteKind::Remote) continue;
        site.users = {{Ref<Persona>("office-worker"), Headcount::of(10)}};
    }
    plan.gateways[1].cluster = plan.gateways[2].cluster = "frankfurt";
    return plan;
}

std::vector<std::string> namesOf(const PlaceRtts& rtts) {
    std::vector<std::string> names;
    for (const OgsPlaceCandidate& candidate : rtts.candidates) names.push_back(candidate.name);
    return names;
}

}  // namespace

TEST_CASE("The model gives round trips to gateways, clusters as one, and to places") {
    const Plan plan = homes();
    const Catalogue& catalogue = catalogueForTests();
    Diagnostics told;
    const CompiledNetwork network = compile(plan, catalogue, told);
    const PlaceRtts rtts =
        modelledRtts(plan, catalogue, network, {{"Milan", {45.46, 9.19}}, {"home", {59.9, 10.7}}});
    CHECK(rtts.clients == std::vector<SiteId>{SiteId(2), SiteId(3)});
    CHECK(namesOf(rtts) == std::vector<std::string>{"gw", "frankfurt", "Milan", "home"});
    CHECK(rtts.candidates[1].existing);
    CHECK_FALSE(rtts.candidates[2].existing);
    // A remote site goes straight to the place: from Oslo to a place in Oslo it is no way at all.
    const RttModel model(catalogue);
    CHECK(rtts.at(0, 3) == 0);
    CHECK(rtts.at(1, 2) == Approx(model.rttMs(LatLon{41.9, 12.5}, LatLon{45.46, 9.19})));
    CHECK(rtts.at(0, 0) == Approx(model.rttMs(LatLon{59.9, 10.7}, LatLon{51.5, -0.1})));
    CHECK(rtts.at(0, 1) == Approx(model.rttMs(LatLon{59.9, 10.7}, LatLon{50.1, 8.7})));
}

TEST_CASE("A matrix names sites down, and gateways and places across") {
    const Plan plan = homes();
    // A cluster by the name of a member; a data centre without users is no client.
    const RttMatrix matrix{{"rome", "dc", "oslo"},
                           {"Milan", "gw", "c1", "Athens"},
                           {10, 30, 20, 25, 1, 2, 3, 4, 40, 25, 24, noWay}};
    const PlaceRtts rtts = statedRtts(plan, matrix, {});
    CHECK(rtts.clients == std::vector<SiteId>{SiteId(3), SiteId(2)});
    CHECK(namesOf(rtts) == std::vector<std::string>{"gw", "frankfurt", "Milan", "Athens"});
    CHECK(rtts.ms == std::vector<double>{30, 20, 10, 25, 25, 24, 40, noWay});
    const PlaceRtts only = statedRtts(plan, matrix, {"Athens"});
    CHECK(namesOf(only) == std::vector<std::string>{"gw", "frankfurt", "Athens"});
}

TEST_CASE("A matrix that does not fit the plan is refused with all that is wrong") {
    const Plan plan = homes();
    try {
        statedRtts(plan, {{"rom", "oslo"}, {"gw", "Milan"}, {1, 2, 3, 4}}, {});
        FAIL("it was taken");
    } catch (const InputError& error) {
        REQUIRE(error.diagnostics().size() == 2);
        CHECK(error.diagnostics()[0].suggestion == "rome");
    }
    const RttMatrix matrix{{"oslo"}, {"gw", "frankfurt", "Milan"}, {1, 2, 3}};
    CHECK_THROWS_AS(statedRtts(plan, matrix, {"Milano"}), UsageError);
}
