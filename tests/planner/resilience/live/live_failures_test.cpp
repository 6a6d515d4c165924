// SPDX-License-Identifier: MIT
#include "planner/resilience/live/live_failures.h"

#include <cmath>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "planner/bandwidth/state_loads.h"
#include "planner/resilience/live/live_tables.h"
#include "planner/resilience/sweep/sweep.h"
#include "tests/planner/bandwidth/random_company.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

/// Every figure of loads beside stateLoads(), which evaluates the whole network twice.
void checkSame(const StateLoadsAnswer& live, const StateLoadsAnswer& whole) {
    CHECK(live.failed == whole.failed);
    CHECK(live.sitesCut == whole.sitesCut);
    CHECK(live.usersCut == whole.usersCut);
    CHECK(live.usersWaiting == whole.usersWaiting);
    CHECK(live.lost.sum() == Approx(whole.lost.sum()).margin(1e-6));
    REQUIRE(live.elements.size() == whole.elements.size());
    for (std::size_t i = 0; i < live.elements.size(); ++i) {
        const StateElement& a = live.elements[i];
        const StateElement& b = whole.elements[i];
        INFO(b.ref);
        REQUIRE(a.ref == b.ref);
        CHECK(a.dead == b.dead);
        // Sums in another order may round to the other side of half a kbit/s.
        CHECK(std::abs(a.load.loadKbps - b.load.loadKbps) <= 1);
        CHECK(a.load.capacityKbps == b.load.capacityKbps);
        CHECK(a.normal.loadKbps == b.normal.loadKbps);
        if (a.load.loadKbps == b.load.loadKbps) CHECK(a.headroomClass == b.headroomClass);
        CHECK(a.shedKbps == Approx(b.shedKbps).margin(2));
    }
}

}  // namespace

TEST_CASE("a failure told live has the users, loads and headroom worked out by hand (F4, H1, H2)") {
    // 100 and 60 users take 100 kbit/s down each: without er-east, er-west's 12 Mbit/s meet 16.
    const Company c = twoCircuits(12);
    const CompiledNetwork network = c.compiled();
    LiveFailures live(c.plan, network, catalogueForTests(), c.clocks);
    const ComponentId east = network.components.require("circuit/er-east");
    const ComponentId west = network.components.require("circuit/er-west");

    const LiveAnswer one = live.tell({&east, 1});
    CHECK(one.users == 160);
    CHECK(one.usersCut == 0);
    // Both offices cross er-west, which is congested now and was not before.
    CHECK(one.usersDegraded == 160);
    CHECK(one.congested >= 1);
    REQUIRE(one.regions.size() == 1);
    CHECK(one.regions[0].region == "emea");
    CHECK(one.regions[0].usersDegraded == 160);
    CHECK(liveSitesTable(one).rows.size() == 2);
    CHECK(liveRegionsTable(one).rows.size() == 1);

    const ComponentId both[] = {east, west};
    const LiveAnswer two = live.tell(both);
    CHECK(two.usersCut == 160);
    CHECK(two.loads.usersCut == 160);
    REQUIRE(two.sites.size() == 2);
    CHECK(two.sites[0].fate == SiteFate::Cut);
    CHECK(two.sites[0].share == Approx(1));

    // Nothing of it stays: with all repaired it is the normal state again.
    const LiveAnswer none = live.tell({});
    CHECK(none.usersCut == 0);
    CHECK(none.usersTouched == 0);
    CHECK(none.sites.empty());
    for (const StateElement& element : none.loads.elements) {
        CHECK(element.load.loadKbps == element.normal.loadKbps);
        CHECK_FALSE(element.dead);
    }
}

TEST_CASE("told live, failures of drawn companies equal stateLoads and sweep (F4, H1)") {
    const std::uint32_t seed = std::random_device()();
    INFO("seed " << seed);
    for (std::uint32_t round = 0; round < 4; ++round) {
        const Company c = randomCompany(seed + round);
        const CompiledNetwork network = c.compiled();
        LiveFailures live(c.plan, network, catalogueForTests(), c.clocks);
        SweepOptions options;
        options.threads = 1;
        const SweepAnswer swept = sweep(c.plan, network, catalogueForTests(), c.clocks, options);
        for (const SweepState& state : swept.singles) {
            const ComponentId failed = network.components.require(state.failed[0]);
            INFO(state.failed[0]);
            const LiveAnswer answer = live.tell({&failed, 1});
            CHECK(answer.usersTouched == state.usersTouched);
            CHECK(answer.usersCut == state.usersCut);
            CHECK(answer.usersWaiting == state.usersWaiting);
            CHECK(answer.usersDegraded == state.usersDegraded);
            CHECK(answer.usersDown == state.usersDown);
            CHECK(answer.congested == state.congested);
        }
        std::mt19937 random(seed + round);
        for (int draw = 0; draw < 12; ++draw) {
            FailureState state;
            for (int i = 0; i <= draw % 3; ++i) {
                state.failed.emplace_back(random() % network.components.size());
            }
            const LiveAnswer answer = live.tell(state.failed);
            checkSame(answer.loads,
                      stateLoads(c.plan, network, catalogueForTests(), c.clocks, state));
        }
    }
}
