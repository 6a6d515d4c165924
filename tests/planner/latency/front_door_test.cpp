// SPDX-License-Identifier: MIT
#include "planner/latency/front_door.h"

#include <algorithm>
#include <random>

#include "tests/support/built_in_catalogue.h"
#include "tests/support/catch.h"

using namespace peerplan;
using peerplan::tests::catalogueForTests;

TEST_CASE("The front door of a place is the metro or region nearest by RTT (L2)") {
    const RttModel model(catalogueForTests());
    const auto doors = frontDoors(catalogueForTests(), model);
    const auto nameAt = [&](LatLon place) {
        return doors[static_cast<std::size_t>(nearestFrontDoor(doors, model, model.at(place)))]
            .name;
    };
    CHECK(nameAt({48.8, 2.3}) == "France Central");  // stands at Paris, and sorts before it
    CHECK(nameAt({32.7, -96.8}) == "Dallas");
    CHECK(nameAt({-31.95, 115.86}) == "Perth");
    CHECK(nameAt({59.9, 10.7}) == "Norway East");
}

TEST_CASE("Of front doors at one place the first by name is taken") {
    Catalogue c;
    for (const char* name : {"Beta", "Alpha"}) {
        PeeringLocation location;
        location.cloud = "public";
        location.name = location.metro = name;
        c.peeringLocations.push_back(location);
    }
    const RttModel model(c);
    const auto doors = frontDoors(c, model);
    REQUIRE(doors.size() == 2);
    CHECK(doors[static_cast<std::size_t>(nearestFrontDoor(doors, model, model.at({1, 1})))].name ==
          "Alpha");
    CHECK(nearestFrontDoor({}, model, model.at({1, 1})) == -1);
}

TEST_CASE("A metro is one front door and test regions are none") {
    const RttModel model(catalogueForTests());
    const auto doors = frontDoors(catalogueForTests(), model);
    const auto count = [&](const char* name) {
        return std::count_if(doors.begin(), doors.end(),
                             [&](const FrontDoor& door) { return door.name == name; });
    };
    CHECK(count("Tokyo") == 1);  // Tokyo, Tokyo2 and Tokyo3
    CHECK(count("Central US EUAP") == 0);
    CHECK(count("Central US") == 1);
}

TEST_CASE("Skipping doors that light cannot reach in time changes no answer") {
    const unsigned seed = 20260104;
    INFO("seed " << seed);
    std::mt19937 random(seed);
    std::uniform_real_distribution<double> latitude(-60, 75);
    std::uniform_real_distribution<double> longitude(-180, 180);
    const RttModel model(catalogueForTests());
    const auto doors = frontDoors(catalogueForTests(), model);
    for (int i = 0; i < 200; ++i) {
        const RttPlace place = model.at({latitude(random), longitude(random)});
        std::size_t best = 0;
        for (std::size_t d = 1; d < doors.size(); ++d) {
            if (model.rtt(place, doors[d].place) < model.rtt(place, doors[best].place)) best = d;
        }
        CHECK(nearestFrontDoor(doors, model, place) == static_cast<int>(best));
    }
}
