// SPDX-License-Identifier: MIT
#include "planner/ogs/placement/interchange.h"

#include <algorithm>
#include <random>

#include "tests/support/catch.h"

using namespace peerplan;
using namespace peerplan::placement;

namespace {

PlacementProblem randomProblem(std::uint64_t seed) {
    std::mt19937_64 random(seed);
    PlacementProblem problem;
    problem.clients = 5 + random() % 30;
    problem.candidates = 4 + random() % 20;
    for (std::size_t at = 0; at < problem.clients * problem.candidates; ++at) {
        problem.costs.push_back(static_cast<double>(random() % 50));
    }
    if (random() % 2 == 0) problem.existing = {random() % problem.candidates};
    return problem;
}

}  // namespace

TEST_CASE("Greedy opening takes what saves most each time") {
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        CAPTURE(seed);
        const ScaledCosts costs(randomProblem(seed), true);
        std::vector<Index> open = costs.existing();
        for (std::size_t size = std::max<std::size_t>(open.size(), 1); size <= 4; ++size) {
            Cost least = unreachedCost;
            for (Index j = 0; j < costs.candidates() && open.size() < size; ++j) {
                std::vector<Index> more = open;
                more.push_back(j);
                least = std::min(least, medianCost(costs, more));
            }
            const bool grows = open.size() < size;
            addGreedily(costs, open, size);
            if (grows) CHECK(medianCost(costs, open) == least);
        }
    }
}

TEST_CASE("After the interchange no swap helps and the cost is the set's") {
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        CAPTURE(seed);
        const ScaledCosts costs(randomProblem(seed), true);
        std::vector<Index> open = costs.existing();
        for (Index j = 0; open.size() < 1 + seed % 4; ++j) {
            if (std::find(open.begin(), open.end(), j) == open.end()) open.push_back(j);
        }
        const Cost before = medianCost(costs, open);
        const Cost cost = interchange(costs, open);
        CHECK(cost <= before);
        CHECK(cost == medianCost(costs, open));
        for (const Index j : costs.existing()) {
            CHECK(std::find(open.begin(), open.end(), j) != open.end());
        }
        for (std::size_t slot = 0; slot < open.size(); ++slot) {
            if (costs.isExisting(open[slot])) continue;
            for (Index j = 0; j < costs.candidates(); ++j) {
                std::vector<Index> other = open;
                other[slot] = j;
                CHECK(medianCost(costs, other) >= cost);
            }
        }
    }
}
