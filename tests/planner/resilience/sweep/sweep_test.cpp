// SPDX-License-Identifier: MIT
#include "planner/resilience/sweep/sweep.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

#include "planner/bandwidth/demand_answer.h"
#include "planner/bandwidth/loaded_network.h"
#include "planner/resilience/sweep/sweep_tables.h"
#include "planner/routing/evaluate.h"
#include "tests/planner/bandwidth/random_company.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

SweepAnswer swept(const Company& c, SweepOptions options = {}) {
    if (options.threads == 0) options.threads = 1;
    return sweep(c.plan, c.compiled(), catalogueForTests(), c.clocks, options);
}

const SweepState& single(const SweepAnswer& answer, const std::string& ref) {
    for (const SweepState& state : answer.singles) {
        if (state.failed[0] == ref) return state;
    }
    FAIL("no failure " << ref);
    return answer.singles.front();
}

/// The same figures from a full evaluation of the state, site by site.
struct Plain {
    std::int64_t cut = 0;
    std::int64_t waiting = 0;
    std::int64_t down = 0;
    double extraUserMs = 0;
    double least = 2;

    Plain(const LoadedNetwork& loaded, Workspace& state, std::span<const ComponentId> failed) {
        const CompiledNetwork& network = loaded.network();
        const Workspace& base = loaded.state();
        FailureState failure = base.state();
        failure.failed.insert(failure.failed.end(), failed.begin(), failed.end());
        evaluate(failure, state);
        const Traffic& traffic = *base.traffic();
        for (std::size_t s = 0; s < network.siteCount(); ++s) {
            bool isCut = false;
            bool waits = false;
            bool isDown = false;
            double served = 0;
            double extra = 0;
            for (std::size_t f = 0; f < network.flows.size(); ++f) {
                if (network.flows[f].site.at() != s) continue;
                double kbps = 0;
                for (std::uint32_t i = traffic.first[f]; i < traffic.first[f + 1]; ++i) {
                    kbps += traffic.entries[i].upKbps + traffic.entries[i].downKbps;
                }
                if (kbps == 0) continue;
                const FlowResult& before = base.flow(FlowId(f));
                const FlowResult& now = state.flow(FlowId(f));
                if (now.outcome == Outcome::SiteDown) isDown = true;
                if (now.outcome == Outcome::Cut && before.outcome != Outcome::Cut) isCut = true;
                if (now.outcome == Outcome::ManualOnly && before.outcome == Outcome::Served) {
                    waits = true;
                }
                if (now.outcome == Outcome::Served) {
                    served += kbps;
                    extra += kbps * (now.rttUs - before.rttUs);
                }
            }
            const std::int64_t users = loaded.users()[s];
            if (isDown) {
                down += users;
            } else if (isCut) {
                cut += users;
            } else if (waits) {
                waiting += users;
            }
            if (served > 0) extraUserMs += static_cast<double>(users) * extra / served / 1e3;
        }
        for (std::size_t e = 0; e < network.elements.size(); ++e) {
            const ElementId id(e);
            const Capacity capacity = capacityOf(state, id);
            if (!capacity.up || (*capacity.up == 0 && capacity.down == 0)) continue;
            ShapeLoads loads;
            loads.add(state.load(id));
            const StateLoad load =
                judge(network.elements[e], loads, capacity, loaded.table(), traffic.shapes);
            if (!load.capacityKbps || *load.capacityKbps == 0) continue;
            least = std::min(least, 1 - static_cast<double>(load.loadKbps) /
                                            static_cast<double>(*load.capacityKbps));
        }
    }
};

}  // namespace

TEST_CASE("two circuits of one region: each carries the other's office, both cut all (F3, F4)") {
    // 100 users at a and 60 at b take 40 kbit/s up and 100 down each. East carries a's 10 Mbit/s,
    // west b's 6; each circuit has 20.
    const Company c = twoCircuits(20);
    SweepOptions options;
    options.depth = 2;
    const SweepAnswer answer = swept(c, options);
    CHECK(answer.users == 160);
    CHECK(answer.scope.complete);

    const SweepState& east = single(answer, "circuit/er-east");
    CHECK(east.tier == FailureTier::Regional);
    CHECK(east.usersTouched == 100);
    CHECK(east.usersCut == 0);
    CHECK(east.usersDegraded == 0);
    // 16 of 20 Mbit/s.
    CHECK(east.element == "circuit/er-west");
    REQUIRE(east.load.has_value());
    CHECK(*east.load->headroom == Approx(0.2));
    CHECK(east.extraRttMs.has_value());
    CHECK(east.worstExtraRttSite == "a");

    REQUIRE_FALSE(answer.worstPairs.empty());
    const SweepState& pair = answer.worstPairs.front();
    CHECK(pair.usersBeyond == 160);
    CHECK(pair.usersCut == 160);
    CHECK(pair.userEquivalents == Approx(160));
    CHECK_FALSE(pair.extraRttMs.has_value());

    REQUIRE(answer.regions.size() == 1);
    CHECK(answer.regions[0].region == "emea");
    CHECK(answer.regions[0].usersCut == 160);
    REQUIRE(answer.offices.size() == 2);
    CHECK(answer.offices[0].site == "a");
    CHECK(answer.offices[0].fate == SiteFate::Cut);
    CHECK(answer.offices[0].share == Approx(1));
    // All sites stand within a few km: the metro that takes both data centres and the circuit in
    // London is the one single failure that cuts.
    CHECK(answer.byUsers[0].singles == answer.scope.singles - 1);
    CHECK(single(answer, "risk-group/metro-london").usersCut == 160);
    CHECK(answer.byUsers[3].least == 100);
    CHECK(answer.byUsers[3].most == 999);
    CHECK(answer.byUsers[3].pairs > 0);
}

TEST_CASE("what is overloaded in a failure degrades all who cross it (F1, F4)") {
    // 16 Mbit/s on 12: both offices' users cross the circuit that is left.
    const SweepAnswer answer = swept(twoCircuits(12));
    const SweepState& east = single(answer, "circuit/er-east");
    CHECK(east.usersCut == 0);
    CHECK(east.usersDegraded == 160);
    CHECK(east.userEquivalents == Approx(160));
    CHECK(*east.load->headroom == Approx(-1.0 / 3));
    CHECK(east.headroomClass == HeadroomClass::Congested);
    // The circuit and its two connections, of which each carries half of the load downwards but
    // has all of the capacity.
    CHECK(east.congested == 1);
    // Worst first, equal ones as they stand.
    CHECK(answer.elements[0].ref == "circuit/er-east");
    // Without its link to west, b comes by its link to east, as it does without er-west: of equal
    // ones the failure that takes least along.
    CHECK(answer.elements[0].failed == std::vector<std::string>{"link/b-west"});
    CHECK(answer.elements[0].worst.loadKbps == 16000);
    CHECK(answer.elements[0].normal.loadKbps == 10000);
    bool found = false;
    for (const SweepCircuit& row : answer.circuits) {
        found = found || (row.circuit == "circuit/er-west" && row.failed == "circuit/er-east" &&
                          row.load.loadKbps == 16000);
    }
    CHECK(found);
}

TEST_CASE("a failed office is down and not cut, and waits are told apart from cuts (F1, R4)") {
    Company c = twoCircuits(20);
    std::erase_if(c.plan.circuits, [](const Circuit& circuit) { return circuit.id == "er-west"; });
    InternetEgress egress;
    egress.id = "west";
    egress.site = "west";
    egress.isp = "isp-a";
    egress.down = egress.up = Bandwidth::mbps(100);
    egress.shared = true;
    c.plan.internet.push_back(egress);
    c.plan.policy.internetFallback = Fallback::Manual;
    const SweepAnswer answer = swept(c);
    const SweepState& office = single(answer, "site/a");
    CHECK(office.usersDown == 100);
    CHECK(office.usersTouched == 100);
    CHECK(office.usersCut == 0);
    const SweepState& circuit = single(answer, "circuit/er-east");
    CHECK(circuit.usersWaiting == 160);
    CHECK(circuit.usersCut == 0);
    CHECK(circuit.sitesHurt == 2);
}

TEST_CASE("every single failure and every listed pair equal a full evaluation") {
    int hurtful = 0;
    for (const unsigned seed : {21U, 22U, 23U, 24U}) {
        INFO("seed " << seed);
        const Company c = randomCompany(seed);
        const CompiledNetwork network = c.compiled();
        const LoadedNetwork loaded(c.plan, network, catalogueForTests(), c.clocks, {});
        Workspace state(loaded.state());
        SweepOptions options;
        options.depth = 2;
        options.leaves = true;
        options.worst = 200;
        const SweepAnswer answer = swept(c, options);
        std::vector<SweepState> states = answer.singles;
        states.insert(states.end(), answer.worstPairs.begin(), answer.worstPairs.end());
        for (const SweepState& found : states) {
            std::vector<ComponentId> failed;
            for (const std::string& ref : found.failed) {
                INFO(ref);
                failed.push_back(network.components.require(ref));
            }
            INFO(found.failed[0] << (failed.size() > 1 ? found.failed[1] : std::string()));
            const Plain plain(loaded, state, failed);
            CHECK(found.usersCut == plain.cut);
            CHECK(found.usersWaiting == plain.waiting);
            CHECK(found.usersDown == plain.down);
            hurtful += plain.cut + plain.waiting > 0 ? 1 : 0;
            if (plain.least < 2) {
                REQUIRE(found.least.has_value());
                CHECK(*found.least->headroom == Approx(plain.least).margin(1e-3));
            }
            if (found.extraRttMs) {
                // The mean is over fewer users than all, the sum is the same.
                CHECK((std::abs(plain.extraUserMs) < 1e-6) == (std::abs(*found.extraRttMs) < 1e-9));
            } else {
                CHECK(std::abs(plain.extraUserMs) < 1e-6);
            }
        }
        // Components that nothing rides on were left out: they change nothing.
        for (std::size_t i = 0; i < network.components.size(); ++i) {
            const ComponentId id(i);
            if (network.components.atoms(id).empty()) continue;
            const bool listed = std::any_of(
                answer.singles.begin(), answer.singles.end(),
                [&](const auto& row) { return row.failed[0] == network.components[id].ref; });
            if (listed) continue;
            const Plain plain(loaded, state, {&id, 1});
            CHECK(plain.cut + plain.waiting + plain.down == 0);
        }
    }
    CHECK(hurtful > 20);
}

TEST_CASE("the same sweep comes out for any number of threads") {
    for (const unsigned seed : {31U, 32U}) {
        INFO("seed " << seed);
        const Company c = randomCompany(seed);
        SweepOptions options;
        options.depth = 2;
        options.leaves = true;
        options.threads = 1;
        const std::vector<Table> one = sweepTables(swept(c, options));
        for (const int threads : {2, 5}) {
            options.threads = threads;
            const std::vector<Table> many = sweepTables(swept(c, options));
            REQUIRE(many.size() == one.size());
            for (std::size_t t = 0; t < one.size(); ++t) {
                INFO(one[t].id);
                CHECK(many[t].rows == one[t].rows);
            }
        }
    }
}

TEST_CASE("what is down already comes before every failure (F8)") {
    SweepOptions options;
    const Company c = twoCircuits(20);
    options.given.failed = {c.compiled().components.require("circuit/er-west")};
    const SweepAnswer answer = swept(c, options);
    CHECK(answer.scope.given == std::vector<std::string>{"circuit/er-west"});
    CHECK(single(answer, "circuit/er-east").usersCut == 160);
}

TEST_CASE("only the kinds asked for are swept") {
    SweepOptions options;
    options.only = {FailureKind::Circuit};
    const SweepAnswer answer = swept(twoCircuits(20), options);
    REQUIRE(answer.singles.size() == 2);
    CHECK(answer.singles[0].failed[0] == "circuit/er-east");
    CHECK(answer.worst.size() == 2);
}

TEST_CASE("a sweep that is stopped holds what it saw and says so") {
    SweepOptions options;
    options.depth = 2;
    options.progress = [](std::int64_t, std::int64_t) { return false; };
    const SweepAnswer answer = swept(twoCircuits(20), options);
    CHECK_FALSE(answer.scope.complete);
    CHECK(answer.scope.evaluated == 0);
    CHECK(answer.singles.empty());
    CHECK_FALSE(sweepSummaryTables(answer).empty());
    // After the singles: those stand.
    int calls = 0;
    options.progress = [&](std::int64_t, std::int64_t) { return ++calls < 3; };
    const SweepAnswer half = swept(twoCircuits(20), options);
    CHECK_FALSE(half.scope.complete);
    CHECK(half.scope.singles > 0);
    CHECK(half.singles.size() == static_cast<std::size_t>(half.scope.singles));
}

TEST_CASE("a plan without circuits, without users, with one site, or all failed has an answer") {
    Company none;
    CHECK(swept(none).singles.empty());

    Company alone;
    alone.plan.personas = {mailPersona("clerk", 40, 100)};
    alone.office("a", "clerk", 10);
    const SweepAnswer one = swept(alone);
    // No egress: all are cut before anything fails.
    CHECK(one.usersCutBefore == 10);
    for (const SweepState& state : one.singles) CHECK(state.usersCut == 0);

    Company idle = twoCircuits(20);
    for (Site& site : idle.plan.sites) site.users.clear();
    Demand demand;
    demand.id = "backup";
    demand.site = "a";
    demand.toSite = "b";
    demand.up = demand.down = Bandwidth::mbps(1);
    idle.plan.demands.push_back(demand);
    const SweepAnswer sites = swept(idle);
    CHECK(sites.countsSites);
    CHECK(sites.users == 1);

    const Company c = twoCircuits(20);
    SweepOptions options;
    options.depth = 2;
    const CompiledNetwork network = c.compiled();
    for (std::size_t i = 0; i < network.components.size(); ++i) {
        options.given.failed.push_back(ComponentId(i));
    }
    const SweepAnswer dead = swept(c, options);
    CHECK(dead.singles.empty());
    CHECK(dead.worstPairs.empty());
}
