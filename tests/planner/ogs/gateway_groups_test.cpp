// SPDX-License-Identifier: MIT
#include "planner/ogs/gateway_groups.h"

#include "tests/support/catch.h"

using namespace peerplan;

namespace {

Gateway gateway(const std::string& id, const std::string& cluster,
                std::optional<std::int64_t> most) {
    Gateway made;
    made.id = id;
    made.cluster = cluster;
    made.maxSessions = most;
    return made;
}

}  // namespace

TEST_CASE("Gateways of a cluster are one, with the sessions of all (R24)") {
    Plan plan;
    plan.gateways = {gateway("a", "", 10),           gateway("b1", "b", 100),
                     gateway("c", "", std::nullopt), gateway("b2", "b", 200),
                     gateway("d1", "d", 5),          gateway("d2", "d", std::nullopt)};
    const GatewayGroups result = gatewayGroups(plan);
    REQUIRE(result.groups.size() == 4);
    CHECK(result.groupOf == std::vector<std::size_t>{0, 1, 2, 1, 3, 3});
    CHECK(result.groups[1].name == "b");
    CHECK(result.groups[1].members == std::vector<std::size_t>{1, 3});
    CHECK(result.groups[0].maxSessions == 10.0);
    CHECK(result.groups[1].maxSessions == 300.0);
    CHECK_FALSE(result.groups[2].maxSessions);
    // One that states none takes any number.
    CHECK_FALSE(result.groups[3].maxSessions);
}
