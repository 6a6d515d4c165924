// SPDX-License-Identifier: MIT
// On random networks: nothing gets lost between delivered, lost and shed, and once every timer has
// run out the timeline is where the plain evaluation says.

#include <cmath>
#include <random>

#include "planner/network/compile.h"
#include "planner/resilience/failover/course.h"
#include "planner/resilience/failover/ledger.h"
#include "planner/routing/evaluate.h"
#include "tests/support/catch.h"
#include "tests/support/random_network.h"
#include "tests/support/routed_network.h"
#include "tests/support/text_network.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

std::pair<double, double> loadOf(const Workspace& workspace, std::size_t element) {
    const ElementLoad load = workspace.load(ElementId(element));
    std::pair<double, double> sum;
    for (const double kbps : load.up) sum.first += kbps;
    for (const double kbps : load.down) sum.second += kbps;
    return sum;
}

/// A random network whose flows all carry something, in five classes, at times beyond capacity.
struct Story {
    Plan plan;
    Diagnostics diagnostics;
    CompiledNetwork network;
    Traffic traffic;
    SiteClocks clocks;
    DayTable table;
    Workspace base;
    std::vector<std::int64_t> users;

    Story(std::uint64_t seed, std::mt19937_64& random)
        : plan(withTimers(randomNetwork(seed), random)),
          network(compile(plan, smallCatalogue(), diagnostics)),
          traffic(trafficOf(network, random)),
          clocks{{{{*Date::fromCivil(2026, 1, 1), 0}}}, {}},
          table(clocks, *Date::fromCivil(2026, 1, 1), {flatCourse()}, traffic.shapes),
          base(network, traffic),
          users(network.sites.size(), 10) {
        evaluate({}, base);
    }

    static Plan withTimers(Plan plan, std::mt19937_64& random) {
        const auto chance = [&] { return random() % 2 == 0; };
        if (chance()) plan.policy.wanConvergence = Duration::seconds(5);
        if (chance()) plan.policy.manualSwitch = Duration::minutes(10);
        for (Circuit& circuit : plan.circuits) {
            for (Connection& connection : circuit.connections) connection.bfd = chance();
            if (chance()) circuit.connectivity = Connectivity::PointToPoint;
        }
        for (InternetEgress& egress : plan.internet) {
            if (chance()) egress.detect = Duration::seconds(20);
        }
        for (Perimeter& perimeter : plan.perimeters) {
            for (Control& control : perimeter.controls) control.failover = Duration::seconds(3);
        }
        return plan;
    }

    static Traffic trafficOf(const CompiledNetwork& network, std::mt19937_64& random) {
        TrafficBuilder builder(network);
        for (std::size_t f = 0; f < network.flows.size(); ++f) {
            const double size = random() % 4 == 0 ? 1e5 : 100;
            builder.add(FlowId(f), size, 3 * size, static_cast<std::uint32_t>(random() % 5));
        }
        Traffic traffic = builder.build();
        for (std::size_t s = 0; s < traffic.shapes.size(); ++s) {
            traffic.shapes[s].trafficClass = static_cast<TrafficClass>(s);
        }
        return traffic;
    }
};

std::vector<ScriptedOutage> someOutages(const CompiledNetwork& network, std::mt19937_64& random,
                                        bool repairs) {
    std::vector<ScriptedOutage> outages;
    const std::size_t count = 1 + random() % 3;
    for (std::size_t i = 0; i < count; ++i) {
        ScriptedOutage outage;
        outage.component = ComponentId(random() % network.components.size());
        outage.fromMs = i == 0 ? 0 : static_cast<std::int64_t>(random() % 200'000);
        if (repairs && random() % 2 == 0) {
            outage.toMs = outage.fromMs + static_cast<std::int64_t>(random() % 300'000);
        }
        outages.push_back(outage);
    }
    return outages;
}

}  // namespace

TEST_CASE("In every interval what is delivered, lost and shed is the demand") {
    for (std::uint64_t seed = 900; seed < 1100; ++seed) {
        std::mt19937_64 random(seed);
        Story story(seed, random);
        const Timers timers(story.plan, story.network);
        const auto outages = someOutages(story.network, random, true);
        const Schedule schedule(story.network, timers, outages, {}, TimerEnd::Most);
        const Course course(story.plan, story.base, timers, schedule);
        FailoverAnswer answer;
        const QuarterTraffic traffic(story.network, story.traffic, story.table, 0, 0, story.users);
        Ledger(course, story.base, traffic).write(answer);
        INFO("seed " << seed << ", failed " << story.network.components[outages[0].component].ref);
        for (const FailoverInterval& interval : answer.intervals) {
            INFO("at " << interval.fromMs << " ms");
            const double sum = interval.deliveredKbps + interval.lostKbps + interval.shedKbps;
            CHECK(std::abs(sum - interval.demandKbps) <= 1e-9 * interval.demandKbps);
            CHECK(interval.deliveredKbps >= 0);
            CHECK(interval.lostKbps >= -1e-6);
            CHECK(interval.shedKbps >= -1e-6);
            // No element passes on more than it can: what it sheds is what is too much.
            for (const FailoverLoad& load : interval.loads) {
                if (!load.capacityKbps || load.loadKbps <= *load.capacityKbps) continue;
                const double kept = static_cast<double>(load.loadKbps) - load.shedKbps();
                CHECK(std::abs(kept - static_cast<double>(*load.capacityKbps)) <= 1);
            }
            double share = interval.lostShare;
            for (const FailoverWay& way : interval.ways) share += way.share;
            CHECK((share == Approx(1) || interval.ways.empty()));
        }
    }
}

TEST_CASE("When all timers have run out the timeline is where the plain evaluation says") {
    for (std::uint64_t seed = 1100; seed < 1250; ++seed) {
        std::mt19937_64 random(seed);
        Story story(seed, random);
        // A person never notices here, or the state after the switch would be meant.
        story.plan.policy.manualSwitch.reset();
        for (InternetEgress& egress : story.plan.internet) egress.detect = Duration::seconds(20);
        const Timers timers(story.plan, story.network);
        const auto outages = someOutages(story.network, random, false);
        const Schedule schedule(story.network, timers, outages, {}, TimerEnd::Most);
        const Course course(story.plan, story.base, timers, schedule);
        FailureState state;
        for (const ScriptedOutage& outage : outages) state.failed.push_back(outage.component);
        Workspace after(story.network, story.traffic);
        evaluate(state, after);
        INFO("seed " << seed << ", failed " << story.network.components[outages[0].component].ref);
        const CourseStep& last = course.steps().back();
        for (const FlowStep& of : last.flows) {
            if (of.absent) continue;
            const bool served = after.flow(of.flow).outcome == Outcome::Served;
            CHECK(of.up == Approx(served ? 1 : 0).margin(1e-9));
            CHECK(of.down == Approx(served ? 1 : 0).margin(1e-9));
        }
        FailoverAnswer answer;
        const QuarterTraffic traffic(story.network, story.traffic, story.table, 0, 0, story.users);
        Ledger(course, story.base, traffic).write(answer);
        for (std::size_t e = 0; e < answer.elements.size(); ++e) {
            const std::string& ref = answer.elements[e].ref;
            const auto component = story.network.components.find(ref);
            if (!component) continue;
            const ElementId element = story.network.elementOf(*component);
            const auto [up, down] = loadOf(after, element.at());
            const FailoverLoad& load = answer.intervals.back().loads[e];
            const double expected = load.way == LoadAnswer::Way::Both ? up + down
                                    : load.way == LoadAnswer::Way::Up ? up
                                                                      : down;
            INFO(ref);
            CHECK(std::abs(static_cast<double>(load.loadKbps) - expected) <= 0.5 + 1e-6);
        }
    }
}

TEST_CASE("Ways that nothing has died on lay the loads of the evaluation") {
    for (std::uint64_t seed = 1300; seed < 1400; ++seed) {
        std::mt19937_64 random(seed);
        Story story(seed, random);
        Workspace state(story.network, story.traffic);
        FailureState failures;
        failures.failed = {ComponentId(random() % story.network.components.size())};
        failures.afterManualSwitch = random() % 2 == 0;
        evaluate(failures, state);
        Delivery delivery(story.network);
        delivery.setDead(failures.failed);
        std::vector<std::pair<double, double>> loads(story.network.elements.size());
        std::vector<LaidShare> laid;
        for (std::size_t f = 0; f < story.network.flows.size(); ++f) {
            const FlowId flow(f);
            if (state.flow(flow).outcome != Outcome::Served) continue;
            const TrafficEntry& entry = story.traffic.entries[story.traffic.first[f]];
            for (const Use& use : state.uses(flow)) {
                CHECK(delivery.arriving(state, flow, use) == Approx(1));
                // However many elements let half through, half arrives: not a quarter.
                const auto half = [](ElementId, Direction) { return 0.5; };
                laid.clear();
                delivery.lay(state, flow, use, laid);
                const double passes = laid.empty() ? 1 : 0.5;
                CHECK(delivery.passing(state, flow, use, true, half) == Approx(passes));
                laid.clear();
                delivery.lay(state, flow, use, laid);
                for (const LaidShare& part : laid) {
                    const double up = entry.upKbps * use.up * part.share;
                    const double down = entry.downKbps * use.down * part.share;
                    const bool along = (part.along == Direction::Up) != use.inbound;
                    loads[part.element.at()].first += along ? up : down;
                    loads[part.element.at()].second += along ? down : up;
                }
            }
        }
        INFO("seed " << seed);
        for (std::size_t e = 0; e < loads.size(); ++e) {
            const auto [up, down] = loadOf(state, e);
            CHECK(std::abs(loads[e].first - up) < 1e-6);
            CHECK(std::abs(loads[e].second - down) < 1e-6);
        }
    }
}
