// SPDX-License-Identifier: MIT

/// Placement against every subset of small random problems, with costs and sums taken anew.

#include <algorithm>
#include <cmath>
#include <random>

#include "planner/ogs/placement/placement.h"
#include "tests/support/catch.h"

using namespace peerplan;
using peerplan::tests::Approx;

namespace {

/// What kind of numbers a problem has.
enum class Numbers { Whole, Decimal, Any };

PlacementProblem randomProblem(std::mt19937_64& random, Numbers numbers) {
    const auto below = [&](std::uint64_t n) { return std::size_t{random() % n}; };
    PlacementProblem problem;
    // Some so large that searches branch.
    const bool large = below(12) == 0;
    problem.clients = large ? 40 : 2 + below(9);
    problem.candidates = large ? 12 : 3 + below(7);
    const bool holes = below(3) == 0;
    // Small ranges make many equal costs.
    const std::uint64_t range = below(2) == 0 ? 8 : 400;
    for (std::size_t at = 0; at < problem.clients * problem.candidates; ++at) {
        double cost = static_cast<double>(below(range));
        if (numbers == Numbers::Decimal) cost = cost / 100;
        if (numbers == Numbers::Any) cost = std::sqrt(cost) + 0.1;
        if (holes && below(6) == 0) cost = HUGE_VAL;
        problem.costs.push_back(cost);
    }
    if (below(2) == 0) {
        for (std::size_t i = 0; i < problem.clients; ++i) {
            const double weight = static_cast<double>(below(30));
            problem.weights.push_back(numbers == Numbers::Any ? weight / 7 : weight);
        }
    }
    while (below(3) == 0 && problem.existing.size() < 2) {
        problem.existing.push_back(below(problem.candidates));
    }
    for (std::size_t i = 0; i < problem.clients; ++i) problem.regions.push_back(below(3));
    problem.unservedCost = 500 + static_cast<double>(below(100));
    return problem;
}

double weightOf(const PlacementProblem& problem, std::size_t client) {
    return problem.weights.empty() ? 1 : problem.weights[client];
}

/// What the client pays at the cheapest of the set.
double clientCost(const PlacementProblem& problem, std::size_t client,
                  const std::vector<std::size_t>& open) {
    double least = *problem.unservedCost;
    for (const std::size_t j : open) {
        least = std::min(least, problem.costs[client * problem.candidates + j]);
    }
    return least;
}

struct Slow {
    double sum = 0;
    double radius = 0;
    double weightedRadius = 0;
};

Slow slowly(const PlacementProblem& problem, const std::vector<std::size_t>& open) {
    Slow slow;
    for (std::size_t i = 0; i < problem.clients; ++i) {
        const double cost = clientCost(problem, i, open);
        const double weight = weightOf(problem, i);
        slow.sum += weight * cost;
        slow.weightedRadius = std::max(slow.weightedRadius, weight * cost);
        if (weight > 0) slow.radius = std::max(slow.radius, cost);
    }
    return slow;
}

struct Best {
    double median = HUGE_VAL;
    double meanLoss = HUGE_VAL;
    double worstLoss = HUGE_VAL;
    double center = HUGE_VAL;
    double weightedCenter = HUGE_VAL;
    double centerAfterLoss = HUGE_VAL;
};

Best bestOfAll(const PlacementProblem& problem, std::size_t count) {
    Best best;
    std::uint64_t existing = 0;
    for (const std::size_t j : problem.existing) existing |= std::uint64_t{1} << j;
    const auto size = static_cast<std::size_t>(__builtin_popcountll(existing)) + count;
    for (std::uint64_t set = 0; set < std::uint64_t{1} << problem.candidates; ++set) {
        if ((set & existing) != existing) continue;
        if (static_cast<std::size_t>(__builtin_popcountll(set)) != size) continue;
        std::vector<std::size_t> open;
        for (std::size_t j = 0; j < problem.candidates; ++j) {
            if ((set >> j & 1) != 0) open.push_back(j);
        }
        const Slow whole = slowly(problem, open);
        double meanLoss = 0;
        double worstLoss = 0;
        double radius = 0;
        for (const std::size_t lost : open) {
            std::vector<std::size_t> rest = open;
            rest.erase(std::find(rest.begin(), rest.end(), lost));
            const Slow after = slowly(problem, rest);
            meanLoss += after.sum / static_cast<double>(size);
            worstLoss = std::max(worstLoss, after.sum);
            radius = std::max(radius, after.radius);
        }
        best.median = std::min(best.median, whole.sum);
        best.meanLoss = std::min(best.meanLoss, meanLoss);
        best.worstLoss = std::min(best.worstLoss, worstLoss);
        best.center = std::min(best.center, whole.radius);
        best.weightedCenter = std::min(best.weightedCenter, whole.weightedRadius);
        best.centerAfterLoss = std::min(best.centerAfterLoss, radius);
    }
    return best;
}

std::vector<std::size_t> gatewaysOf(const GatewayPlacement& placement) {
    std::vector<std::size_t> open;
    for (const PlacedGateway& gateway : placement.gateways) open.push_back(gateway.candidate);
    return open;
}

/// Near enough: sums of numbers that are no decimals are rounded to a known step.
Approx near(double expected, const GatewayPlacement& placement) {
    return Approx(expected).epsilon(1e-12).margin(1e-9 + 2 * placement.certificate.rounding);
}

/// The certificate says what brute force found, and the set really has that objective.
void checkProven(const GatewayPlacement& placement, double expected) {
    const PlacementCertificate& certificate = placement.certificate;
    CHECK(certificate.proven);
    CHECK(certificate.gap == 0);
    CHECK(certificate.objective == near(expected, placement));
    CHECK(certificate.lowerBound <= certificate.objective);
    CHECK(certificate.lowerBound == near(certificate.objective, placement));
    if (certificate.rounding <= 0) CHECK(certificate.lowerBound == certificate.objective);
}

/// Assignment, losses and regions of a placement, from the problem alone.
void checkAnswer(const PlacementProblem& problem, const GatewayPlacement& placement) {
    const std::vector<std::size_t> open = gatewaysOf(placement);
    const Slow slow = slowly(problem, open);
    CHECK(placement.cost == Approx(slow.sum).margin(1e-6));
    CHECK(placement.radius == Approx(slow.radius));
    for (std::size_t i = 0; i < problem.clients; ++i) {
        std::optional<std::size_t> nearest;
        for (const std::size_t j : open) {
            const double cost = problem.costs[i * problem.candidates + j];
            if (!std::isfinite(cost)) continue;
            if (!nearest || cost < problem.costs[i * problem.candidates + *nearest]) nearest = j;
        }
        CHECK(placement.assigned[i] == nearest);
    }
    double worst = 0;
    for (const PlacedGateway& gateway : placement.gateways) {
        std::vector<std::size_t> rest = open;
        rest.erase(std::find(rest.begin(), rest.end(), gateway.candidate));
        const double after = slowly(problem, rest).sum;
        worst = std::max(worst, after);
        REQUIRE(gateway.costAfterLoss);
        CHECK(*gateway.costAfterLoss == Approx(after).margin(1e-6));
        if (!gateway.backup) continue;
        // No backup for all together is better than each client's own next one.
        CHECK(*gateway.costAfterLossWithBackup >= after - 1e-6);
    }
    CHECK(*placement.worstCostAfterLoss == Approx(worst).margin(1e-6));
    for (std::size_t region = 0; region < placement.regions.size(); ++region) {
        double sum = 0;
        double weight = 0;
        for (std::size_t i = 0; i < problem.clients; ++i) {
            if (problem.regions[i] != region) continue;
            sum += weightOf(problem, i) * clientCost(problem, i, open);
            weight += weightOf(problem, i);
        }
        if (weight <= 0) {
            CHECK_FALSE(placement.regions[region].meanCost);
        } else {
            CHECK(*placement.regions[region].meanCost == Approx(sum / weight).margin(1e-6));
        }
    }
}

}  // namespace

TEST_CASE("Median, center and what survives a loss are what trying every subset finds") {
    for (std::uint64_t seed = 1; seed <= 600; ++seed) {
        CAPTURE(seed);
        std::mt19937_64 random(seed);
        const auto numbers = static_cast<Numbers>(seed % 3);
        const PlacementProblem problem = randomProblem(random, numbers);
        std::vector<std::size_t> existing = problem.existing;
        std::sort(existing.begin(), existing.end());
        existing.erase(std::unique(existing.begin(), existing.end()), existing.end());
        PlacementOptions options;
        options.count =
            1 + random() % std::min<std::size_t>(4, problem.candidates - existing.size());
        const Best best = bestOfAll(problem, options.count);

        const GatewayPlacement median = placeMedian(problem, options);
        REQUIRE(median.gateways.size() == existing.size() + options.count);
        for (const std::size_t j : existing) {
            const std::vector<std::size_t> open = gatewaysOf(median);
            CHECK(std::count(open.begin(), open.end(), j) == 1);
        }
        checkProven(median, best.median);
        checkAnswer(problem, median);
        CHECK(median.cost == median.certificate.objective);

        checkProven(placeCenter(problem, options), best.center);
        checkAnswer(problem, placeCenter(problem, options));
        options.weightedRadius = true;
        checkProven(placeCenter(problem, options), best.weightedCenter);
        options.weightedRadius = false;

        options.survive = SurviveRule::WorstLoss;
        const GatewayPlacement worst = placeMedian(problem, options);
        checkProven(worst, best.worstLoss);
        CHECK(*worst.worstCostAfterLoss == worst.certificate.objective);
        checkAnswer(problem, worst);
        checkProven(placeCenter(problem, options), best.centerAfterLoss);

        options.survive = SurviveRule::MeanLoss;
        const GatewayPlacement mean = placeMedian(problem, options);
        checkProven(mean, best.meanLoss);
        CHECK(*mean.meanCostAfterLoss == near(mean.certificate.objective, mean));
    }
}

TEST_CASE("Cut short after one node the bounds still hold") {
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        CAPTURE(seed);
        std::mt19937_64 random(seed);
        const PlacementProblem problem = randomProblem(random, static_cast<Numbers>(seed % 3));
        PlacementOptions options;
        options.maxNodes = 1;
        const Best best = bestOfAll(problem, options.count);
        const auto holds = [](const GatewayPlacement& placement, double expected) {
            const double slack = 1e-9 + 2 * placement.certificate.rounding;
            CHECK(placement.certificate.lowerBound <= expected + slack);
            CHECK(placement.certificate.objective >= expected - slack);
            CHECK(placement.certificate.proven == (placement.certificate.gap == 0));
        };
        if (problem.existing.size() >= problem.candidates) continue;
        holds(placeMedian(problem, options), best.median);
        holds(placeCenter(problem, options), best.center);
        options.survive = SurviveRule::WorstLoss;
        holds(placeMedian(problem, options), best.worstLoss);
        holds(placeCenter(problem, options), best.centerAfterLoss);
        options.survive = SurviveRule::MeanLoss;
        holds(placeMedian(problem, options), best.meanLoss);
    }
}
