// SPDX-License-Identifier: MIT
// F6: what notices a failure, and when.

#include "planner/resilience/failover/timers.h"

#include <memory>

#include "planner/network/compile.h"
#include "planner/routing/change_evaluator.h"
#include "tests/support/catch.h"
#include "tests/support/text_network.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

/// Two circuits at two data centres, an Internet egress and a firewall, with timers to set.
Plan drawn() {
    Plan plan = textNetwork(R"(
        site east dc region emea at 51.5,-0.1
        site west dc region emea at 52.4,4.9
        site office office region emea at 51.5,-0.2
        office-east 100M 2ms
        office-west 100M 8ms
        east-west 100M 6ms
        device ce1 east
        device ce2 east
        perimeter fw east firewall 2/1x1000M
        circuit er London 100M via east,east devices ce1,ce2 perimeters fw
        circuit er2 Amsterdam 100M via west,west
        internet inet office 50M/50M
        policy internet manual
    )");
    return plan;
}

struct Drawn {
    Plan plan;
    Diagnostics diagnostics;
    CompiledNetwork network;
    Timers timers;

    explicit Drawn(Plan p)
        : plan(std::move(p)),
          network(compile(plan, smallCatalogue(), diagnostics)),
          timers(plan, network) {}

    AtomId atom(const char* ref) const {
        return network.components.atoms(network.components.require(ref))[0];
    }
    Detection detection(const char* ref, bool deviceAlive = true) const {
        return timers.detection(atom(ref), deviceAlive);
    }
};

}  // namespace

TEST_CASE("BFD takes a connection down after its multiplier of the slower interval, F6") {
    Plan plan = drawn();
    plan.circuits[0].connections[0].bfd = true;
    plan.circuits[0].connections[1].bfd = true;
    plan.circuits[0].connections[1].bfdInterval = Duration::ms(750);
    const Drawn d(plan);
    // 3 × 300 ms, and 3 × 750 ms = 2.25 s.
    CHECK(d.detection("connection/er/primary").by == DetectedBy::Bfd);
    CHECK(d.detection("connection/er/primary").leastMs == 900);
    CHECK(d.detection("connection/er/primary").mostMs == 900);
    CHECK(d.detection("connection/er/secondary").mostMs == 2250);
}

TEST_CASE("Without BFD the hold timer leaves a range from hold less keepalive to hold, F6") {
    Plan plan = drawn();
    plan.circuits[0].connections[1].keepalive = Duration::seconds(3);
    plan.circuits[0].connections[1].hold = Duration::seconds(10);
    plan.circuits[1].connections[0].hold = Duration::seconds(30);
    const Drawn d(plan);
    // 180 s - 60 s = 120 s.
    CHECK(d.detection("connection/er/primary").by == DetectedBy::HoldTimer);
    CHECK(d.detection("connection/er/primary").leastMs == 120'000);
    CHECK(d.detection("connection/er/primary").mostMs == 180'000);
    CHECK(d.detection("connection/er/secondary").leastMs == 7'000);
    CHECK(d.detection("connection/er/secondary").mostMs == 10'000);
    // A keepalive of a third where only the hold timer is stated: 30 s - 10 s.
    CHECK(d.detection("connection/er2/primary").leastMs == 20'000);
}

TEST_CASE("Loss of light counts on point-to-point and direct circuits whose router lives, F6") {
    for (const Connectivity connectivity : {Connectivity::PointToPoint, Connectivity::Direct}) {
        Plan plan = drawn();
        plan.circuits[0].connectivity = connectivity;
        const Drawn d(plan);
        CHECK(d.detection("connection/er/primary").by == DetectedBy::LossOfLight);
        CHECK(d.detection("connection/er/primary").mostMs == 0);
        CHECK(d.detection("connection/er/primary", false).by == DetectedBy::HoldTimer);
    }
    const Drawn exchange(drawn());
    CHECK(exchange.detection("connection/er/primary").by == DetectedBy::HoldTimer);
}

TEST_CASE("A unit takes its failover time, an Internet egress its check or a person, F6") {
    Plan plan = drawn();
    const Drawn without(plan);
    CHECK(without.detection("control/fw/firewall#1").assumed);
    CHECK(without.detection("internet/inet").never);
    plan.perimeters[0].controls[0].failover = Duration::seconds(3);
    plan.policy.manualSwitch = Duration::minutes(30);
    const Drawn person(plan);
    CHECK(person.detection("control/fw/firewall#1").mostMs == 3'000);
    CHECK_FALSE(person.detection("internet/inet").automatic());
    CHECK(person.detection("internet/inet").mostMs == 1'800'000);
    plan.internet[0].detect = Duration::seconds(30);
    CHECK(Drawn(plan).detection("internet/inet").by == DetectedBy::InternetCheck);
    CHECK(Drawn(plan).detection("internet/inet").mostMs == 30'000);
}

TEST_CASE("The outage of a flow follows what it stood on and where it goes, F6 and R4") {
    Plan plan = drawn();
    for (Circuit& circuit : plan.circuits) {
        for (Connection& connection : circuit.connections) connection.bfd = true;
    }
    plan.policy.wanConvergence = Duration::seconds(5);
    plan.policy.manualSwitch = Duration::minutes(30);
    plan.perimeters[0].controls[0].failover = Duration::seconds(3);
    const Drawn d(plan);
    Workspace base(d.network);
    evaluate({}, base);
    ChangeEvaluator evaluator(base);
    const std::uint32_t service = d.network.serviceOf("exchange");
    const FlowId flow = d.network.flowOf(SiteId(2), service, false);
    const auto outage = [&](std::vector<const char*> failed, const char* asked) {
        std::vector<ComponentId> ids;
        for (const char* ref : failed) ids.push_back(d.network.components.require(ref));
        Workspace after(d.network);
        FailureState state;
        state.failed = ids;
        evaluate(state, after);
        return d.timers.outage(d.network.components.require(asked), after.flow(flow),
                               base.uses(flow), after.uses(flow));
    };
    // One of two connections at the same site: half for 0.9 s, no convergence.
    Outage one = outage({"connection/er/primary"}, "connection/er/primary");
    CHECK(one.share == Approx(0.5));
    CHECK(one.mostMs == 900);
    CHECK_FALSE(one.manual);
    // The circuit: all, until the WAN leads to the other data centre, 0.9 s + 5 s.
    Outage all = outage({"circuit/er"}, "circuit/er");
    CHECK(all.share == Approx(1));
    CHECK(all.mostMs == 5'900);
    // The active unit of the firewall: 3 s; the standby: nothing.
    CHECK(outage({"control/fw/firewall#1"}, "control/fw/firewall#1").mostMs == 3'000);
    CHECK(outage({"control/fw/firewall#1"}, "control/fw/firewall#1").share == Approx(1));
    // A link: the WAN alone, 5 s.
    CHECK(outage({"link/office-east"}, "link/office-east").mostMs == 5'000);
    // Both locations at once leave what a person switches to.
    Outage manual = outage({"circuit/er", "circuit/er2"}, "circuit/er");
    CHECK(manual.manual);
    CHECK(manual.mostMs == 1'800'000);
    CHECK_FALSE(manual.untilRepair);
}
