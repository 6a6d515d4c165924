// SPDX-License-Identifier: MIT
#include "planner/ogs/selection/decide.h"

#include "tests/planner/ogs/selection/vpn_plan.h"
#include "tests/support/catch.h"

namespace peerplan::tests {
namespace {

using Probes = std::vector<std::optional<double>>;
using Order = std::vector<std::uint32_t>;

std::vector<std::string> addresses(const Plan& plan, const ClientProfile& profile,
                                   const std::vector<Stop>& order) {
    std::vector<std::string> out;
    for (const Stop& stop : order) {
        const Headend& candidate = profile.candidates[stop.candidate];
        out.push_back(stop.isBackup() ? candidate.backups[stop.backup].address
                                      : plan.gateways[candidate.master().at()].id);
    }
    return out;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("Rule R20: a host's value is the least of its completed probes") {
    const OgsOptions options;
    // The published log: OGS ping results for gw2: (219 218 132).
    CHECK(hostValue(Probes{219.0, 218.0, 132.0}, options) == 132);
    // The published capture: 578.664, 377.832, 384.387.
    CHECK(hostValue(Probes{578.664, 377.832, 384.387}, options) == 377.832);
    // A14: what is lost does not count; nothing left is no value.
    CHECK(hostValue(Probes{std::nullopt, 218.0, std::nullopt}, options) == 218);
    CHECK(hostValue(Probes{std::nullopt, std::nullopt, std::nullopt}, options) == unranked);
    CHECK(hostValue(Probes{}, options) == unranked);
    OgsOptions strict;
    strict.needsAllProbes = true;
    CHECK(hostValue(Probes{std::nullopt, 218.0, 219.0}, strict) == unranked);
}

TEST_CASE("Rule R22: of gw1 302, gw2 132, gw3 506 and gw4 877 the published choice is gw2") {
    CHECK(ranking(std::vector<double>{302, 132, 506, 877}) == Order{1, 0, 2, 3});
}

TEST_CASE("Rule R22: ties and hosts without a value keep the order of the profile") {
    CHECK(ranking(std::vector<double>{50, unranked, 40, 40, unranked}) == Order{2, 3, 0, 1, 4});
}

TEST_CASE("Rule R23: from 302 to 132 ms is 56.3 % better, and 20 % is met exactly at 20 %") {
    const OgsOptions options;
    // (302 - 132) / 302 = 0.5629.
    CHECK(improvementPercent(302, 132, options) == Approx(56.29).epsilon(0.001));
    CHECK(improves(302, 132, 20, options));
    CHECK(improves(125, 100, 20, options));
    CHECK_FALSE(improves(124, 100, 20, options));
    CHECK_FALSE(improves(100, 100, 0, options));
    CHECK_FALSE(improves(100, 110, 0, options));
    CHECK(improves(unranked, 400, 20, options));
    CHECK_FALSE(improves(100, unranked, 20, options));
}

TEST_CASE("Rule A6: the improvement is a share of the current value, or of the best") {
    OgsOptions options;
    // 125 -> 100: 20 % of 125; 120 -> 100: 16.7 % of 120, 20 % of 100.
    CHECK(improves(125, 100, 20, options));
    CHECK_FALSE(improves(120, 100, 20, options));
    options.improvementOf = ImprovementOf::Best;
    CHECK(improvementPercent(125, 100, options) == Approx(25));
    CHECK(improves(120, 100, 20, options));
    CHECK_FALSE(improves(119, 100, 20, options));
}

TEST_CASE("Rule R25: the best, then its backup servers in order, then the others by rank") {
    VpnPlan vpn = vpnPlan(4, {{"home", {10, 20, 30, 40}}});
    vpn.gateway(0).backups = {"gw3.example.com", "spare.example.com"};
    vpn.gateway(1).backups = {"other.example.com"};
    OgsOptions options;
    const auto profile = clientProfile(vpn.plan, vpn.site(0), options);
    REQUIRE(profile);
    const Order rank{0, 1, 2, 3};
    CHECK(addresses(vpn.plan, *profile, connectionOrder(*profile, rank, 0, options)) ==
          Names{"gw1", "gw3.example.com", "spare.example.com", "gw2", "gw4"});
    options.backupsOfOthers = true;
    CHECK(addresses(vpn.plan, *profile, connectionOrder(*profile, rank, 0, options)) ==
          Names{"gw1", "gw3.example.com", "spare.example.com", "gw2", "other.example.com", "gw4"});
}

TEST_CASE("Rule R26: after a loss the backup servers come before the next in rank") {
    VpnPlan vpn = vpnPlan(4, {{"home", {10, 20, 30, 40}}});
    vpn.gateway(0).backups = {"spare.example.com", "gw4.example.com"};
    OgsOptions options;
    const auto profile = clientProfile(vpn.plan, vpn.site(0), options);
    REQUIRE(profile);
    const auto order = connectionOrder(*profile, Order{0, 1, 2, 3}, 0, options);
    std::vector<std::uint8_t> alive{0, 1, 1, 1};
    // The spare is no gateway of the plan and does not answer; gw4 is the farthest, and a backup.
    auto found = firstAnswering(*profile, order, alive, options, true);
    REQUIRE(found);
    CHECK(found->gateway == GatewayId(3));
    alive[3] = 0;
    found = firstAnswering(*profile, order, alive, options, true);
    REQUIRE(found);
    CHECK(found->gateway == GatewayId(1));
    // A5: or nothing beyond the backup servers.
    options.lossStopsAfterBackups = true;
    CHECK_FALSE(firstAnswering(*profile, order, alive, options, true));
    CHECK(firstAnswering(*profile, order, alive, options, false));
    CHECK_FALSE(firstAnswering(*profile, order, std::vector<std::uint8_t>(4, 0), options));
}

}  // namespace peerplan::tests
