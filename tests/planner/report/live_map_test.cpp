// SPDX-License-Identifier: MIT
// The map of one state after the other.

#include "planner/report/live_map.h"

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "planner/resilience/live/live_failures.h"
#include "tests/planner/bandwidth/random_company.h"
#include "tests/support/rounds.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

void apply(const MapChanges& changes, NetworkMap& map) {
    for (const MapChange& change : changes.places) {
        MapPlace& place = map.places[change.at];
        place.mood = change.mood;
        place.down = change.down;
        place.detail = change.detail;
    }
    for (const MapChange& change : changes.lines) {
        MapLine& line = map.lines[change.at];
        line.kbps = change.kbps;
        line.share = change.share;
        line.mood = change.mood;
        line.down = change.down;
        line.detail = change.detail;
    }
}

}  // namespace

TEST_CASE("the map shows what has failed and how full the rest is (H2)") {
    const Company c = twoCircuits(12);
    const CompiledNetwork network = c.compiled();
    LiveFailures live(c.plan, network, catalogueForTests(), c.clocks);
    const ComponentId east = network.components.require("circuit/er-east");
    const NetworkMap map =
        liveMap(c.plan, catalogueForTests(), Names(c.plan), live.tell({&east, 1}));
    // Four sites, London and Amsterdam; five links and two circuits, each once.
    CHECK(map.places.size() == 6);
    REQUIRE(map.lines.size() == 7);
    for (const MapLine& line : map.lines) {
        if (line.ref == "circuit/er-east") {
            CHECK(line.down);
            CHECK(map.places[line.to].ref == "peering-location/london");
        }
        if (line.ref == "circuit/er-west") {
            CHECK_FALSE(line.down);
            // 16 of 12 Mbit/s.
            CHECK(line.mood == Mood::Bad);
            REQUIRE(line.share);
            CHECK(*line.share == Approx(16.0 / 12));
        }
    }
}

TEST_CASE("What changes on the map in a state makes the map of that state") {
    const std::uint32_t seed = std::random_device()();
    INFO("seed " << seed);
    for (std::uint32_t round = 0; round < rounds(4U); ++round) {
        const Company c = randomCompany(seed + round);
        const CompiledNetwork network = c.compiled();
        const Names names(c.plan);
        LiveFailures live(c.plan, network, catalogueForTests(), c.clocks);
        const LiveAnswer normal = live.tell({});
        const NetworkMap before = liveMap(c.plan, catalogueForTests(), names, normal);
        const LiveMapChanges changes(before, normal);
        CHECK(changes.in(normal).places.empty());
        CHECK(changes.in(normal).lines.empty());
        std::mt19937 random(seed + round);
        for (int draw = 0; draw < 20; ++draw) {
            std::vector<ComponentId> failed;
            for (int i = 0; i <= draw % 3; ++i) {
                failed.emplace_back(random() % network.components.size());
            }
            const LiveAnswer answer = live.tell(failed);
            NetworkMap map = before;
            apply(changes.in(answer), map);
            const NetworkMap whole = liveMap(c.plan, catalogueForTests(), names, answer);
            REQUIRE(map.places.size() == whole.places.size());
            REQUIRE(map.lines.size() == whole.lines.size());
            for (std::size_t i = 0; i < map.places.size(); ++i) {
                INFO(map.places[i].ref);
                CHECK(map.places[i].mood == whole.places[i].mood);
                CHECK(map.places[i].down == whole.places[i].down);
                CHECK(map.places[i].detail == whole.places[i].detail);
            }
            for (std::size_t i = 0; i < map.lines.size(); ++i) {
                INFO(map.lines[i].ref);
                CHECK(map.lines[i].kbps == whole.lines[i].kbps);
                CHECK(map.lines[i].share == whole.lines[i].share);
                CHECK(map.lines[i].mood == whole.lines[i].mood);
                CHECK(map.lines[i].down == whole.lines[i].down);
                CHECK(map.lines[i].detail == whole.lines[i].detail);
            }
        }
    }
}

TEST_CASE("Flows on the map carry what people's services take, and stop where they have no way") {
    // 100 and 60 users; without both circuits nobody has a way.
    const Company c = twoCircuits(12);
    const CompiledNetwork network = c.compiled();
    LiveFailures live(c.plan, network, catalogueForTests(), c.clocks);
    const std::vector<EgressFlow> normal = live.flows({});
    REQUIRE_FALSE(normal.empty());
    double all = 0;
    for (const EgressFlow& flow : normal) {
        all += flow.kbps;
        CHECK_FALSE(flow.crosses.empty());
    }
    const ComponentId east = network.components.require("circuit/er-east");
    const ComponentId west = network.components.require("circuit/er-west");
    double moved = 0;
    for (const EgressFlow& flow : live.flows({&east, 1})) {
        CHECK(flow.egress != 0);
        moved += flow.kbps;
    }
    CHECK(moved == Approx(all));
    const ComponentId both[] = {east, west};
    CHECK(live.flows(both).empty());
    const LiveAnswer answer = live.tell({});
    const NetworkMap map =
        liveMap(c.plan, catalogueForTests(), Names(c.plan), answer, live.flows({}));
    const auto flows = std::count_if(map.lines.begin(), map.lines.end(), [](const MapLine& line) {
        return line.kind == MapLineKind::Flow;
    });
    CHECK(flows > 0);
}

TEST_CASE("A plan that nothing is known of yet has its places and lines") {
    const Company c = twoCircuits(12);
    const NetworkMap map = placesMap(c.plan, catalogueForTests(), Names(c.plan));
    CHECK(map.places.size() == 6);
    REQUIRE(map.lines.size() == 7);
    for (const MapLine& line : map.lines) {
        CHECK(line.mood == Mood::Neutral);
        CHECK(line.kbps == 0);
    }
    // As it may be while somebody edits it: links to nowhere.
    Plan broken = c.plan;
    broken.links[0].to = "gone";
    broken.circuits[0].peeringLocation = "Atlantis";
    CHECK(placesMap(broken, catalogueForTests(), Names(broken)).lines.size() < 7);
}
