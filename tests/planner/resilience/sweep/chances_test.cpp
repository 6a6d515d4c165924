// SPDX-License-Identifier: MIT
#include "planner/resilience/sweep/chances.h"

#include "planner/resilience/sweep/sweep.h"
#include "tests/planner/bandwidth/small_company.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

/// Circuits that are up 0.99 and 0.98 of the time, and the trunk between their sites 0.9.
Company uncertain() {
    Company c = twoCircuits(20);
    c.plan.circuits[0].availability = 0.99;
    c.plan.circuits[1].availability = 0.98;
    c.plan.links[0].availability = 0.9;
    return c;
}

}  // namespace

TEST_CASE("the chance of a state is that of just its failures (A1)") {
    const Company c = uncertain();
    const CompiledNetwork network = c.compiled();
    const sweeping::Chances chances(c.plan, network, catalogueForTests(), {});
    const ComponentId east = network.components.require("circuit/er-east");
    const ComponentId west = network.components.require("circuit/er-west");
    const ComponentId office = network.components.require("site/a");
    // 0.99 x 0.98 x 0.9; 0.01 x 0.98 x 0.9; 0.01 x 0.02 x 0.9.
    CHECK(chances.allUp() == Approx(0.87318));
    CHECK(chances.of(east) == Approx(0.00882));
    CHECK(chances.of(east, west) == Approx(0.00018));
    // Unstated counts as always up.
    CHECK(chances.of(office) == 0);
    CHECK(chances.stated() == 3);
    CHECK(chances.assumed() == 0);

    // What is down already is certain: 0.98 x 0.9 that the rest is up.
    const sweeping::Chances given(c.plan, network, catalogueForTests(), {&east, 1});
    CHECK(given.allUp() == Approx(0.882));
}

TEST_CASE("a least chance leaves out what is rarer and bounds it (A1)") {
    SweepOptions options;
    options.threads = 1;
    options.depth = 2;
    options.minProbability = 0.001;
    const Company c = uncertain();
    const SweepAnswer answer = sweep(c.plan, c.compiled(), catalogueForTests(), c.clocks, options);
    // Singles 0.00882, 0.01782 and 0.09702; of the pairs only er-west with the trunk, 0.00198.
    CHECK(answer.scope.singles + answer.scope.idle == 3);
    CHECK(answer.scope.pairs == 1);
    CHECK(answer.scope.notEnumerated ==
          Approx(1 - 0.87318 - 0.00882 - 0.01782 - 0.09702 - 0.00198).margin(1e-9));
    for (const SweepState& state : answer.singles) {
        REQUIRE(state.probability.has_value());
        CHECK(*state.probability >= 0.001);
    }
}

TEST_CASE("where likely pairs pass the cap the likeliest stay") {
    const Company c = uncertain();
    const CompiledNetwork network = c.compiled();
    const sweeping::Chances chances(c.plan, network, catalogueForTests(), {});
    std::vector<sweeping::Candidate> list;
    for (const char* ref : {"circuit/er-east", "circuit/er-west", "link/east-west"}) {
        list.push_back({network.components.require(ref), FailureTier::Local, false, false});
    }
    CHECK(sweeping::likelyPairs(list, chances, 1e-9, 10).size() == 3);
    // 0.00198 is the likeliest.
    CHECK(sweeping::likelyPairs(list, chances, 1e-9, 1) == std::vector<sweeping::Pair>{{1, 2}});
    CHECK(sweeping::likelyPairs(list, chances, 0.5, 10).empty());
}
