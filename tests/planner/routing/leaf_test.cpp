// SPDX-License-Identifier: MIT
// Short cuts of sweeps against the full evaluation: failures that one site alone notices, and
// components that nothing stands on.

#include <cmath>
#include <map>
#include <random>

#include "planner/routing/evaluate.h"
#include "tests/support/catch.h"
#include "tests/support/random_network.h"
#include "tests/support/routed_network.h"
#include "tests/support/text_network.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

using Loads = std::map<std::pair<std::size_t, std::size_t>, std::pair<double, double>>;

Loads loadsOf(const Workspace& workspace) {
    Loads loads;
    for (std::size_t e = 0; e < workspace.network().elements.size(); ++e) {
        const ElementLoad load = workspace.load(ElementId(e));
        for (std::size_t i = 0; i < load.shapes.size(); ++i) {
            loads[{e, load.shapes[i].at()}] = {load.up[i], load.down[i]};
        }
    }
    return loads;
}

bool same(Loads a, Loads b) {
    for (const auto& [key, value] : a) b[key];
    for (const auto& [key, value] : b) {
        const auto other = a[key];
        if (std::abs(value.first - other.first) > 1e-9 * std::max(1.0, value.first)) return false;
        if (std::abs(value.second - other.second) > 1e-9 * std::max(1.0, value.second)) {
            return false;
        }
    }
    return true;
}

bool sameFlow(const FlowResult& a, std::span<const Use> usesA, const FlowResult& b,
              std::span<const Use> usesB) {
    if (a.outcome != b.outcome || a.asymmetric != b.asymmetric) return false;
    if (std::abs(a.rttUs - b.rttUs) > 1e-6 || usesA.size() != usesB.size()) return false;
    for (std::size_t i = 0; i < usesA.size(); ++i) {
        if (usesA[i].entry != usesB[i].entry || usesA[i].perimeter != usesB[i].perimeter) {
            return false;
        }
        if (std::abs(usesA[i].up - usesB[i].up) > 1e-12) return false;
    }
    return true;
}

/// Traffic in three shapes on every flow, and what stays on links.
Traffic someTraffic(const CompiledNetwork& network, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    TrafficBuilder builder(network);
    for (std::size_t f = 0; f < network.flows.size(); ++f) {
        for (std::uint32_t shape = 0; shape < 3; ++shape) {
            if (random() % 2 == 0) {
                builder.add(FlowId(f), static_cast<double>(random() % 50),
                            static_cast<double>(random() % 50), shape);
            }
        }
    }
    for (std::uint32_t e = 0; e < network.firstElement[1]; ++e) {
        if (random() % 3 == 0) builder.fix(ElementId(e), Direction::Down, 7, 2);
    }
    return builder.build();
}

}  // namespace

TEST_CASE("a leaf's failure and an unused component's are what the full evaluation finds") {
    std::size_t leaves = 0;
    std::size_t unused = 0;
    for (std::uint64_t seed = 1; seed <= 200; ++seed) {
        INFO("seed " << seed);
        Diagnostics diagnostics;
        const CompiledNetwork network = compile(randomNetwork(seed), smallCatalogue(), diagnostics);
        const Traffic traffic = someTraffic(network, seed);
        Workspace base(network, traffic);
        Workspace full(base);
        FailureState given;
        given.afterManualSwitch = seed % 3 == 0;
        if (seed % 2 == 0) given.failed.emplace_back(seed % network.components.size());
        evaluate(given, base);
        const Loads normal = loadsOf(base);
        const std::vector<std::uint8_t> used = usedComponents(base);
        LeafEvaluator evaluator(base);
        StateChange change;
        for (std::size_t c = 0; c < network.components.size(); ++c) {
            const ComponentId component(c);
            INFO("given " << (given.failed.empty() ? std::string("nothing")
                                                   : network.components[given.failed.front()].ref)
                          << ", failed " << network.components[component].ref);
            const bool leaf = network.leafOf(component).valid();
            if (used[c] && !leaf) continue;
            FailureState state = given;
            state.failed.push_back(component);
            evaluate(state, full);
            bool flowsSame = true;
            if (!used[c]) {
                ++unused;
                CHECK(same(normal, loadsOf(full)));
                for (std::size_t f = 0; f < network.flows.size(); ++f) {
                    const FlowId id(f);
                    flowsSame &=
                        sameFlow(base.flow(id), base.uses(id), full.flow(id), full.uses(id));
                }
                CHECK(flowsSame);
            }
            if (!leaf) continue;
            ++leaves;
            evaluator.evaluate(component, change);
            Loads changed = normal;
            for (const LoadChange& load : change.loads) {
                auto& [up, down] = changed[{load.element.at(), load.shape.at()}];
                up += load.upKbps;
                down += load.downKbps;
            }
            CHECK(same(changed, loadsOf(full)));
            std::size_t next = 0;
            for (std::size_t f = 0; f < network.flows.size(); ++f) {
                const FlowId id(f);
                if (network.flows[f].site != network.leafOf(component)) {
                    flowsSame &=
                        sameFlow(base.flow(id), base.uses(id), full.flow(id), full.uses(id));
                }
            }
            for (const FlowId id : change.flows) {
                const FlowResult& result = change.results[next++];
                flowsSame &=
                    sameFlow(result, {change.uses.data() + result.firstUse, result.useCount},
                             full.flow(id), full.uses(id));
            }
            CHECK(flowsSame);
        }
    }
    CHECK(leaves > 300);
    CHECK(unused > 100);
}

TEST_CASE("one workspace evaluated again and again gives the same bits") {
    Diagnostics diagnostics;
    const CompiledNetwork network = compile(randomNetwork(7), smallCatalogue(), diagnostics);
    const Traffic traffic = someTraffic(network, 7);
    Workspace again(network, traffic);
    for (std::size_t c = 0; c < network.components.size(); ++c) {
        evaluate({{ComponentId(c)}, false}, again);
    }
    evaluate({}, again);
    Workspace fresh(network, traffic);
    evaluate({}, fresh);
    CHECK(loadsOf(again) == loadsOf(fresh));
}
