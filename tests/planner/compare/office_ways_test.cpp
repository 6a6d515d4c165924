// SPDX-License-Identifier: MIT
// Each office's round trips and egresses over all single failures, worked out by hand.

#include "planner/compare/office_ways.h"

#include "tests/planner/compare/drawn_ways.h"

using namespace peerplan;
using namespace peerplan::comparing;
using namespace peerplan::tests;

TEST_CASE("The span of an office's round trips is that of its normal way and its last resort") {
    // By er-e 2 + 1 ms, and the front door is London's own; by er-w 6 + 1 ms. Losing the eastern
    // site, which stands first among the components, leaves only the western way.
    DrawnCompany company(R"(
        site east dc region emea at 51.5,-0.1
        site west dc region apac at 52.4,4.9
        site o office region emea at 51.5,-0.3
        o-east 100M 2ms
        o-west 100M 6ms
        circuit er-e London 200M via east,east rtt 1,1
        circuit er-w Amsterdam 200M via west,west rtt 1,1
    )");
    const OfficeWaysAnswer answer = DrawnWays(company.plan).answer;
    REQUIRE(answer.offices.size() == 1);
    const OfficeWays& office = answer.offices[0];
    CHECK(office.site == "o");
    CHECK(office.users == 100);
    CHECK(*office.rttMs == Approx(3));
    CHECK(*office.leastMs == Approx(3));
    CHECK(*office.mostMs == Approx(7));
    CHECK(office.mostIn == "site/east");
    // The other circuit is another region's.
    CHECK(office.abroadShare == 0);
    CHECK(office.abroadMost == Approx(1));
    CHECK(office.internetShare == 0);
    CHECK(office.internetYear == 0);
    CHECK_FALSE(office.waits);
    CHECK_FALSE(answer.waits);
    // One circuit takes over from the other, and nothing else does.
    REQUIRE(answer.moves.size() == 1);
    CHECK(answer.moves[0].from == EgressId(0));
    CHECK(answer.moves[0].to == EgressId(1));
    CHECK_FALSE(answer.moves[0].byPerson);
    CHECK(answer.moves[0].sites.size() == 1);
}

TEST_CASE("What waits for a person counts with the way that it then has") {
    // By the circuit 2 + 1 ms; by the Internet, once somebody has switched, 2 + 5 ms. The circuit
    // is down 1 % of the time and all else never: so much of the year is on the Internet.
    DrawnCompany company(R"(
        site east dc region emea at 51.5,-0.1
        site o office region emea at 51.5,-0.3
        o-east 100M 2ms
        circuit er-e London 200M via east,east rtt 1,1
        internet ie east 100M/100M isp a rtt 5 shared
        policy internet manual
    )");
    company.plan.circuits[0].availability = 0.99;
    const OfficeWaysAnswer answer = DrawnWays(company.plan).answer;
    REQUIRE(answer.offices.size() == 1);
    const OfficeWays& office = answer.offices[0];
    CHECK(office.waits);
    CHECK(answer.waits);
    CHECK(*office.rttMs == Approx(3));
    CHECK(*office.mostMs == Approx(7));
    CHECK(office.internetShare == 0);
    CHECK(office.internetYear == Approx(0.01));
    REQUIRE(answer.moves.size() == 1);
    CHECK(answer.moves[0].byPerson);
    // Without the link there is no way at all.
    CHECK(answer.cuts);
}

TEST_CASE("Quantiles count users") {
    CHECK_FALSE(weightedQuantile({}, 0.5));
    CHECK_FALSE(weightedQuantile({{1, 0}}, 0.5));
    // 60 of 100 have 10 ms: so has the median; 95 of 100 are reached with the last.
    CHECK(*weightedQuantile({{30, 10}, {10, 60}, {20, 30}}, 0.5) == 10);
    CHECK(*weightedQuantile({{30, 10}, {10, 60}, {20, 30}}, 0.95) == 30);
    // Exactly half is half.
    CHECK(*weightedQuantile({{10, 50}, {20, 50}}, 0.5) == 10);
}

TEST_CASE("Round trips are told by region, and all together last") {
    Plan plan;
    plan.regions.resize(2);
    plan.regions[0].id = "emea";
    plan.regions[1].id = "apac";
    std::vector<OfficeWays> offices(3);
    offices[0].region = offices[1].region = "emea";
    offices[0].users = 10;
    offices[0].rttMs = 5;
    offices[1].users = 30;
    offices[1].rttMs = 50;
    offices[2].users = 1000;
    offices[2].rttMs = 7;
    const auto rows = regionRtts(plan, offices);
    // No users in apac: no row. One office is in no region.
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].region == "emea");
    CHECK(rows[0].users == 40);
    CHECK(*rows[0].medianMs == 50);
    CHECK(rows[1].region == "-");
    CHECK(rows[2].region.empty());
    CHECK(*rows[2].medianMs == 7);
    // 1,010 of 1,040 users are 97 %.
    CHECK(*rows[2].p95Ms == 7);
}
