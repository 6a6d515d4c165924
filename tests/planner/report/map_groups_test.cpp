// SPDX-License-Identifier: MIT
// Regions, risk groups, and networks whose places nobody states, on the map.

#include "planner/report/map_groups.h"

#include <string>
#include <vector>

#include "model/component_ref.h"
#include "planner/report/network_map.h"
#include "tests/support/catch.h"
#include "tests/support/text_network.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

NetworkMap mapOf(const Plan& plan) {
    return networkMap(plan, smallCatalogue(), Names(plan), {}, {});
}

std::vector<std::string> refs(const NetworkMap& map, const std::vector<std::uint32_t>& places) {
    std::vector<std::string> found;
    for (const std::uint32_t place : places) found.push_back(map.places[place].ref);
    return found;
}

std::vector<std::string> lineRefs(const NetworkMap& map, const std::vector<std::uint32_t>& lines) {
    std::vector<std::string> found;
    for (const std::uint32_t line : lines) found.push_back(map.lines[line].ref);
    return found;
}

const MapPlace* placeOf(const NetworkMap& map, const std::string& ref) {
    for (const MapPlace& place : map.places) {
        if (place.ref == ref) return &place;
    }
    return nullptr;
}

}  // namespace

TEST_CASE("A region's area holds its sites that have coordinates") {
    const Plan plan = textNetwork(R"(
        site a dc region emea at 51,0
        site b office region emea at 52,1
        site c office region emea
        site d office region amer at 40,-75
        site e office at 10,10
        a-b 100M 2ms
    )");
    const NetworkMap map = mapOf(plan);
    REQUIRE(map.areas.size() == 2);
    const bool emeaFirst = map.areas[0].ref == "region/emea";
    const MapArea& emea = map.areas[emeaFirst ? 0 : 1];
    const MapArea& amer = map.areas[emeaFirst ? 1 : 0];
    CHECK(refs(map, emea.places) == std::vector<std::string>{"site/a", "site/b"});
    CHECK(refs(map, amer.places) == std::vector<std::string>{"site/d"});
}

TEST_CASE("A risk group has its members and who names it; a device stands for its site") {
    Plan plan = textNetwork(R"(
        site a dc at 51,0
        site b office at 52,1 group duct
        site c office at 53,2
        device ce1 c 100M
        a-b 100M 2ms
        b-c 100M 2ms
        circuit er London 200M via a,a rtt 1
        group duct members link/a-b,device/ce1
        group nothing members site/gone
        group both members circuit/er
    )");
    const NetworkMap map = mapOf(plan);
    // The group of which nothing is on the map is not told.
    REQUIRE(map.groups.size() == 2);
    CHECK(map.groups[0].ref == "risk-group/duct");
    CHECK(refs(map, map.groups[0].places) == std::vector<std::string>{"site/b", "site/c"});
    CHECK(lineRefs(map, map.groups[0].lines) == std::vector<std::string>{"link/a-b"});
    CHECK(lineRefs(map, map.groups[1].lines) == std::vector<std::string>{"circuit/er"});
    // A connection that names a group marks its circuit.
    plan.circuits[0].connections[0].riskGroups = {{"duct"}};
    const NetworkMap named = mapOf(plan);
    CHECK(lineRefs(named, named.groups[0].lines) ==
          std::vector<std::string>{"link/a-b", "circuit/er"});
}

TEST_CASE("A network without PoPs stands amid the sites that it joins") {
    const Plan plan = textNetwork(R"(
        network wan provider telco
        site a dc at 50,179
        site b office at 60,-177
        site c office
        a-@wan 100M
        b-@wan 100M
        c-@wan 100M
        circuit er London 200M via @wan,@wan rtt 1
    )");
    const NetworkMap map = mapOf(plan);
    const MapPlace* cloud = placeOf(map, "network/wan");
    REQUIRE(cloud != nullptr);
    CHECK(cloud->kind == MapPlaceKind::Network);
    CHECK(cloud->latitude == Approx(55));
    // Halfway from 179 to 183 degrees east, over the antimeridian.
    CHECK((std::abs(cloud->longitude - -179) < 1e-9 || std::abs(cloud->longitude - 181) < 1e-9));
    // Two access links; the third begins where nobody knows. The circuit leaves from the network.
    REQUIRE(map.lines.size() == 3);
    for (const MapLine& line : map.lines) {
        const bool joins = &map.places[line.from] == cloud || &map.places[line.to] == cloud;
        CHECK(joins);
    }
}

TEST_CASE("An access link that names no PoP ends at the nearest, as its traffic does") {
    const Plan plan = textNetwork(R"(
        network wan provider telco pops north@59,10 south@40,0
        trunk wan north south 1000M 5ms
        site a dc at 58,9
        site b office at 41,1
        a-@wan 100M
        b-@wan 100M pop north
    )");
    const NetworkMap map = mapOf(plan);
    CHECK(placeOf(map, "network/wan") == nullptr);
    REQUIRE(map.lines.size() == 3);
    CHECK(map.places[map.lines[0].to].ref == popRef("wan", "north"));
    CHECK(map.places[map.lines[1].to].ref == popRef("wan", "north"));
}
