// SPDX-License-Identifier: MIT
#include "planner/resilience/sweep/candidates.h"

#include <algorithm>
#include <set>
#include <string>

#include "planner/network/compile.h"
#include "planner/routing/evaluate.h"
#include "tests/support/catch.h"
#include "tests/support/random_network.h"
#include "tests/support/routed_network.h"
#include "tests/support/text_network.h"

using namespace peerplan;
using namespace peerplan::sweeping;
using namespace peerplan::tests;

namespace {

bool sameWays(const Workspace& a, const Workspace& b) {
    for (std::size_t f = 0; f < a.network().flows.size(); ++f) {
        const FlowId flow(f);
        if (a.flow(flow).outcome != b.flow(flow).outcome) return false;
        const auto first = a.uses(flow);
        const auto second = b.uses(flow);
        if (!std::equal(first.begin(), first.end(), second.begin(), second.end(),
                        [](const Use& x, const Use& y) {
                            return x.entry == y.entry && x.perimeter == y.perimeter &&
                                   x.up == y.up && x.down == y.down && x.rttUs == y.rttUs;
                        })) {
            return false;
        }
    }
    return true;
}

}  // namespace

TEST_CASE("a pair that is pruned changes no more than one of its two") {
    int pruned = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        INFO("seed " << seed);
        const Plan plan = randomNetwork(seed);
        Diagnostics diagnostics;
        const CompiledNetwork network = compile(plan, smallCatalogue(), diagnostics);
        Workspace base(network);
        evaluate({}, base);
        const std::vector<Candidate> list = candidates(base, {});
        const std::vector<std::int64_t> importance(list.size(), 0);
        PairOptions options;
        options.maxPairs = 1'000'000;
        options.threads = 1;
        const PairPlan planned = planPairs(base, list, importance, options);
        const std::set<Pair> kept(planned.pairs.begin(), planned.pairs.end());
        Workspace both(base);
        Workspace one(base);
        Workspace other(base);
        for (std::uint32_t i = 0; i < list.size(); ++i) {
            for (std::uint32_t j = i + 1; j < list.size(); ++j) {
                if (list[i].leaf || list[j].leaf || kept.contains({i, j})) continue;
                ++pruned;
                INFO(network.components[list[i].component].ref
                     << " with " << network.components[list[j].component].ref);
                evaluate({{list[i].component, list[j].component}, false}, both);
                evaluate({{list[i].component}, false}, one);
                evaluate({{list[j].component}, false}, other);
                CHECK((sameWays(both, one) || sameWays(both, other)));
            }
        }
    }
    CHECK(pruned > 1000);
}

TEST_CASE("two sites' own components add up: neither changes what the other cuts") {
    int pairs = 0;
    for (std::uint64_t seed = 101; seed <= 130; ++seed) {
        INFO("seed " << seed);
        const Plan plan = randomNetwork(seed);
        Diagnostics diagnostics;
        const CompiledNetwork network = compile(plan, smallCatalogue(), diagnostics);
        Workspace base(network);
        evaluate({}, base);
        const std::vector<Candidate> list = candidates(base, {});
        Workspace both(base);
        Workspace one(base);
        for (std::uint32_t i = 0; i < list.size(); ++i) {
            for (std::uint32_t j = 0; j < list.size(); ++j) {
                if (!list[i].leaf || !list[j].leaf) continue;
                const SiteId site = network.leafOf(list[i].component);
                if (site == network.leafOf(list[j].component)) continue;
                ++pairs;
                evaluate({{list[i].component, list[j].component}, false}, both);
                evaluate({{list[i].component}, false}, one);
                for (std::size_t f = 0; f < network.flows.size(); ++f) {
                    if (network.flows[f].site != site) continue;
                    CHECK(both.flow(FlowId(f)).outcome == one.flow(FlowId(f)).outcome);
                }
            }
        }
    }
    CHECK(pairs > 20);
}

TEST_CASE("beyond the cap those that touch most are paired") {
    RoutedNetwork drawn(R"(
        site a dc
        site b dc
        site c dc
        site d dc
        a-b 100M 1ms
        b-c 100M 1ms
        c-d 100M 1ms
        d-a 100M 1ms
        circuit er London 200M via a,b
    )");
    drawn.fail({});
    const std::vector<Candidate> list = candidates(drawn.workspace(), {});
    REQUIRE(list.size() > 4);
    std::vector<std::int64_t> importance(list.size(), 0);
    importance[1] = 5;
    importance[3] = 7;
    importance[4] = 6;
    PairOptions options;
    options.threads = 1;
    // Three things make three pairs; four would make six.
    options.maxPairs = 5;
    const PairPlan planned = planPairs(drawn.workspace(), list, importance, options);
    CHECK(planned.paired == 3);
    CHECK(planned.beyondCap + planned.leavesUnpaired == static_cast<std::int64_t>(list.size()) - 3);
    for (const Pair& pair : planned.pairs) {
        for (const std::uint32_t c : {pair.first, pair.second}) {
            CHECK((c == 1 || c == 3 || c == 4));
        }
    }
}

TEST_CASE("tiers follow the kind of what fails and how far it reaches (F5)") {
    CHECK(tierOf(FailureKind::Unit, 1) == FailureTier::Local);
    CHECK(tierOf(FailureKind::Link, 1) == FailureTier::Local);
    CHECK(tierOf(FailureKind::Site, 1) == FailureTier::Regional);
    CHECK(tierOf(FailureKind::Circuit, 2) == FailureTier::Regional);
    CHECK(tierOf(FailureKind::Metro, 1) == FailureTier::Regional);
    CHECK(tierOf(FailureKind::Provider, 1) == FailureTier::Regional);
    CHECK(tierOf(FailureKind::Provider, 3) == FailureTier::Global);
}
