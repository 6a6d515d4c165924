// SPDX-License-Identifier: MIT
#include "planner/ogs/selection/choice.h"

#include "tests/planner/ogs/selection/vpn_plan.h"
#include "tests/support/catch.h"

namespace peerplan::tests {

TEST_CASE("An old ASA nearby loses to a new one farther away") {
    // The example of the method page: 30 ms on old code is 241, 65 ms on new code 196.
    VpnPlan vpn = vpnPlan(2, {{"home", {30, 65}}});
    vpn.gateway(0).software = "ASA 9.1(2)";
    const auto choice = chooseFresh(vpn.plan, vpn.rtts, SiteId(0), {});
    REQUIRE(choice);
    CHECK(choice->values == std::vector<double>{241, 196});
    CHECK(choice->chosen == GatewayId(1));
    // With TcpAckFrequency 1 the old one takes 121.
    vpn.profile().tcpAckFrequency = 1;
    CHECK(chooseFresh(vpn.plan, vpn.rtts, SiteId(0), {})->chosen == GatewayId(0));
}

TEST_CASE("A headend that does not resume TLS loses to one that does") {
    // 4 × 30 + 67 = 187 against 3 × 50 + 1 = 151.
    VpnPlan vpn = vpnPlan(2, {{"home", {30, 50}}});
    vpn.gateway(0).sessionResumption = false;
    const auto choice = chooseFresh(vpn.plan, vpn.rtts, SiteId(0), {});
    REQUIRE(choice);
    CHECK(choice->values == std::vector<double>{187, 151});
    CHECK(choice->chosen == GatewayId(1));
}

TEST_CASE("Rule R26 for scoring: after a loss the old order serves") {
    VpnPlan vpn = vpnPlan(3, {{"home", {10, 20, 30}}});
    vpn.gateway(0).backups = {"gw3"};
    const auto choice = chooseFresh(vpn.plan, vpn.rtts, SiteId(0), {});
    REQUIRE(choice);
    CHECK(afterLoss(*choice, vpn.rtts, std::vector<std::uint8_t>{0, 1, 1}, {}) == GatewayId(2));
    CHECK(afterLoss(*choice, vpn.rtts, std::vector<std::uint8_t>{0, 1, 0}, {}) == GatewayId(1));
    CHECK_FALSE(afterLoss(*choice, vpn.rtts, std::vector<std::uint8_t>{0, 0, 0}, {}).valid());
    CHECK(afterLoss(*choice, vpn.rtts, std::vector<std::uint8_t>{1, 1, 1}, {}) == GatewayId(0));
}

TEST_CASE("A gateway without a way to it is never chosen") {
    VpnPlan vpn = vpnPlan(2, {{"home", {GatewayRtts::noWay, 300}}, {"cave", {}}});
    vpn.rtts.ms.resize(4, GatewayRtts::noWay);
    vpn.rtts.sources.resize(4, RttSource::None);
    CHECK(chooseFresh(vpn.plan, vpn.rtts, SiteId(0), {})->chosen == GatewayId(1));
    const auto nothing = chooseFresh(vpn.plan, vpn.rtts, SiteId(1), {});
    REQUIRE(nothing);
    CHECK_FALSE(nothing->chosen.valid());
    CHECK_FALSE(nothing->measured);
}

}  // namespace peerplan::tests
