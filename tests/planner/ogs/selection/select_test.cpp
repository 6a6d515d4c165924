// SPDX-License-Identifier: MIT
#include "planner/ogs/selection/select.h"

#include "planner/network/compile.h"
#include "planner/ogs/selection/select_tables.h"
#include "tests/planner/ogs/selection/vpn_plan.h"
#include "tests/support/catch.h"
#include "tests/support/text_network.h"

namespace peerplan::tests {
namespace {

OgsSelectionAnswer answerOf(const VpnPlan& vpn, const SelectInput& input = {}) {
    const Catalogue catalogue = smallCatalogue();
    Diagnostics diagnostics;
    const CompiledNetwork network = compile(vpn.plan, catalogue, diagnostics);
    return selectGateways(vpn.plan, catalogue, network, SiteClocks(), vpn.rtts, input);
}

}  // namespace

TEST_CASE("The answer names for each site what is chosen, the next, and by how much") {
    const OgsSelectionAnswer answer =
        answerOf(vpnPlan(3, {{"home", {50, 20, 40}}, {"cabin", {10, 90, 90}}}));
    REQUIRE(answer.sites.size() == 2);
    const OgsSiteAnswer& home = answer.sites[0];
    CHECK(home.chosen == "gw2");
    CHECK(home.nearest == "gw2");
    CHECK(home.fault == OgsFault::None);
    CHECK(home.second == "gw3");
    // 3 × 40 + 1 less 3 × 20 + 1.
    CHECK(*home.marginMs == Approx(60));
    CHECK(home.ranks[0].rank == 3);
    CHECK(home.ranks[1].rank == 1);
    REQUIRE(answer.gateways.size() == 3);
    CHECK(answer.gateways[0].users + answer.gateways[1].users + answer.gateways[2].users ==
          Approx(200));
}

TEST_CASE("Rule V2: a finding that the plan accepts has the reason beside it until its day") {
    VpnPlan vpn = vpnPlan(2, {{"home", {50, 20}}});
    Accepted accepted;
    accepted.rule = "OGS-03";
    accepted.object = "vpn-profile/staff";
    accepted.reason = "laptops shut down";
    accepted.until = vpn.plan.asOf;
    vpn.plan.accepted.push_back(accepted);
    const auto reasonOf = [&] {
        const OgsSelectionAnswer answer = answerOf(vpn);
        REQUIRE(answer.accepted.size() == answer.findings.size());
        for (std::size_t i = 0; i < answer.findings.size(); ++i) {
            if (answer.findings[i].rule == "OGS-03") return answer.accepted[i];
        }
        return std::string("none");
    };
    CHECK(reasonOf() == "laptops shut down");
    vpn.plan.accepted[0].until = Date::fromDays(vpn.plan.asOf.days() - 1);
    CHECK(reasonOf().empty());
    vpn.plan.accepted[0].until.reset();
    vpn.plan.accepted[0].object = "vpn-profile/other";
    CHECK(reasonOf().empty());
}

TEST_CASE("One more site moves the numbers of no other") {
    const auto one = answerOf(vpnPlan(2, {{"home", {30, 31}}}));
    const auto two = answerOf(vpnPlan(2, {{"home", {30, 31}}, {"cabin", {10, 90}}}));
    CHECK(one.sites[0].probability == two.sites[0].probability);
    CHECK(one.sites[0].probability < 1);
}

TEST_CASE("Offices that a profile covers as everybody are in the answer only if asked for") {
    VpnPlan vpn = vpnPlan(2, {{"home", {50, 20}}, {"office", {50, 20}}});
    vpn.site(1).kind = SiteKind::Office;
    CHECK(answerOf(vpn).sites.size() == 1);
    SelectInput all;
    all.allSites = true;
    CHECK(answerOf(vpn, all).sites.size() == 2);
}

TEST_CASE("A plan without gateways has an answer without rows") {
    const OgsSelectionAnswer answer = answerOf(vpnPlan(0, {{"home", {}}}));
    CHECK(answer.sites.empty());
    for (const Table& table : ogsSelectionTables(answer, true)) {
        for (const auto& row : table.rows) CHECK(row.size() == table.columns.size());
    }
}

TEST_CASE("Every row of the tables has a cell for every column") {
    VpnPlan vpn = vpnPlan(2, {{"home", {50, 20}}, {"hotel", {10, 90}}});
    vpn.site(1).dns = vpn.site(0).dns;
    SelectInput input;
    input.days.days = 5;
    input.days.visits.push_back(
        {SiteId(0), SiteId(1), Duration::minutes(1440), Duration::minutes(2 * 1440)});
    for (const Table& table : ogsSelectionTables(answerOf(vpn, input), true)) {
        INFO(table.id);
        for (const auto& row : table.rows) CHECK(row.size() == table.columns.size());
    }
}

}  // namespace peerplan::tests
