// SPDX-License-Identifier: MIT
#include <random>

#include "planner/ogs/placement/placement.h"
#include "tests/support/catch.h"

using namespace peerplan;

namespace {

PlacementProblem randomProblem(std::uint64_t seed) {
    std::mt19937_64 random(seed);
    PlacementProblem problem;
    problem.clients = 40;
    problem.candidates = 15;
    for (std::size_t at = 0; at < problem.clients * problem.candidates; ++at) {
        problem.costs.push_back(static_cast<double>(random() % 3000) / 10);
    }
    for (std::size_t i = 0; i < problem.clients; ++i) {
        problem.weights.push_back(static_cast<double>(random() % 500));
    }
    if (seed % 2 == 0) problem.existing = {3, 7};
    problem.unservedCost = 400;
    return problem;
}

void checkSame(const GatewayPlacement& a, const GatewayPlacement& b) {
    REQUIRE(a.gateways.size() == b.gateways.size());
    for (std::size_t s = 0; s < a.gateways.size(); ++s) {
        CHECK(a.gateways[s].candidate == b.gateways[s].candidate);
    }
    CHECK(a.cost == b.cost);
    CHECK(a.certificate.lowerBound == b.certificate.lowerBound);
    CHECK(a.certificate.nodes == b.certificate.nodes);
    CHECK(a.certificate.steps == b.certificate.steps);
}

}  // namespace

TEST_CASE("The curve is the same on any number of threads and each point the best of its size") {
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        CAPTURE(seed);
        const PlacementProblem problem = randomProblem(seed);
        for (const SurviveRule rule :
             {SurviveRule::Off, SurviveRule::MeanLoss, SurviveRule::WorstLoss}) {
            PlacementOptions options;
            options.count = 6;
            options.survive = rule;
            options.threads = 1;
            const PlacementCurve one = placementCurve(problem, PlacementGoal::Median, options);
            options.threads = 4;
            const PlacementCurve four = placementCurve(problem, PlacementGoal::Median, options);
            REQUIRE(one.points.size() == 6);
            REQUIRE(four.points.size() == 6);
            for (std::size_t k = 0; k < 6; ++k) {
                CAPTURE(k);
                checkSame(one.points[k], four.points[k]);
                options.count = k + 1;
                const GatewayPlacement alone = placeMedian(problem, options);
                CHECK(alone.certificate.proven);
                CHECK(one.points[k].certificate.proven);
                CHECK(one.points[k].certificate.objective == alone.certificate.objective);
            }
        }
    }
}

TEST_CASE("The curve of centers falls and each point is the best of its size") {
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        CAPTURE(seed);
        const PlacementProblem problem = randomProblem(seed);
        PlacementOptions options;
        options.count = 6;
        const PlacementCurve curve = placementCurve(problem, PlacementGoal::Center, options);
        for (std::size_t k = 0; k < 6; ++k) {
            CAPTURE(k);
            options.count = k + 1;
            CHECK(curve.points[k].certificate.proven);
            CHECK(curve.points[k].radius == placeCenter(problem, options).radius);
            if (k > 0) CHECK(curve.points[k].radius <= curve.points[k - 1].radius);
        }
    }
}
