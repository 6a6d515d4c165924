// SPDX-License-Identifier: MIT
// Failovers of small companies, each figure worked out by hand in the comment.

#include "planner/resilience/failover/failover.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "tests/planner/bandwidth/small_company.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

struct Outline {
    const char* component;
    double from = 0;
    std::optional<double> to{};
};

FailoverAnswer tell(const Company& company, const std::vector<Outline>& outages,
                    FailureState given = {}) {
    const CompiledNetwork network = company.compiled();
    FailoverQuestion question;
    for (const Outline& outage : outages) {
        ScriptedOutage scripted;
        scripted.component = network.components.require(outage.component);
        scripted.fromMs = std::llround(outage.from * 1e3);
        if (outage.to) scripted.toMs = std::llround(*outage.to * 1e3);
        question.outages.push_back(scripted);
    }
    const Failovers failovers(company.plan, network, catalogueForTests(), company.clocks, given);
    return failovers.tell(question);
}

/// What holds at a time in seconds.
const FailoverInterval& at(const FailoverAnswer& answer, double seconds) {
    const auto ms = static_cast<std::int64_t>(std::llround(seconds * 1e3));
    for (std::size_t i = 1; i < answer.intervals.size(); ++i) {
        const FailoverInterval& interval = answer.intervals[i];
        if (interval.fromMs <= ms && (!interval.toMs || ms < *interval.toMs)) return interval;
    }
    FAIL("no interval at " << seconds);
    return answer.intervals.front();
}

double shareOf(const FailoverInterval& interval, const std::string& ref) {
    double share = 0;
    for (const FailoverWay& way : interval.ways) {
        if (way.egress == ref || way.connection == ref) share += way.share;
    }
    return share;
}

const FailoverLoad& loadOf(const FailoverAnswer& answer, const FailoverInterval& interval,
                           const std::string& ref) {
    for (std::size_t e = 0; e < answer.elements.size(); ++e) {
        if (answer.elements[e].ref == ref) return interval.loads[e];
    }
    FAIL("no element " << ref);
    return interval.loads.front();
}

std::vector<FailoverEventKind> kindsAt(const FailoverAnswer& answer, double seconds) {
    std::vector<FailoverEventKind> kinds;
    for (const FailoverEvent& event : answer.events) {
        if (event.atMs == std::llround(seconds * 1e3)) kinds.push_back(event.kind);
    }
    return kinds;
}

/// `twoCircuits` with BFD on every connection and WAN convergence of 5 s. Office a (100 users) uses
/// er-east, b (60 users) er-west; a user takes 40 kbit/s up and 100 down, so a has 14 Mbit/s and b
/// 8.4 Mbit/s in its busy hour.
Company bank() {
    Company company = twoCircuits(100);
    for (Circuit& circuit : company.plan.circuits) {
        for (Connection& connection : circuit.connections) connection.bfd = true;
    }
    company.plan.policy.wanConvergence = Duration::seconds(5);
    return company;
}

}  // namespace

TEST_CASE("Losing one connection costs half the share for 0.9 s with BFD, F6 and R5") {
    const FailoverAnswer answer = tell(bank(), {{"connection/er-east/primary"}});
    // Before, then lost, then all on the other connection: no convergence, for the site stays.
    REQUIRE(answer.intervals.size() == 3);
    CHECK(answer.usersTouched == 100);
    const FailoverInterval& during = at(answer, 0.5);
    CHECK(during.toMs == 900);
    CHECK(during.lostShare == Approx(0.5));
    // 100 users × 140 kbit/s / 2 = 7 Mbit/s, and 50 user-equivalents (F4).
    CHECK(during.lostKbps == Approx(7000));
    CHECK(during.all.usersWithout == Approx(50));
    CHECK(during.usersCut == 0);
    const FailoverInterval& after = at(answer, 1);
    CHECK(after.lostKbps == Approx(0).margin(1e-9));
    CHECK(shareOf(after, "connection/er-east/secondary") == Approx(1));
    // 50 × 0.9 s, whatever the timers: BFD leaves no range.
    CHECK(answer.userSeconds == Approx(45));
    CHECK(answer.userSecondsLeast == Approx(45));
    // F7: one pool ahead of both connections keeps every session.
    CHECK(answer.sessionsBroken == 0);
    CHECK_FALSE(answer.manual);
    CHECK_FALSE(answer.unresolved);
    // H1: each connection carried 5 Mbit/s down, the circuit's bandwidth, and then one carries 10.
    CHECK(loadOf(answer, answer.intervals.front(), "connection/er-east/secondary").loadKbps ==
          5000);
    CHECK(loadOf(answer, during, "connection/er-east/secondary").loadKbps == 5000);
    CHECK(loadOf(answer, after, "connection/er-east/secondary").loadKbps == 10000);
    CHECK(*loadOf(answer, after, "connection/er-east/secondary").headroom == Approx(0.9));
    CHECK(loadOf(answer, after, "connection/er-east/primary").capacityKbps == 0);
}

TEST_CASE("Without BFD the same takes 120 to 180 s, and the timeline the worst, F6") {
    Company company = bank();
    for (Connection& connection : company.plan.circuits[0].connections) connection.bfd = false;
    const FailoverAnswer answer = tell(company, {{"connection/er-east/primary"}});
    CHECK(at(answer, 179).lostShare == Approx(0.5));
    CHECK(at(answer, 180).lostShare == 0);
    // 50 user-equivalents for 120 to 180 s.
    CHECK(answer.userSecondsLeast == Approx(6000));
    CHECK(answer.userSeconds == Approx(9000));
    const auto detected = std::find_if(
        answer.events.begin(), answer.events.end(),
        [](const FailoverEvent& event) { return event.kind == FailoverEventKind::Moved; });
    REQUIRE(detected != answer.events.end());
    CHECK(detected->atMs == 180'000);
    CHECK(detected->earliestMs == 120'000);
    REQUIRE(answer.timers.size() == 1);
    CHECK(answer.timers[0].by == DetectedBy::HoldTimer);
}

TEST_CASE("A pool for each connection breaks the sessions of the failed one, F7") {
    Company company = bank();
    company.plan.circuits[0].natPools = {{"203.0.113.0/29", NatScope::Connection},
                                         {"203.0.113.8/29", NatScope::Connection}};
    const FailoverAnswer answer = tell(company, {{"connection/er-east/primary"}});
    CHECK(at(answer, 1).sessionsBroken == Approx(50));
    CHECK(at(answer, 1).usersWithBrokenSessions == 100);
}

TEST_CASE("Active-passive loses all until it is switched, and nothing with the standby, R5") {
    Company company = bank();
    company.plan.circuits[0].mode = CircuitMode::ActivePassive;
    const FailoverAnswer primary = tell(company, {{"connection/er-east/primary"}});
    CHECK(at(primary, 0.5).lostShare == Approx(1));
    CHECK(at(primary, 0.5).usersCut == 100);
    CHECK(at(primary, 0.9).lostShare == 0);
    const FailoverAnswer standby = tell(company, {{"connection/er-east/secondary"}});
    CHECK(standby.usersTouched == 0);
    CHECK(standby.userSeconds == 0);
}

TEST_CASE("Another circuit waits for the WAN and breaks every session, F6 and F7") {
    const FailoverAnswer answer = tell(bank(), {{"circuit/er-east"}});
    // 0.9 s of BFD, 5 s of the WAN: to the other data centre the path leaves the site.
    CHECK(at(answer, 5.8).lostShare == Approx(1));
    const FailoverInterval& after = at(answer, 5.9);
    CHECK(after.lostShare == 0);
    CHECK(shareOf(after, "circuit/er-west") == Approx(1));
    CHECK(after.sessionsBroken == Approx(100));
    CHECK(answer.userSeconds == Approx(590));
    // b's 6 Mbit/s down and a's 10 on the one circuit.
    CHECK(loadOf(answer, after, "circuit/er-west").loadKbps == 16000);
    // Over east it is nearer to west (10 + 5) than by its own link (20).
    CHECK(loadOf(answer, after, "link/a-east").loadKbps == 10000);
    CHECK(loadOf(answer, after, "link/east-west").loadKbps == 10000);
    // While traffic is lost it loads nothing.
    CHECK(loadOf(answer, at(answer, 1), "link/a-east").loadKbps == 0);
    CHECK_FALSE(at(answer, 1).all.rttMs.has_value());
    CHECK(*after.all.rttMs > 0);
    CHECK(answer.regions[0].usersTouched == 100);
}

TEST_CASE("A repair brings the preferred way back, F7") {
    const FailoverAnswer answer = tell(bank(), {{"circuit/er-east", 0, 60}});
    CHECK(shareOf(at(answer, 60), "circuit/er-west") == Approx(1));
    // The way back leaves the site too: 5 s, without loss, and the sessions break again.
    const FailoverInterval& back = at(answer, 65);
    CHECK(shareOf(back, "circuit/er-east") == Approx(1));
    CHECK(back.sessionsBroken == Approx(100));
    CHECK(answer.sessionsBroken == Approx(200));
    CHECK(answer.userSeconds == Approx(590));
    CHECK_FALSE(back.toMs.has_value());
    CHECK(kindsAt(answer, 65) == std::vector{FailoverEventKind::Returned});
    for (const FailoverLoad& load : back.loads) {
        const auto e = static_cast<std::size_t>(&load - back.loads.data());
        CHECK(load.loadKbps == answer.intervals.front().loads[e].loadKbps);
    }
}

TEST_CASE("What is repaired before anybody notices costs its own time alone, F6") {
    Company company = bank();
    for (Connection& connection : company.plan.circuits[0].connections) connection.bfd = false;
    const FailoverAnswer answer = tell(company, {{"circuit/er-east", 0, 30}});
    // 100 users for 30 s; no session moves.
    CHECK(answer.userSeconds == Approx(3000));
    CHECK(answer.userSecondsLeast == Approx(3000));
    CHECK(answer.sessionsBroken == 0);
}

TEST_CASE("A second failure 30 s later takes the way that the first one left") {
    const FailoverAnswer answer =
        tell(bank(), {{"circuit/er-east"}, {"connection/er-west/primary", 30}});
    CHECK(answer.usersTouched == 160);
    // From 5.9 s all 160 users are on er-west; at 30 s half of 22.4 Mbit/s is lost for 0.9 s.
    CHECK(at(answer, 20).lostKbps == Approx(0).margin(1e-9));
    CHECK(at(answer, 30.5).lostKbps == Approx(11'200));
    CHECK(at(answer, 30.5).all.usersWithout == Approx(80));
    CHECK(at(answer, 30.9).lostKbps == Approx(0).margin(1e-9));
    CHECK(shareOf(at(answer, 31), "connection/er-west/secondary") == Approx(1));
    // 100 × 5.9 + 80 × 0.9.
    CHECK(answer.userSeconds == Approx(662));
}

TEST_CASE("A standby unit serves after its failover time, and a spare one is not missed, F6") {
    Company company = bank();
    Perimeter perimeter;
    perimeter.id = "fw";
    perimeter.site = "east";
    Control firewall;
    firewall.units = 2;
    firewall.needed = 1;
    firewall.failover = Duration::seconds(3);
    perimeter.controls = {firewall};
    company.plan.perimeters = {perimeter};
    company.plan.circuits[0].perimeters = {"fw"};
    const FailoverAnswer active = tell(company, {{"control/fw/firewall#1"}});
    CHECK(at(active, 2.9).lostShare == Approx(1));
    CHECK(at(active, 3).lostShare == 0);
    CHECK(active.userSeconds == Approx(300));
    CHECK(active.sessionsBroken == 0);
    CHECK(tell(company, {{"control/fw/firewall#2"}}).userSeconds == 0);
    // F7: a stateful unit takes its sessions along.
    company.plan.perimeters[0].controls[0].stateful = true;
    CHECK(tell(company, {{"control/fw/firewall#1"}}).sessionsBroken == Approx(100));
    // Two active of three: half for 3 s, and half the sessions.
    company.plan.perimeters[0].controls[0].units = 3;
    company.plan.perimeters[0].controls[0].active = 2;
    const FailoverAnswer both = tell(company, {{"control/fw/firewall#1"}});
    CHECK(at(both, 1).lostShare == Approx(0.5));
    CHECK(both.sessionsBroken == Approx(50));
    // The whole firewall: no standby, so the way leaves the site, 3 s + 5 s.
    const FailoverAnswer whole = tell(company, {{"control/fw/firewall"}});
    CHECK(at(whole, 7.9).lostShare == Approx(1));
    CHECK(shareOf(at(whole, 8), "circuit/er-west") == Approx(1));
}

TEST_CASE("A manual fallback waits for its minutes, and for good without them, R4") {
    Company company = bank();
    company.plan.policy.otherRegions = Fallback::None;
    company.plan.policy.internetFallback = Fallback::Manual;
    company.plan.policy.manualSwitch = Duration::minutes(30);
    company.plan.circuits.pop_back();
    InternetEgress egress;
    egress.id = "inet";
    egress.site = "a";
    egress.down = Bandwidth::mbps(5);
    egress.up = Bandwidth::mbps(5);
    egress.shared = true;
    company.plan.internet = {egress};
    const FailoverAnswer answer = tell(company, {{"circuit/er-east"}});
    // a and b, 160 users, for 30 minutes.
    CHECK(answer.usersTouched == 160);
    CHECK(at(answer, 1799).lostShare == Approx(1));
    CHECK(at(answer, 1800).lostShare == 0);
    CHECK(answer.userSeconds == Approx(160.0 * 1800));
    CHECK(answer.manual);
    CHECK(kindsAt(answer, 1800) == std::vector{FailoverEventKind::Switched});
    // H6: the Internet knows no classes; of 16 Mbit/s down 11 are shed, of 6.4 up 1.4.
    CHECK(at(answer, 1800).shedKbps == Approx(12'400));
    CHECK(loadOf(answer, at(answer, 1800), "internet/inet").loadKbps == 16'000);
    CHECK(loadOf(answer, at(answer, 1800), "internet/inet").shedKbps() == Approx(11'000));

    company.plan.policy.manualSwitch.reset();
    const FailoverAnswer forGood = tell(company, {{"circuit/er-east"}});
    CHECK(forGood.unresolved);
    CHECK(forGood.intervals.back().lostShare == Approx(1));
    CHECK(std::any_of(forGood.assumptions.begin(), forGood.assumptions.end(),
                      [](const Assumption& a) { return a.subject == "manual"; }));
}

TEST_CASE("A lost link among equals costs its share until the WAN has converged, W1 and F6") {
    Company company = bank();
    // A second link of the same cost: each carries half.
    Link twin = company.plan.links[1];
    REQUIRE(twin.id == "a-east");
    twin.id = "a-east2";
    company.plan.links.push_back(twin);
    const FailoverAnswer answer = tell(company, {{"link/a-east"}});
    CHECK(at(answer, 4.9).lostShare == Approx(0.5));
    CHECK(at(answer, 5).lostShare == 0);
    CHECK(loadOf(answer, at(answer, 1), "link/a-east2").loadKbps == 5000);
    CHECK(loadOf(answer, at(answer, 5), "link/a-east2").loadKbps == 10000);
    CHECK(answer.sessionsBroken == 0);
}

TEST_CASE("Everything at once leaves nobody with service and nothing behind") {
    const Company company = bank();
    const FailoverAnswer answer =
        tell(company, {{"circuit/er-east"}, {"circuit/er-west"}, {"link/a-east"}, {"link/b-west"}});
    CHECK(answer.unresolved);
    CHECK(answer.usersTouched == 160);
    CHECK(answer.intervals.back().lostShare == Approx(1));
    CHECK(answer.intervals.back().deliveredKbps == Approx(0).margin(1e-9));
    // A dead site has nobody who could miss anything.
    const FailoverAnswer site = tell(company, {{"site/a"}});
    CHECK(site.usersTouched == 0);
    CHECK(site.userSeconds == 0);
    CHECK(at(site, 1).demandKbps == Approx(8400));
}

TEST_CASE("Overload sheds best effort first, and the narrowest element counts once, H6") {
    Company company = bank();
    // 12 Mbit/s each: after the loss of er-east 16 Mbit/s meet er-west, whose connections could
    // carry them, and the circuit sheds 4.
    for (Circuit& circuit : company.plan.circuits) circuit.bandwidth = Bandwidth::mbps(12);
    const FailoverAnswer answer = tell(company, {{"circuit/er-east"}});
    const FailoverInterval& after = at(answer, 6);
    const FailoverLoad& circuit = loadOf(answer, after, "circuit/er-west");
    CHECK(circuit.loadKbps == 16'000);
    CHECK(circuit.shedKbps() == Approx(4000));
    CHECK(after.shedKbps == Approx(4000));
    CHECK(after.demandKbps == Approx(after.deliveredKbps + after.lostKbps + after.shedKbps));
    // b, whose circuit did not fail, is degraded too: 4 of 22.4 Mbit/s of 160 users.
    CHECK(after.all.usersShed == Approx(160.0 * 4 / 22.4));
    CHECK(answer.usersTouched == 100);
}

TEST_CASE("What is down already belongs to the state before, F8") {
    const Company company = bank();
    FailureState given;
    given.failed = {company.compiled().components.require("connection/er-east/secondary")};
    const FailoverAnswer answer = tell(company, {{"connection/er-east/primary"}}, given);
    CHECK(answer.given == std::vector<std::string>{"connection/er-east/secondary"});
    CHECK(shareOf(answer.intervals.front(), "connection/er-east/primary") == Approx(1));
    CHECK(at(answer, 1).lostShare == Approx(1));
    CHECK(shareOf(at(answer, 6), "circuit/er-west") == Approx(1));
}

TEST_CASE("The worst failure of a region is the one that costs its users most time") {
    Company company = bank();
    const CompiledNetwork network = company.compiled();
    const Failovers failovers(company.plan, network, catalogueForTests(), company.clocks, {});
    const std::vector<FailureCost> worst = failovers.worstByRegion();
    REQUIRE(worst.size() == 2);
    REQUIRE(worst[0].component.valid());
    // The site east takes a's circuit and link: 100 users; nothing touches more for longer.
    CHECK(worst[0].usersTouched == 100);
    CHECK(worst[0].userSeconds == Approx(590));
    CHECK_FALSE(worst[1].component.valid());
}
