// SPDX-License-Identifier: MIT
#include "planner/ogs/selection/client_profile.h"

#include "tests/planner/ogs/selection/vpn_plan.h"
#include "tests/support/catch.h"

namespace peerplan::tests {

TEST_CASE("Rule R2: hosts are the same by host and port, whatever their group and case") {
    CHECK(hostAddress("https://VPN.example.com/staff").target == "vpn.example.com");
    CHECK(hostAddress("vpn.example.com:443").target == "vpn.example.com");
    CHECK(hostAddress("vpn.example.com:8443/staff").target == "vpn.example.com:8443");
    CHECK(hostAddress("vpn.example.com/staff").group == "staff");
    CHECK(hostAddress("vpn.example.com").group.empty());
    CHECK(hostAddress("").target.empty());
    VpnPlan vpn = vpnPlan(3, {{"home", {10, 20, 30}}});
    vpn.gateway(0).address = "vpn.example.com/staff";
    vpn.gateway(1).address = "VPN.example.com/guests";
    const auto profile = clientProfile(vpn.plan, vpn.site(0), {});
    REQUIRE(profile);
    REQUIRE(profile->candidates.size() == 2);
    CHECK(profile->candidates[0].members == std::vector<GatewayId>{GatewayId(0), GatewayId(1)});
}

TEST_CASE("Rule R24: gateways of one cluster are one candidate, probed by its first") {
    VpnPlan vpn = vpnPlan(3, {{"home", {30, 20, 10}}});
    vpn.gateway(0).cluster = "east";
    vpn.gateway(2).cluster = "east";
    const auto profile = clientProfile(vpn.plan, vpn.site(0), {});
    REQUIRE(profile);
    REQUIRE(profile->candidates.size() == 2);
    CHECK(profile->candidates[0].master() == GatewayId(0));
    CHECK(profile->candidates[0].members.size() == 2);
}

TEST_CASE("Rule R2: the candidates of all profiles are merged, settings are the most specific's") {
    VpnPlan vpn = vpnPlan(3, {{"home", {10, 20, 30}}, {"hotel", {10, 20, 30}}});
    vpn.profile().gateways = {Ref<Gateway>("gw1"), Ref<Gateway>("gw2")};
    vpn.profile().improvementPercent = 20;
    VpnProfile special;
    special.id = "special";
    special.sites.emplace_back("home");
    special.gateways = {Ref<Gateway>("gw3"), Ref<Gateway>("gw1")};
    special.improvementPercent = 50;
    vpn.plan.vpnProfiles.push_back(special);
    OgsOptions options;
    const auto merged = clientProfile(vpn.plan, vpn.site(0), options);
    REQUIRE(merged);
    CHECK(merged->profiles == std::vector<std::uint32_t>{1, 0});
    CHECK(merged->improvementPercent == 50);
    REQUIRE(merged->candidates.size() == 3);
    CHECK(merged->candidates[0].master() == GatewayId(2));
    CHECK(merged->candidates[2].master() == GatewayId(1));
    CHECK(clientProfile(vpn.plan, vpn.site(1), options)->candidates.size() == 2);
    options.mergeProfiles = false;
    CHECK(clientProfile(vpn.plan, vpn.site(0), options)->candidates.size() == 2);
}

TEST_CASE("Rule R25: a host entry's own backup list stands before the profile's") {
    VpnPlan vpn = vpnPlan(2, {{"home", {10, 20}}});
    vpn.profile().backups = {"common.example.com"};
    vpn.gateway(0).backups = {"https://gw2.example.com/staff"};
    const auto profile = clientProfile(vpn.plan, vpn.site(0), {});
    REQUIRE(profile);
    REQUIRE(profile->candidates[0].backups.size() == 1);
    CHECK(profile->candidates[0].backups[0].gateway == GatewayId(1));
    REQUIRE(profile->candidates[1].backups.size() == 1);
    CHECK_FALSE(profile->candidates[1].backups[0].gateway.valid());
}

TEST_CASE("A gateway that is not there yet is no candidate, and no profile is none at all") {
    VpnPlan vpn = vpnPlan(2, {{"home", {10, 20}}});
    CHECK(clientProfile(vpn.plan, vpn.site(0), {}, {0, 1})->candidates.size() == 1);
    CHECK_FALSE(clientProfile(vpn.plan, vpn.site(0), {}, {0, 0}));
    vpn.profile().sites.emplace_back("elsewhere");
    CHECK_FALSE(clientProfile(vpn.plan, vpn.site(0), {}));
    CHECK_FALSE(usesVpn(vpn.plan, vpn.site(0)));
}

TEST_CASE("Remote sites use the VPN, and offices only where a profile names them") {
    VpnPlan vpn = vpnPlan(1, {{"home", {10}}, {"office", {10}}});
    vpn.site(1).kind = SiteKind::Office;
    CHECK(usesVpn(vpn.plan, vpn.site(0)));
    CHECK_FALSE(usesVpn(vpn.plan, vpn.site(1)));
    VpnProfile special;
    special.id = "special";
    special.sites.emplace_back("office");
    special.gateways.emplace_back("gw1");
    vpn.plan.vpnProfiles.push_back(special);
    CHECK(usesVpn(vpn.plan, vpn.site(1)));
}

}  // namespace peerplan::tests
