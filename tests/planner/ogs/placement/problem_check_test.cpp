// SPDX-License-Identifier: MIT
#include "planner/ogs/placement/problem_check.h"

#include <cmath>

#include "model/error.h"
#include "tests/support/catch.h"

using namespace peerplan;
using peerplan::placement::checkCount;
using peerplan::placement::checkProblem;

namespace {

PlacementProblem good() {
    PlacementProblem problem;
    problem.clients = 2;
    problem.candidates = 2;
    problem.costs = {1, 2, 3, 4};
    return problem;
}

template <typename Change>
void checkRefused(const Change& change) {
    PlacementProblem problem = good();
    change(problem);
    CHECK_THROWS_AS(checkProblem(problem), InputError);
}

}  // namespace

TEST_CASE("A problem that makes no sense is refused") {
    CHECK_NOTHROW(checkProblem(good()));
    checkRefused([](PlacementProblem& p) { p.clients = 0; });
    checkRefused([](PlacementProblem& p) { p.costs.pop_back(); });
    checkRefused([](PlacementProblem& p) { p.weights = {1}; });
    checkRefused([](PlacementProblem& p) { p.weights = {1, -1}; });
    checkRefused([](PlacementProblem& p) { p.weights = {1, HUGE_VAL}; });
    checkRefused([](PlacementProblem& p) { p.regions = {1, 1, 1}; });
    checkRefused([](PlacementProblem& p) { p.costs[2] = -1; });
    checkRefused([](PlacementProblem& p) { p.costs[2] = std::nan(""); });
    checkRefused([](PlacementProblem& p) { p.costs[2] = HUGE_VAL; });
    checkRefused([](PlacementProblem& p) { p.unservedCost = 3; });
    checkRefused([](PlacementProblem& p) { p.weights = {1e300, 1e300}, p.costs[0] = 1e300; });
    checkRefused([](PlacementProblem& p) { p.existing = {2}; });
}

TEST_CASE("An infinite cost is taken where the cost of an unserved client is stated") {
    PlacementProblem problem = good();
    problem.costs[2] = HUGE_VAL;
    problem.unservedCost = 4;
    CHECK_NOTHROW(checkProblem(problem));
}

TEST_CASE("Existing gateways named twice count once") {
    PlacementProblem problem = good();
    problem.existing = {1, 1};
    CHECK_NOTHROW(checkCount(problem, 1));
    CHECK_THROWS_AS(checkCount(problem, 2), UsageError);
}
