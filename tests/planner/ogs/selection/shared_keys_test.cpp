// SPDX-License-Identifier: MIT
#include "planner/ogs/selection/shared_keys.h"

#include "tests/planner/ogs/selection/vpn_plan.h"
#include "tests/support/catch.h"

namespace peerplan::tests {
namespace {

std::vector<OgsSharedKey> sharedOf(const VpnPlan& vpn, OgsOptions options = {}) {
    std::vector<SiteChoice> choices;
    for (std::size_t s = 0; s < vpn.plan.sites.size(); ++s) {
        choices.push_back(*chooseFresh(vpn.plan, vpn.rtts, SiteId(s), options));
    }
    return sharedKeys(vpn.plan, vpn.rtts, choices, options);
}

}  // namespace

TEST_CASE("Rule R11: who measured at one place pays at another with the same key") {
    VpnPlan vpn = vpnPlan(2, {{"london", {10, 110}}, {"dallas", {120, 15}}, {"oslo", {30, 90}}});
    vpn.site(0).dns.suffix = vpn.site(1).dns.suffix = "home";
    const auto shared = sharedOf(vpn);
    // From London to Dallas gw1: 120 instead of 15; back from Dallas gw2: 110 instead of 10.
    REQUIRE(shared.size() == 2);
    CHECK(shared[0].from == "london");
    CHECK(shared[0].at == "dallas");
    CHECK(shared[0].key == "home|10.0.0.1");
    CHECK(shared[0].taken == "gw1");
    CHECK(shared[0].better == "gw2");
    CHECK(shared[0].extraMs == Approx(105));
    CHECK(shared[1].extraMs == Approx(100));
}

TEST_CASE(
    "A key of many sites tells of each site and gateway once, and not of what costs nothing") {
    VpnPlan vpn = vpnPlan(2, {{"a", {10, 50}}, {"b", {10, 60}}, {"c", {50, 10}}, {"d", {40, 90}}});
    for (std::size_t s = 0; s < 4; ++s) vpn.site(s).dns.suffix = "home";
    const auto shared = sharedOf(vpn);
    // a, b and d choose gw1, c gw2: each of the three loses by c's results, c by those of a.
    REQUIRE(shared.size() == 4);
    for (const OgsSharedKey& row : shared) {
        CHECK(row.sites == 4);
        CHECK(row.from == (row.at == "c" ? "a" : "c"));
    }
    // All alike lose nothing.
    vpn.rtts.ms = {10, 50, 10, 60, 10, 50, 40, 90};
    CHECK(sharedOf(vpn).empty());
}

TEST_CASE("Rule A1: with a complete match one key in common is no collision") {
    VpnPlan vpn = vpnPlan(2, {{"london", {10, 110}}, {"dallas", {120, 15}}});
    vpn.site(0).dns = {"home", {"1", "2"}, {}};
    vpn.site(1).dns = {"home", {"2", "3"}, {}};
    CHECK(sharedOf(vpn).size() == 2);
    OgsOptions options;
    options.cacheMatch = CacheMatch::Complete;
    CHECK(sharedOf(vpn, options).empty());
    vpn.site(1).dns = vpn.site(0).dns;
    CHECK(sharedOf(vpn, options).size() == 2);
}

}  // namespace peerplan::tests
