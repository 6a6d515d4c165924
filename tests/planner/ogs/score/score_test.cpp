// SPDX-License-Identifier: MIT
#include "planner/ogs/score/score.h"

#include <limits>

#include "tests/support/built_in_catalogue.h"
#include "tests/support/catch.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

constexpr double noWay = std::numeric_limits<double>::infinity();

/// Region 0: 300 users near gateway 0 and 100 who choose it though 1 is nearer; region 1: 200 users
/// whose profile names gateway 1 alone. The points of 10, 25, 100 and 200 ms are 100, 80, 60, 40.
ScoreProblem twoRegions() {
    ScoreProblem problem;
    problem.regions = 2;
    problem.clients = {
        {300, 0, {0, 1}, {25, 100}}, {100, 0, {0, 1}, {200, 100}}, {200, 1, {1}, {noWay, 10}}};
    problem.maxSessions = {300.0, 400.0};
    return problem;
}

OgsScoreState scored(const ScoreProblem& problem, std::optional<std::size_t> lost = std::nullopt,
                     const OgsScoreWeights& weights = {}) {
    return scoreState(problem, weights, LatencyScale(catalogueForTests()), lost);
}

}  // namespace

TEST_CASE("Latency and optimality are means over users of what was chosen (O1)") {
    const OgsScoreState state = scored(twoRegions());
    const OgsGroupScore& region = state.regions[0];
    CHECK(region.users == 400);
    CHECK(region.unserved == 0);
    // (300 × 25 + 100 × 200) / 400
    CHECK(*region.meanRttMs == Approx(68.75));
    // (300 × 80 + 100 × 40) / 400
    CHECK(region.parts->latency == Approx(70));
    // (300 × 100 + 100 × 100 × 40 / 60) / 400
    CHECK(region.parts->optimality == Approx(91.666667));
    CHECK(state.regions[1].parts->latency == Approx(100));
    CHECK(state.regions[1].parts->optimality == Approx(100));
}

TEST_CASE("Resilience loses the region's most used gateway, and counts the unserved as 0 (O1)") {
    const OgsScoreState state = scored(twoRegions());
    CHECK(state.regions[0].mostUsed == 0U);
    // Both go to gateway 1, 100 ms away.
    CHECK(state.regions[0].parts->resilience == Approx(60));
    CHECK(state.regions[1].mostUsed == 1U);
    CHECK(state.regions[1].parts->resilience == 0);
}

TEST_CASE("Of equally used gateways the first is the most used") {
    ScoreProblem problem = twoRegions();
    problem.clients[1].order = {1, 0};
    problem.clients[0].users = 100;
    CHECK(scored(problem).regions[0].mostUsed == 0U);
}

TEST_CASE("Capacity counts all regions' sessions, and the worse of before and after (O1)") {
    const OgsScoreState state = scored(twoRegions());
    CHECK(state.sessions == std::vector<double>{400, 200});
    // Before: 300 of 400 at gateway 0. After: 400 of 400 + 200 at gateway 1.
    CHECK(*state.regions[0].parts->capacity == Approx(100 * 400.0 / 600));
    // 200 of 200 at gateway 1; after its loss nobody of the region is served.
    CHECK(*state.regions[1].parts->capacity == Approx(100));
    ScoreProblem roomy = twoRegions();
    roomy.maxSessions = {300.0, 1000.0};
    CHECK(*scored(roomy).regions[0].parts->capacity == Approx(75));
}

TEST_CASE("The score is the weighted mean of the parts, and in all that of the users (O1)") {
    const OgsScoreState state = scored(twoRegions());
    // (50 × 70 + 10 × 91.667 + 25 × 60 + 15 × 66.667) / 100
    CHECK(state.regions[0].parts->score == Approx(69.166667));
    // (50 × 100 + 10 × 100 + 25 × 0 + 15 × 100) / 100
    CHECK(state.regions[1].parts->score == Approx(75));
    // (400 × 69.1667 + 200 × 75) / 600, and each part alike.
    CHECK(state.all.parts->score == Approx(71.111111));
    CHECK(state.all.parts->latency == Approx(80));
    CHECK(state.all.parts->resilience == Approx(40));
    CHECK(*state.all.parts->capacity == Approx((400 * 400.0 / 6 + 200 * 100) / 600));
    CHECK(state.all.users == 600);
    // (400 × 68.75 + 200 × 10) / 600
    CHECK(*state.all.meanRttMs == Approx(49.166667));
}

TEST_CASE("Without limits capacity drops out and the other weights are rescaled (O1)") {
    ScoreProblem problem = twoRegions();
    problem.maxSessions = {std::nullopt, std::nullopt};
    const OgsScoreState state = scored(problem);
    CHECK_FALSE(state.regions[0].parts->capacity);
    CHECK_FALSE(state.all.parts->capacity);
    // (50 × 70 + 10 × 91.667 + 25 × 60) / 85
    CHECK(state.regions[0].parts->score == Approx(69.607843));
}

TEST_CASE("A gateway without a limit takes everybody") {
    ScoreProblem problem = twoRegions();
    problem.maxSessions = {std::nullopt, 400.0};
    // Before: all of them. After: 400 of 600.
    CHECK(*scored(problem).regions[0].parts->capacity == Approx(66.666667));
    problem.maxSessions = {300.0, std::nullopt};
    CHECK(*scored(problem).regions[0].parts->capacity == Approx(75));
}

TEST_CASE("Weights are the caller's") {
    const OgsScoreState state = scored(twoRegions(), std::nullopt, {0, 0, 1, 3});
    // (60 + 3 × 66.667) / 4
    CHECK(state.regions[0].parts->score == Approx(65));
}

TEST_CASE("After the loss of a gateway all is judged anew among those that are left") {
    const OgsScoreState state = scored(twoRegions(), 1);
    CHECK(state.lost == 1U);
    CHECK(state.moved == 200);
    CHECK(state.sessions == std::vector<double>{400, 0});
    const OgsGroupScore& first = state.regions[0];
    CHECK(first.parts->latency == Approx(70));
    // Gateway 0 is the best there is now.
    CHECK(first.parts->optimality == Approx(100));
    CHECK(first.parts->resilience == 0);
    CHECK(*first.parts->capacity == Approx(75));
    // (50 × 70 + 10 × 100 + 15 × 75) / 100
    CHECK(first.parts->score == Approx(56.25));
    const OgsGroupScore& second = state.regions[1];
    CHECK(second.unserved == 200);
    CHECK_FALSE(second.mostUsed);
    CHECK_FALSE(second.meanRttMs);
    CHECK(second.parts->latency == 0);
    // The best there is has no points either.
    CHECK(second.parts->optimality == 100);
    CHECK_FALSE(second.parts->capacity);
    // 10 × 100 / 85
    CHECK(second.parts->score == Approx(11.764706));
    // (400 × 56.25 + 200 × 11.7647) / 600
    CHECK(state.all.parts->score == Approx(41.421569));
    // Of the region that has one.
    CHECK(*state.all.parts->capacity == Approx(75));
}

TEST_CASE("A backup server comes before the next in rank (R26)") {
    ScoreProblem problem = twoRegions();
    problem.maxSessions = {std::nullopt, std::nullopt, std::nullopt};
    // Gateway 2 is further than 1 and the backup of 0.
    problem.clients[0] = {300, 0, {0, 2, 1}, {25, 100, 300}};
    problem.clients[1] = {100, 0, {0, 2, 1}, {25, 100, 350}};
    problem.clients[2].rttMs.push_back(noWay);
    // (300 × 20 + 100 × 0) / 400
    CHECK(scored(problem).regions[0].parts->resilience == Approx(15));
}

TEST_CASE("A region without users has no score and counts for nothing") {
    ScoreProblem problem = twoRegions();
    problem.clients[2].users = 0;
    const OgsScoreState state = scored(problem);
    CHECK_FALSE(state.regions[1].parts);
    CHECK(state.all.parts->score == Approx(state.regions[0].parts->score));
    for (ScoreClient& client : problem.clients) client.users = 0;
    CHECK_FALSE(scored(problem).all.parts);
}
