// SPDX-License-Identifier: MIT
#include "planner/ogs/clients.h"

#include "tests/support/catch.h"
#include "tests/support/text_network.h"

using namespace peerplan;
using peerplan::tests::textNetwork;

namespace {

/// An office and a remote site with users, an office without.
Plan sites() {
    Plan plan = textNetwork(R"(
        site oslo region north at 59.9,10.7
        site home remote region south at 40,0
        site store
    )");
    for (std::size_t s = 0; s < 2; ++s) {
        plan.sites[s].users = {{Ref<Persona>("office-worker"), Headcount::of(10)},
                               {Ref<Persona>("other"), Headcount::of(5)}};
    }
    return plan;
}

}  // namespace

TEST_CASE("Clients are people of remote sites, and of sites that a profile names") {
    Plan plan = sites();
    // Nobody has a profile: everybody with users.
    CHECK(vpnClients(plan) == std::vector<SiteId>{SiteId(0), SiteId(1)});
    VpnProfile everybody;
    everybody.id = "vpn";
    plan.vpnProfiles = {everybody};
    CHECK(vpnClients(plan) == std::vector<SiteId>{SiteId(1)});
    VpnProfile named = everybody;
    named.sites = {Ref<Site>("oslo")};
    plan.vpnProfiles.push_back(named);
    CHECK(vpnClients(plan) == std::vector<SiteId>{SiteId(0), SiteId(1)});
}

TEST_CASE("Users of all personas count") {
    CHECK(usersOf(sites().sites[0]) == 15);
    CHECK(usersOf(sites().sites[2]) == 0);
}

TEST_CASE("Regions of clients are in the plan's order, and no region comes last") {
    const Plan plan = sites();
    const std::vector<SiteId> asked{SiteId(2), SiteId(1), SiteId(0)};
    const ClientRegions result = regionsOf(plan, asked);
    REQUIRE(result.regions.size() == 3);
    CHECK(result.regions[result.of[0]].empty());
    CHECK(result.of[0] == 2);
    CHECK(result.regions[result.of[1]] == "south");
    CHECK(result.regions[result.of[2]] == "north");
    const ClientRegions one = regionsOf(plan, std::vector<SiteId>{SiteId(1)});
    CHECK(one.regions == std::vector<std::string>{"south"});
    CHECK(one.of == std::vector<std::size_t>{0});
}
