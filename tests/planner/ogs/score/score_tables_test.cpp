// SPDX-License-Identifier: MIT
#include "planner/ogs/score/score_tables.h"

#include "tests/planner/ogs/score/score_plan.h"
#include "tests/support/built_in_catalogue.h"
#include "tests/support/catch.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

OgsScoreAnswer scored() {
    const ScorePlan given = scorePlanOfThreeSites();
    return scorePlan(given.plan, catalogueForTests(), given.rtts, given.clients, {});
}

}  // namespace

TEST_CASE("Every row of every table has a cell for each column") {
    const OgsScoreAnswer answer = scored();
    for (const OgsScoreDetail detail : {OgsScoreDetail::Readable, OgsScoreDetail::Whole}) {
        for (const Table& table : scoreTables(answer, detail)) {
            CAPTURE(table.id);
            for (const auto& row : table.rows) CHECK(row.size() == table.columns.size());
        }
    }
    CHECK(scoreTables(answer, OgsScoreDetail::Readable).size() == 5);
    CHECK(scoreTables(answer, OgsScoreDetail::Whole).size() == 7);
}

TEST_CASE("Regions end in the sum, and losses say what changes") {
    const OgsScoreAnswer answer = scored();
    const Table regions = scoreRegionsTable(answer);
    REQUIRE(regions.rows.size() == 4);
    CHECK(std::get<std::string>(regions.rows[0][0]) == "amer");
    CHECK(std::get<std::int64_t>(regions.rows[3][1]) == 200);
    const Table losses = scoreLossesTable(answer, OgsScoreDetail::Whole);
    REQUIRE(losses.rows.size() == 2);
    // London has all but the 10 at sea.
    CHECK(std::get<std::int64_t>(losses.rows[0][1]) == 190);
    CHECK(std::get<double>(losses.rows[0][4]) ==
          Approx(answer.losses[0].all.parts->score - answer.normal.all.parts->score));
}

TEST_CASE("Gateways show their sessions now and in the loss that brings most") {
    const Table gateways = scoreGatewaysTable(scored());
    REQUIRE(gateways.rows.size() == 2);
    CHECK(std::get<std::int64_t>(gateways.rows[0][1]) == 190);
    CHECK(std::get<double>(gateways.rows[0][3]) == Approx(1.9));
    CHECK(std::get<std::int64_t>(gateways.rows[1][1]) == 0);
    CHECK(std::get<std::int64_t>(gateways.rows[1][4]) == 190);
    CHECK(std::get<std::string>(gateways.rows[1][6]) == "gw-london");
}

TEST_CASE("Regions by chosen gateway give users, share and round trip") {
    const Table choices = scoreChoicesTable(scored());
    REQUIRE(choices.rows.size() == 2);
    CHECK(std::get<std::string>(choices.rows[1][0]) == "emea");
    CHECK(std::get<std::string>(choices.rows[1][1]) == "gw-london");
    CHECK(std::get<double>(choices.rows[1][3]) == 1);
    CHECK(std::get<double>(choices.rows[1][4]) == 25);
}
