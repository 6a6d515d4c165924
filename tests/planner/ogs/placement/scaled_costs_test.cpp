// SPDX-License-Identifier: MIT
#include "planner/ogs/placement/scaled_costs.h"

#include "tests/support/catch.h"

using namespace peerplan;
using peerplan::placement::ScaledCosts;
using peerplan::tests::Approx;

TEST_CASE("Decimal costs become whole multiples without loss") {
    PlacementProblem problem;
    problem.clients = 2;
    problem.candidates = 2;
    problem.costs = {162.3, 8.21, 0, 1.5};
    problem.weights = {2, 0.5};
    const ScaledCosts costs(problem, true);
    CHECK(costs.exact());
    CHECK(costs.rounding() == 0);
    // 2 × 162.3 = 324.6, 2 × 8.21 = 16.42, 0, 0.75: hundredths and tenths make thousandths, 324600,
    // 16420, 0, 750; their common factor is 10.
    CHECK(costs.at(0, 0) == 32460);
    CHECK(costs.at(0, 1) == 1642);
    CHECK(costs.at(1, 1) == 75);
    CHECK(costs.toCost(costs.at(0, 1)) == 16.42);
    CHECK(costs.nearestFirst(0).front() == 1);
    CHECK(costs.nearestFirst(1).front() == 0);
    CHECK(costs.total() == 32460 + 75);
}

TEST_CASE("Other numbers are rounded by no more than is said") {
    PlacementProblem problem;
    problem.clients = 3;
    problem.candidates = 1;
    problem.costs = {1.0 / 3, 2.0 / 7, 100.0 / 9};
    const ScaledCosts costs(problem, true);
    CHECK_FALSE(costs.exact());
    CHECK(costs.rounding() > 0);
    CHECK(costs.rounding() < 1e-9);
    const double sum = costs.toCost(costs.at(0, 0) + costs.at(1, 0) + costs.at(2, 0));
    CHECK(sum == Approx(1.0 / 3 + 2.0 / 7 + 100.0 / 9).epsilon(0).margin(costs.rounding()));
}

TEST_CASE("Without weights only clients of weight 0 stop counting") {
    PlacementProblem problem;
    problem.clients = 2;
    problem.candidates = 1;
    problem.costs = {5, 7};
    problem.weights = {0, 40};
    const ScaledCosts costs(problem, false);
    CHECK(costs.toCost(costs.at(0, 0)) == 0);
    CHECK(costs.toCost(costs.at(1, 0)) == 7);
}
