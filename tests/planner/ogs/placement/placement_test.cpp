// SPDX-License-Identifier: MIT
#include "planner/ogs/placement/placement.h"

#include <cmath>

#include "model/error.h"
#include "tests/support/catch.h"

using namespace peerplan;
using peerplan::tests::Approx;

namespace {

/// Five clients on a road at 0, 1, 2, 10 and 11, each place a candidate, cost the way between.
/// One gateway costs, at 0: 1+2+10+11 = 24, at 1: 1+1+9+10 = 21, at 2: 2+1+8+9 = 20,
/// at 10: 10+9+8+1 = 28, at 11: 11+10+9+1 = 31.
PlacementProblem road() {
    const std::vector<double> places{0, 1, 2, 10, 11};
    PlacementProblem problem;
    problem.clients = problem.candidates = places.size();
    for (const double client : places) {
        for (const double candidate : places) {
            problem.costs.push_back(std::abs(client - candidate));
        }
    }
    return problem;
}

std::vector<std::size_t> gatewaysOf(const GatewayPlacement& placement) {
    std::vector<std::size_t> open;
    for (const PlacedGateway& gateway : placement.gateways) open.push_back(gateway.candidate);
    return open;
}

using Set = std::vector<std::size_t>;

}  // namespace

TEST_CASE("One gateway on a road stands in the middle of the clients") {
    const GatewayPlacement placement = placeMedian(road(), {});
    CHECK(gatewaysOf(placement) == Set{2});
    CHECK(placement.cost == 20);
    CHECK(placement.radius == 9);  // from 2 to 11
    CHECK(placement.certificate.proven);
    CHECK(placement.certificate.lowerBound == 20);
    CHECK_FALSE(placement.costBefore);
    CHECK_FALSE(placement.worstCostAfterLoss);
    CHECK_FALSE(placement.gateways[0].backup);
    // The farthest client is 11 away from 0, 10 from 1, 9 from 2, 10 from 10, 11 from 11.
    const GatewayPlacement center = placeCenter(road(), {});
    CHECK(gatewaysOf(center) == Set{2});
    CHECK(center.certificate.objective == 9);
}

TEST_CASE("A gateway that exists stays and the next one serves those far from it") {
    PlacementProblem problem = road();
    problem.existing = {0};
    problem.regions = {0, 0, 0, 1, 1};
    const GatewayPlacement placement = placeMedian(problem, {});
    // With 0 open, 10 or 11 leaves 0+1+2+0+1 = 4 of the 24 before.
    REQUIRE(placement.gateways.size() == 2);
    CHECK(placement.gateways[0].existing);
    CHECK_FALSE(placement.gateways[1].existing);
    CHECK(placement.gateways[1].candidate >= 3);
    CHECK(placement.cost == 4);
    CHECK(placement.costBefore == 24.0);
    CHECK(placement.gateways[0].clients == 3);
    CHECK(placement.gateways[0].cost == 3);
    // Per client: west 3 / 3 as before, east from 21 / 2 down to 1 / 2.
    CHECK(placement.regions[0].meanCost == 1.0);
    CHECK(placement.regions[0].meanCostBefore == 1.0);
    CHECK(placement.regions[1].meanCost == 0.5);
    CHECK(placement.regions[1].meanCostBefore == 10.5);
    // The loss of the new one brings the 24 back; each is the other's backup.
    CHECK(placement.gateways[1].costAfterLoss == 24.0);
    CHECK(placement.gateways[1].backup == std::size_t{0});
    CHECK(placement.gateways[1].costAfterLossWithBackup == 24.0);
}

TEST_CASE("Counting the loss of one gateway puts two close together") {
    PlacementOptions options;
    options.count = 2;
    CHECK(placeMedian(road(), options).cost == 3);  // {1, 10}: 1+0+1+0+1
    // After the loss of one of two the other serves alone: the two cheapest alone are 2 and 1.
    options.survive = SurviveRule::WorstLoss;
    const GatewayPlacement worst = placeMedian(road(), options);
    CHECK(gatewaysOf(worst) == Set{1, 2});
    CHECK(worst.certificate.objective == 21);
    CHECK(worst.worstCostAfterLoss == 21.0);
    CHECK(worst.certificate.proven);
    options.survive = SurviveRule::MeanLoss;
    const GatewayPlacement mean = placeMedian(road(), options);
    CHECK(gatewaysOf(mean) == Set{1, 2});
    CHECK(mean.certificate.objective == 20.5);
    CHECK(mean.meanCostAfterLoss == 20.5);
}

TEST_CASE("A center that survives a loss has two gateways within its radius of every client") {
    PlacementOptions options;
    options.count = 4;
    options.survive = SurviveRule::WorstLoss;
    const GatewayPlacement placement = placeCenter(road(), options);
    // 10 and 11 need both of them (else 8 or more). Two of 0, 1, 2 leave the third, or the far end,
    // at distance 2 from its second nearest: {0, 1} client 2, {1, 2} client 0, {0, 2} both.
    CHECK(placement.certificate.objective == 2);
    CHECK(placement.certificate.proven);
}

TEST_CASE("Of equal costs a client goes to the lowest candidate, whatever the sum") {
    PlacementProblem problem;
    problem.clients = 1;
    problem.candidates = 3;
    problem.costs = {7, 5, 5};
    const GatewayPlacement placement = evaluatePlacement(problem, {2, 1, 0});
    CHECK(placement.assigned[0] == std::size_t{1});
    CHECK(gatewaysOf(placement) == Set{0, 1, 2});
    CHECK(placement.gateways[1].backup == std::size_t{2});
}

TEST_CASE("Clients that no gateway reaches pay what is stated and are counted") {
    PlacementProblem problem;
    problem.clients = 2;
    problem.candidates = 2;
    problem.costs = {4, HUGE_VAL, HUGE_VAL, 6};
    problem.weights = {10, 3};
    problem.unservedCost = 100;
    const GatewayPlacement placement = placeMedian(problem, {});
    CHECK(gatewaysOf(placement) == Set{0});
    CHECK(placement.cost == 340);  // 10 × 4 + 3 × 100
    CHECK(placement.unservedWeight == 3);
    CHECK_FALSE(placement.assigned[1]);
    CHECK(placement.radius == 100);
    CHECK(placement.worstCostAfterLoss == 1300.0);  // 13 × 100
    // With the loss counted it does not matter which one stands alone.
    PlacementOptions options;
    options.survive = SurviveRule::WorstLoss;
    CHECK(placeMedian(problem, options).certificate.objective == 1300);
}

TEST_CASE("One backup for all clients of a gateway costs more than each client's own next one") {
    // Two clients at a; the one is 1 from b and 9 from c, the other 8 from b and 2 from c.
    PlacementProblem problem;
    problem.clients = 2;
    problem.candidates = 3;
    problem.costs = {0, 1, 9, 0, 8, 2};
    const GatewayPlacement placement = evaluatePlacement(problem, {0, 1, 2});
    CHECK(placement.gateways[0].costAfterLoss == 3.0);
    CHECK(placement.gateways[0].backup == std::size_t{1});  // 9 against 11
    CHECK(placement.gateways[0].costAfterLossWithBackup == 9.0);
}

TEST_CASE("Impossible requests are refused") {
    PlacementOptions options;
    options.count = 6;
    CHECK_THROWS_AS(placeMedian(road(), options), UsageError);
    options.count = 0;
    CHECK_THROWS_AS(placeMedian(road(), options), UsageError);
    options.count = 1;
    options.survive = SurviveRule::WorstLoss;
    CHECK_THROWS_AS(placeMedian(road(), options), UsageError);
    options.count = 2;
    options.survive = SurviveRule::MeanLoss;
    CHECK_THROWS_AS(placeCenter(road(), options), UsageError);
    CHECK_THROWS_AS(evaluatePlacement(road(), {5}), UsageError);
    CHECK_THROWS_AS(evaluatePlacement(road(), {}), UsageError);
}
