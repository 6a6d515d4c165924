// SPDX-License-Identifier: MIT
#include "planner/ogs/placement/plan_placement.h"

#include "planner/ogs/placement/place_tables.h"
#include "tests/support/catch.h"
#include "tests/support/text_network.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

/// 100 users in Oslo, 300 in Rome, 10 in Athens; a gateway in London that stays.
struct Given {
    Plan plan = textNetwork(R"(
        site dc dc at 51.5,-0.1
        site oslo remote region north at 59.9,10.7
        site rome remote region south at 41.9,12.5
        site athens remote region south at 38,23.7
        gateway gw dc
        profile vpn gateways gw
    )");
    PlaceRtts rtts;

    Given() {
        const std::int64_t users[] = {0, 100, 300, 10};
        for (std::size_t s = 1; s < 4; ++s) {
            plan.sites[s].users = {{Ref<Persona>("office-worker"), Headcount::of(users[s])}};
        }
        rtts.clients = {SiteId(1), SiteId(2), SiteId(3)};
        rtts.candidates = {{"gw", true}, {"Milan", false}, {"Sofia", false}};
        rtts.ms = {30, 40, 60,   // Oslo to London, Milan and Sofia
                   35, 10, 25,   // Rome
                   70, 40, 15};  // Athens
    }
};

std::vector<std::string> namesOf(const OgsPlaceAnswer& answer, const GatewayPlacement& placement) {
    std::vector<std::string> names;
    for (const PlacedGateway& gateway : placement.gateways) {
        names.push_back(answer.candidates[gateway.candidate].name);
    }
    return names;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("The next gateway stands where the users' mean falls most, existing ones stay") {
    const Given given;
    PlanPlacementOptions options;
    options.count = 2;
    const OgsPlaceAnswer answer = placeForPlan(given.plan, given.rtts, options);
    REQUIRE(answer.curve.size() == 2);
    // With London alone 100 × 30 + 300 × 35 + 10 × 70 = 14,200.
    REQUIRE(answer.before);
    CHECK(answer.before->cost == 14200);
    // Milan: 3,000 + 300 × 10 + 10 × 40 = 6,400; Sofia: 3,000 + 300 × 25 + 10 × 15 = 10,650.
    CHECK(namesOf(answer, answer.curve[0]) == Names{"gw", "Milan"});
    CHECK(answer.curve[0].cost == 6400);
    CHECK(answer.curve[0].certificate.proven);
    // Both: 3,000 + 3,000 + 150.
    CHECK(answer.placement().cost == 6150);
    CHECK(answer.users == 410);
    CHECK(answer.regions == Names{"north", "south"});
    // South: before (10,500 + 700) / 310, after (3,000 + 150) / 310.
    CHECK(*answer.placement().regions[1].meanCostBefore == Approx(36.129032));
    CHECK(*answer.placement().regions[1].meanCost == Approx(10.161290));
    // All hosts' probes take as many round trips: OGS sends everybody to the nearest.
    REQUIRE(answer.byOgs);
    CHECK(answer.byOgs->elsewhere == 0);
    CHECK(answer.byOgs->meanMs == Approx(15));
}

TEST_CASE("A center is where the farthest users are least far") {
    const Given given;
    PlanPlacementOptions options;
    options.center = true;
    const OgsPlaceAnswer answer = placeForPlan(given.plan, given.rtts, options);
    // Milan leaves Athens at 40, Sofia leaves Oslo at 30.
    CHECK(namesOf(answer, answer.placement()) == Names{"gw", "Sofia"});
    CHECK(answer.placement().certificate.objective == 30);
    CHECK(placeObjectiveMs(answer, 30) == 30);
}

TEST_CASE("With one loss counted the worst one decides") {
    const Given given;
    PlanPlacementOptions options;
    options.survive = true;
    const OgsPlaceAnswer answer = placeForPlan(given.plan, given.rtts, options);
    // London and Milan: after the loss of Milan 14,200, of London 4,000 + 3,000 + 400 = 7,400.
    // London and Sofia: after the loss of Sofia 14,200 as well; London: 6,000 + 7,500 + 150.
    CHECK(answer.placement().certificate.objective == 14200);
    CHECK(answer.placement().certificate.proven);
}

TEST_CASE("Clients use an existing gateway only if a profile of theirs names it") {
    Given given;
    // London is Oslo's alone.
    given.plan.vpnProfiles[0].sites = {Ref<Site>("oslo")};
    VpnProfile empty;
    empty.id = "south";
    empty.regions = {Ref<Region>("south")};
    given.plan.vpnProfiles.push_back(empty);
    given.plan.vpnProfiles[1].gateways = {};
    VpnProfile other = given.plan.vpnProfiles[0];
    other.id = "other";
    Gateway second = given.plan.gateways[0];
    second.id = "gw-2";
    second.address = "gw2.example";
    given.plan.gateways.push_back(second);
    other.sites = {Ref<Site>("rome"), Ref<Site>("athens")};
    other.gateways = {Ref<Gateway>("gw-2")};
    given.plan.vpnProfiles.push_back(other);
    given.rtts.candidates = {{"gw", true}, {"gw-2", true}, {"Milan", false}};
    given.rtts.ms = {30, 10, 40, 35, 50, 10, 70, 60, 40};
    const OgsPlaceAnswer answer = placeForPlan(given.plan, given.rtts, {});
    // Oslo not at 10 ms but 30, Rome not at 35 but 50, Athens not at 70 but 60.
    CHECK(answer.before->cost == 100 * 30 + 300 * 50 + 10 * 60);
    CHECK(answer.placement().cost == 100 * 30 + 300 * 10 + 10 * 40);
}

TEST_CASE("OGS, not the plan, assigns users: an old release sends them past the nearest gateway") {
    Given given;
    // ASA before 9.1(3) adds 120 ms and a round trip: London's value for Oslo is 4 × 30 + 121,
    // Milan's 3 × 40 + 1.
    given.plan.gateways[0].software = "ASA 8.4(7)";
    const OgsPlaceAnswer answer = placeForPlan(given.plan, given.rtts, {});
    CHECK(namesOf(answer, answer.placement()) == Names{"gw", "Milan"});
    REQUIRE(answer.byOgs);
    CHECK(answer.byOgs->elsewhere == 100);
    CHECK(answer.byOgs->assigned[0] == 1U);
    // (100 × 40 + 300 × 10 + 10 × 40) / 410
    CHECK(answer.byOgs->meanMs == Approx(18.048780));
}

TEST_CASE("A plan without profiles places for the nearest gateway and claims nothing of OGS") {
    Given given;
    given.plan.vpnProfiles.clear();
    given.plan.gateways.clear();
    given.rtts.candidates = {{"London", false}, {"Milan", false}, {"Sofia", false}};
    const OgsPlaceAnswer answer = placeForPlan(given.plan, given.rtts, {});
    CHECK_FALSE(answer.before);
    CHECK_FALSE(answer.byOgs);
    // London 14,200; Milan 4,000 + 3,000 + 400; Sofia 6,000 + 7,500 + 150.
    CHECK(namesOf(answer, answer.placement()) == Names{"Milan"});
    CHECK(answer.placement().cost == 7400);
}

TEST_CASE("Every row of every table of a placement has a cell for each column") {
    const Given given;
    PlanPlacementOptions options;
    options.count = 2;
    const OgsPlaceAnswer answer = placeForPlan(given.plan, given.rtts, options);
    const std::vector<Table> tables = placeTables(answer, OgsPlaceDetail::Whole);
    CHECK(tables.size() == 4);
    for (const Table& table : tables) {
        CAPTURE(table.id);
        for (const auto& row : table.rows) CHECK(row.size() == table.columns.size());
    }
    const Table curve = placeCurveTable(answer);
    REQUIRE(curve.rows.size() == 3);
    CHECK(std::get<std::string>(curve.rows[2][1]) == "Milan, Sofia");
    CHECK(std::get<double>(curve.rows[1][2]) == Approx(6400.0 / 410));
    CHECK(std::get<bool>(curve.rows[1][6]));
    const Table regions = placeRegionsTable(answer);
    REQUIRE(regions.rows.size() == 3);
    // In all (14,200 − 6,150) / 410.
    CHECK(std::get<double>(regions.rows[2][4]) == Approx(19.634146));
}
