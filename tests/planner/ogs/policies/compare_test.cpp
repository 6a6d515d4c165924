// SPDX-License-Identifier: MIT
#include "planner/ogs/policies/compare.h"

#include "tests/planner/ogs/selection/vpn_plan.h"
#include "tests/support/catch.h"

namespace peerplan::tests {
namespace {

std::vector<OgsPolicyAnswer> compared(const VpnPlan& vpn, OddsInput noise) {
    const OgsOptions options;
    std::vector<SiteChoice> choices;
    std::vector<std::vector<double>> odds;
    for (std::size_t s = 0; s < vpn.plan.sites.size(); ++s) {
        choices.push_back(*chooseFresh(vpn.plan, vpn.rtts, SiteId(s), options));
        odds.push_back(
            choiceOdds(choices.back().profile, choices.back().networkMs, options, noise));
    }
    return comparePolicies({vpn.plan, vpn.rtts, SiteClocks(), choices, odds, options, noise});
}

const OgsPolicyAnswer& row(const std::vector<OgsPolicyAnswer>& rows, GatewayPolicy policy) {
    return rows[static_cast<std::size_t>(policy)];
}

/// Two sites of 300 and 100 users. gw1 stands beside the first on the map and in its region, yet
/// gw2 is nearer to both on the network.
VpnPlan twoSites() {
    VpnPlan vpn = vpnPlan(2, {{"a", {40, 20}}, {"b", {60, 50}}});
    vpn.site(0).users[0].count = Headcount::of(300);
    vpn.site(0).lat = 50;
    vpn.site(0).lon = 0;
    vpn.site(1).lat = 0;
    vpn.site(1).lon = 90;
    vpn.site(0).region = Ref<Region>("west");
    vpn.site(1).region = Ref<Region>("east");
    vpn.gateway(0).lat = 51;
    vpn.gateway(0).lon = 0;
    vpn.gateway(1).lat = 0;
    vpn.gateway(1).lon = 80;
    return vpn;
}

}  // namespace

TEST_CASE("Policies differ by hand: mean, 95th percentile, load and moves without noise") {
    const auto rows = compared(twoSites(), {100, 0, 1});
    REQUIRE(rows.size() == 5);
    // OGS: a 20, b 50: (300 × 20 + 100 × 50) / 400 = 27.5; 95 % of the users need 50.
    const OgsPolicyAnswer& ogs = row(rows, GatewayPolicy::Ogs);
    CHECK(ogs.policy == "ogs");
    CHECK(ogs.meanMs == Approx(27.5));
    CHECK(ogs.p95Ms == Approx(50));
    CHECK(ogs.movesPerMonth == 0);
    CHECK(ogs.users == std::vector<double>{0, 400});
    CHECK(ogs.busiest == "gw2");
    CHECK(ogs.busiestShare == Approx(1));
    // By the map: a to gw1 40, b to gw2 50: 42.5.
    CHECK(row(rows, GatewayPolicy::Geography).meanMs == Approx(42.5));
    CHECK(row(rows, GatewayPolicy::Geography).users == std::vector<double>{300, 100});
    // In the order of the profile: 40 and 60: 45.
    CHECK(row(rows, GatewayPolicy::ProfileOrder).meanMs == Approx(45));
    // At random: 30 and 55: 36.25; 95 % of the weight reach 60. Two connections on each of the 22
    // working days from 2 to 31 November: 43 chances of one half to move.
    const OgsPolicyAnswer& random = row(rows, GatewayPolicy::Random);
    CHECK(random.meanMs == Approx(36.25));
    CHECK(random.p95Ms == Approx(60));
    CHECK(random.movesPerMonth == Approx(43 * 0.5));
    CHECK(random.users == std::vector<double>{200, 200});
}

TEST_CASE("Priority takes the own region's gateways first, then the response time") {
    VpnPlan vpn = twoSites();
    Site west;
    west.id = "west-dc";
    west.kind = SiteKind::Datacenter;
    west.region = Ref<Region>("west");
    vpn.plan.sites.push_back(west);
    vpn.rtts.siteCount = 3;
    vpn.rtts.ms.resize(6, GatewayRtts::noWay);
    vpn.rtts.sources.resize(6, RttSource::None);
    vpn.gateway(0).site = Ref<Site>("west-dc");
    const auto rows = compared(vpn, {100, 0, 1});
    // a: gw1 of its region, 40; b: none of its region, the faster gw2, 50. The data centre, from
    // which nothing is reached, has nobody to count.
    CHECK(row(rows, GatewayPolicy::Priority).meanMs == Approx(42.5));
    CHECK(row(rows, GatewayPolicy::Ogs).meanMs == Approx(27.5));
}

TEST_CASE("With noise and equal distances measuring clients move, and OGS moves less") {
    VpnPlan vpn = vpnPlan(2, {{"a", {30, 30}}});
    const auto rows = compared(vpn, {4000, 0.2, 3});
    const double ogs = row(rows, GatewayPolicy::Ogs).movesPerMonth;
    const double each = row(rows, GatewayPolicy::Priority).movesPerMonth;
    INFO("seed 3");
    // Each of 43 reconnections picks one of two equals: 21.5 moves.
    CHECK(each == Approx(21.5).margin(2));
    // The cache asks twice in 30 days, and then 20 % are needed.
    CHECK(ogs <= 2);
    CHECK(row(rows, GatewayPolicy::Random).movesPerMonth == Approx(21.5));
}

}  // namespace peerplan::tests
