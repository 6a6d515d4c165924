// SPDX-License-Identifier: MIT
#include "planner/latency/near.h"

#include "tests/support/built_in_catalogue.h"
#include "tests/support/catch.h"

using namespace peerplan;
using peerplan::tests::catalogueForTests;

TEST_CASE("Peering locations come nearest first and all of their cloud") {
    const RttModel model(catalogueForTests());
    const auto near = nearestPeeringLocations(catalogueForTests(), model, {55.6, 12.6});
    REQUIRE(near.size() == 105);  // method/expressroute.md: 105 public locations
    CHECK(near.front().location->name == "Copenhagen");
    for (std::size_t i = 1; i < near.size(); ++i) CHECK(near[i - 1].rtt <= near[i].rtt);
    CHECK(nearestPeeringLocations(catalogueForTests(), model, {39.9, 116.4}, "china")
              .front()
              .location->name == "Beijing");
}
