// SPDX-License-Identifier: MIT
#include "planner/ogs/selection/days.h"

#include <algorithm>

#include "tests/planner/ogs/selection/vpn_plan.h"
#include "tests/support/catch.h"

namespace peerplan::tests {
namespace {

Duration days(double n) {
    return Duration::minutes(n * 24 * 60);
}

/// Clients of site 0 over days, told as an answer.
OgsSelectionAnswer told(const VpnPlan& vpn, const OgsDays& what, OgsOptions options = {}) {
    OgsSelectionAnswer answer;
    answer.asOf = vpn.plan.asOf;
    answer.days = what.days;
    addClientDays(vpn.plan, clientDays(vpn.plan, vpn.rtts, SiteClocks(), SiteId(0), what, options),
                  SiteId(0), options, answer);
    return answer;
}

OgsDays of(std::int64_t count) {
    OgsDays out;
    out.days = count;
    return out;
}

}  // namespace

TEST_CASE("Clients connect at eight from Monday to Friday, and once more after lunch") {
    const VpnPlan vpn = vpnPlan(2, {{"home", {50, 20}}});
    const auto steps = clientDays(vpn.plan, vpn.rtts, SiteClocks(), SiteId(0), of(9), {}, nullptr);
    // 2 November 2026 is a Monday: seven working days of nine, two connections each.
    REQUIRE(steps.size() == 14);
    CHECK(steps[0].decision.at == Duration::minutes(8 * 60));
    CHECK(steps[0].decision.cause == Cause::Probed);
    CHECK(steps[1].decision.at == Duration::minutes(13 * 60));
    CHECK(steps[1].decision.cause == Cause::Held);
    CHECK(steps[2].decision.cause == Cause::Cached);
    CHECK(steps[10].decision.at == Duration::minutes((7 * 24 + 8) * 60));
}

TEST_CASE("Local time decides when clients connect") {
    const VpnPlan vpn = vpnPlan(2, {{"home", {50, 20}}});
    SiteClocks clocks;
    clocks.courses = {{{*Date::parse("2026-01-01"), 480}}};
    clocks.ofSite = {0};
    const auto steps = clientDays(vpn.plan, vpn.rtts, clocks, SiteId(0), of(1), {}, nullptr);
    REQUIRE(steps.size() == 2);
    CHECK(steps[0].decision.at == Duration());
}

TEST_CASE("Rules R12 and R15: a gateway that was down while clients measured is lost for 14 days") {
    const VpnPlan vpn = vpnPlan(2, {{"home", {50, 20}}});
    OgsDays what = of(16);
    what.outages.push_back({GatewayId(1), Duration(), days(1)});
    const OgsSelectionAnswer answer = told(vpn, what);
    // On the first day gw1 is the best there is; then it is wrong at two connections on each of the
    // nine working days before 16 November 08:00.
    REQUIRE(answer.wrong.size() == 1);
    CHECK(answer.wrong[0].fault == OgsFault::StaleCache);
    CHECK(answer.wrong[0].gateway == "gw1");
    CHECK(answer.wrong[0].better == "gw2");
    CHECK(answer.wrong[0].extraMs == Approx(30));
    CHECK(answer.wrong[0].users == 100);
    CHECK(answer.wrong[0].times == 18);
    // 14 days after 2 November 08:00 they measure again.
    const auto& last = answer.events.back();
    CHECK(last.gateway == "gw2");
    CHECK(last.cause == "probed");
    CHECK(last.minute == (14 * 24 + 8) * 60);
}

TEST_CASE("Rule R15: an added gateway is not seen before the cache expires") {
    const VpnPlan vpn = vpnPlan(2, {{"home", {50, 20}}});
    OgsDays what = of(16);
    what.arrivals.push_back({GatewayId(1), days(2)});
    OgsOptions options;
    const OgsSelectionAnswer answer = told(vpn, what, options);
    // With one candidate nothing is measured (R4), so the first measurement is on the third day.
    REQUIRE_FALSE(answer.events.empty());
    CHECK(answer.events.front().cause == "only-one");
    CHECK(answer.events.back().gateway == "gw2");
    CHECK(answer.wrong.empty());
    const VpnPlan three = vpnPlan(3, {{"home", {50, 20, 5}}});
    OgsDays third = of(16);
    third.arrivals.push_back({GatewayId(2), days(2)});
    const OgsSelectionAnswer stale = told(three, third, options);
    REQUIRE(stale.wrong.size() == 1);
    CHECK(stale.wrong[0].fault == OgsFault::StaleCache);
    CHECK(stale.wrong[0].better == "gw3");
    CHECK(stale.events.back().gateway == "gw3");
}

TEST_CASE("Rule R11: a journey to a place with the same DNS key takes the old results along") {
    VpnPlan vpn = vpnPlan(2, {{"home", {50, 20}}, {"hotel", {10, 90}}});
    OgsDays what = of(4);
    what.visits.push_back({SiteId(0), SiteId(1), days(2), days(3)});
    CHECK(told(vpn, what).wrong.empty());
    vpn.site(1).dns = vpn.site(0).dns;
    const OgsSelectionAnswer answer = told(vpn, what);
    REQUIRE(answer.wrong.size() == 1);
    CHECK(answer.wrong[0].fault == OgsFault::SharedKey);
    CHECK(answer.wrong[0].place == "hotel");
    CHECK(answer.wrong[0].extraMs == Approx(80));
    // Morning, and the afternoon that is held where the morning went.
    CHECK(answer.wrong[0].times == 2);
}

TEST_CASE("Rule R26: during an outage the backup serves, the next morning the cache again") {
    VpnPlan vpn = vpnPlan(3, {{"home", {20, 30, 200}}});
    vpn.gateway(0).backups = {"gw3"};
    OgsDays what = of(2);
    what.outages.push_back({GatewayId(0), days(0.4), days(0.6)});
    const OgsSelectionAnswer answer = told(vpn, what);
    const auto lost = std::find_if(answer.events.begin(), answer.events.end(),
                                   [](const OgsEvent& e) { return e.trigger == "loss"; });
    REQUIRE(lost != answer.events.end());
    CHECK(lost->gateway == "gw3");
    CHECK(lost->minute == 576);
    CHECK(answer.events.back().gateway == "gw1");
}

TEST_CASE("Old software is told as such, in one line") {
    VpnPlan vpn = vpnPlan(2, {{"home", {30, 65}}});
    vpn.gateway(0).software = "ASA 9.1(2)";
    const OgsSelectionAnswer answer = told(vpn, of(1));
    REQUIRE(answer.wrong.size() == 1);
    CHECK(answer.wrong[0].fault == OgsFault::OldSoftware);
    CHECK(answer.wrong[0].extraMs == Approx(35));
    CHECK(answer.wrong[0].times == 2);
}

}  // namespace peerplan::tests
