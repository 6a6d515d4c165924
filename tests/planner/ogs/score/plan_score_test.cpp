// SPDX-License-Identifier: MIT
#include "planner/ogs/score/plan_score.h"

#include "model/error.h"
#include "tests/planner/ogs/score/score_plan.h"
#include "tests/support/built_in_catalogue.h"
#include "tests/support/catch.h"

using namespace peerplan;
using namespace peerplan::tests;

TEST_CASE("A plan's regions, sites and gateways are scored by name") {
    const ScorePlan given = scorePlanOfThreeSites();
    const OgsScoreAnswer answer =
        scorePlan(given.plan, catalogueForTests(), given.rtts, given.clients, {});
    CHECK(answer.gateways == std::vector<std::string>{"gw-london", "dallas"});
    // In the plan's order, those without clients left out, sites of no region last.
    CHECK(answer.regions == std::vector<std::string>{"amer", "emea", ""});
    CHECK(answer.maxSessions == std::vector<std::optional<double>>{100.0, 500.0});
    REQUIRE(answer.losses.size() == 2);
    CHECK(answer.losses[1].lost == 1U);
    REQUIRE(answer.sites.size() == 3);
    const OgsScoredSite& oslo = answer.sites[0];
    CHECK(oslo.site == "oslo");
    CHECK(oslo.region == 1);
    CHECK(oslo.users == 150);
    CHECK(oslo.chosen == 0U);
    CHECK(oslo.rttMs == 25.0);
    CHECK(oslo.points == 80);
    CHECK(oslo.best == 0U);
    CHECK(oslo.next == 1U);
    CHECK(oslo.nextRttMs == 100.0);
    // Austin's people go to London though the cluster in Dallas is nearer.
    CHECK(answer.sites[1].chosen == 0U);
    CHECK(answer.sites[1].best == 1U);
    CHECK(answer.sites[1].bestPoints == 100);
    // Both of the cluster are one, so that after London only it is left; the site at sea has none.
    CHECK(answer.sites[1].next == 1U);
    CHECK_FALSE(answer.sites[2].chosen);
    CHECK(answer.normal.all.unserved == 10);
    // (150 × 80 + 40 × 40 + 10 × 0) / 200
    CHECK(answer.normal.all.parts->latency == Approx(68));
}

TEST_CASE("A gateway to which no round trip is known serves nobody") {
    ScorePlan given = scorePlanOfThreeSites();
    given.rtts.ms[0] = GatewayRtts::noWay;
    const OgsScoreAnswer answer =
        scorePlan(given.plan, catalogueForTests(), given.rtts, given.clients, {});
    CHECK(answer.sites[0].chosen == 1U);
}

TEST_CASE("A plan without gateways or clients, and weights that weigh nothing, are refused") {
    const ScorePlan given = scorePlanOfThreeSites();
    Plan bare = given.plan;
    bare.gateways.clear();
    CHECK_THROWS_AS(scorePlan(bare, catalogueForTests(), {}, given.clients, {}), InputError);
    CHECK_THROWS_AS(scorePlan(given.plan, catalogueForTests(), given.rtts, {}, {}), InputError);
    CHECK_THROWS_AS(
        scorePlan(given.plan, catalogueForTests(), given.rtts, given.clients, {0, 0, 0, 1}),
        UsageError);
    CHECK_THROWS_AS(
        scorePlan(given.plan, catalogueForTests(), given.rtts, given.clients, {-1, 1, 1, 1}),
        UsageError);
}
