// SPDX-License-Identifier: MIT
#include "planner/bandwidth/state_judge.h"

#include <algorithm>
#include <map>
#include <random>

#include "planner/bandwidth/demand.h"
#include "planner/routing/evaluate.h"
#include "tests/planner/bandwidth/random_company.h"
#include "tests/support/rounds.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

bool sameLoad(const StateLoad& a, const StateLoad& b) {
    // One kbit/s of grace: a sum on the border of rounding may come out on either side of it.
    return a.way == b.way && a.capacityKbps == b.capacityKbps &&
           std::abs(a.loadKbps - b.loadKbps) <= 1 &&
           a.peak.kbps == Approx(b.peak.kbps).margin(1e-6);
}

/// Every element of a state judged by itself, dead ones left out: what the judge must equal.
std::map<ElementId, StateLoad> judgedAnew(const Workspace& state, const DayTable& table) {
    std::map<ElementId, StateLoad> loads;
    const CompiledNetwork& network = state.network();
    for (std::size_t e = 0; e < network.elements.size(); ++e) {
        const ElementId id(e);
        const Capacity capacity = capacityOf(state, id);
        if (capacity.up == 0 && capacity.down == 0) continue;
        ShapeLoads shapes;
        shapes.add(state.load(id));
        loads[id] = judge(network.elements[e], shapes, capacity, table, state.traffic()->shapes);
    }
    return loads;
}

}  // namespace

TEST_CASE("what a state touches is judged as if all were evaluated anew (H1, F3)") {
    int congested = 0;
    for (unsigned seed = 11; seed < 11 + rounds(6U); ++seed) {
        INFO("seed " << seed);
        const Company c = randomCompany(seed);
        const CompiledNetwork network = c.compiled();
        const PlannedTraffic planned = trafficOf(c.plan, network, catalogueForTests(), c.clocks);
        const DayTable table(c.clocks, *Date::parse("2026-01-01"), planned.courses.courses(),
                             planned.traffic.shapes);
        Workspace base(network, planned.traffic);
        evaluate({}, base);
        const HeadroomBorders borders;
        const JudgedBase judged(base, table, borders);
        StateJudge judge(judged);
        ChangeEvaluator evaluator(base);
        StateChange change;
        Workspace whole(base);
        std::mt19937 random(seed);
        std::vector<FailureState> states;
        for (std::size_t c1 = 0; c1 < network.components.size(); ++c1) {
            states.push_back({{ComponentId(c1)}, false});
            states.push_back({{ComponentId(c1), ComponentId(random() % network.components.size())},
                              random() % 4 == 0});
        }
        const std::map<ElementId, StateLoad> normal = judgedAnew(base, table);
        for (const FailureState& state : states) {
            for (const ComponentId id : state.failed) UNSCOPED_INFO(network.components[id].ref);
            evaluator.evaluate(state.failed, state.afterManualSwitch, change);
            evaluate(state, whole);
            const std::map<ElementId, StateLoad> expected = judgedAnew(whole, table);
            judge.begin(evaluator, change);
            std::vector<ElementJudgement> touched;
            judge.judge(touched);
            std::map<ElementId, StateLoad> found = normal;
            for (const AtomId atom : evaluator.died()) {
                // What died without a load is nowhere in the change.
                const ComponentId own = network.components.componentOf(atom);
                if (own.valid() && network.elementOf(own).valid()) {
                    found.erase(network.elementOf(own));
                }
            }
            for (std::size_t e = 0; e < network.elements.size(); ++e) {
                if (!expected.contains(ElementId(e))) found.erase(ElementId(e));
            }
            for (const ElementJudgement& element : touched) {
                REQUIRE(expected.contains(element.element));
                found[element.element] = element.load;
            }
            REQUIRE(found.size() == expected.size());
            std::optional<double> least;
            std::vector<ElementId> worse;
            for (const auto& [id, load] : expected) {
                CHECK(sameLoad(found.at(id), load));
                if (load.capacityKbps) {
                    const double headroom = 1.0 - static_cast<double>(load.loadKbps) /
                                                      static_cast<double>(*load.capacityKbps);
                    if (!least || headroom < *least) least = headroom;
                    const StateLoad& before = normal.at(id);
                    const bool isWorseNow =
                        load.loadKbps * *before.capacityKbps > before.loadKbps * *load.capacityKbps;
                    if (headroom <= 0.1 && isWorseNow) worse.push_back(id);
                }
            }
            const auto worst = judge.least();
            REQUIRE(worst.has_value() == least.has_value());
            if (worst) {
                const double headroom = 1.0 - static_cast<double>(worst->load.loadKbps) /
                                                  static_cast<double>(*worst->load.capacityKbps);
                CHECK(headroom == Approx(*least).margin(1e-3));
            }
            std::vector<ElementJudgement> bad;
            judge.judgeCongested(bad);
            std::vector<ElementId> names;
            for (const ElementJudgement& element : bad) names.push_back(element.element);
            std::sort(names.begin(), names.end());
            CHECK(names == worse);
            congested += static_cast<int>(worse.size());
        }
    }
    // The companies are drawn small enough that some of their failures congest something.
    CHECK(congested > 20);
}

TEST_CASE("a firewall that lost a unit is judged though its load is as it was (H1)") {
    // 100 and 60 users take 40 kbit/s up and 100 down each: 22.4 Mbit/s through east's firewall of
    // two active units of 15 Mbit/s; with one unit left 22.4 of 15.
    Company c = twoCircuits(100);
    Perimeter perimeter;
    perimeter.id = "east";
    perimeter.site = "east";
    Control firewall;
    firewall.units = 2;
    firewall.needed = 1;
    firewall.active = 2;
    firewall.bandwidthPerUnit = Bandwidth::mbps(15);
    perimeter.controls = {firewall};
    c.plan.perimeters.push_back(perimeter);
    for (Circuit& circuit : c.plan.circuits) {
        if (circuit.connections[0].site == "east") circuit.perimeters = {"east"};
    }
    std::erase_if(c.plan.circuits,
                  [](const Circuit& circuit) { return circuit.connections[0].site == "west"; });
    const CompiledNetwork network = c.compiled();
    const PlannedTraffic planned = trafficOf(c.plan, network, catalogueForTests(), c.clocks);
    const DayTable table(c.clocks, *Date::parse("2026-01-01"), planned.courses.courses(),
                         planned.traffic.shapes);
    Workspace base(network, planned.traffic);
    evaluate({}, base);
    const JudgedBase judged(base, table, HeadroomBorders{});
    StateJudge judge(judged);
    ChangeEvaluator evaluator(base);
    StateChange change;
    evaluator.evaluate(network.components.require("control/east/firewall#1"), change);
    judge.begin(evaluator, change);
    std::vector<ElementJudgement> touched;
    judge.judge(touched);
    REQUIRE(touched.size() == 1);
    CHECK(touched[0].load.loadKbps == 22400);
    CHECK(touched[0].load.capacityKbps == 15000);
    judge.judgeCongested(touched);
    REQUIRE(touched.size() == 1);
    const auto least = judge.least();
    REQUIRE(least.has_value());
    CHECK(least->element == touched[0].element);
}
