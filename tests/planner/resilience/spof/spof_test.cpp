// SPDX-License-Identifier: MIT
// Single points of failure of drawn networks: what the rules say of each (F1 to F5, F8).

#include "planner/resilience/spof/spof.h"

#include <algorithm>
#include <string>

#include "tests/planner/resilience/spof/drawn_company.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

/// Two data centres with a circuit each and an Internet egress each; an office on a link to both.
constexpr const char* twoOfAll = R"(
    site east dc at 51.5,-0.1
    site west dc at 51.6,-0.4
    site o office at 51.5,-0.3
    o-east 100M 2ms
    o-west 100M 2ms
    circuit er-e London 200M via east,east rtt 1,1 provider p
    circuit er-w Amsterdam 200M via west,west rtt 1,1 provider q
    internet ie east 100M/100M isp a rtt 5 shared
    internet iw west 100M/100M isp b rtt 5 shared
)";

}  // namespace

TEST_CASE("With two of everything nothing is a single point of failure") {
    const SpofAnswer answer = DrawnCompany(twoOfAll).ask();
    for (const SpofFinding& finding : answer.findings) {
        INFO(finding.component << ' ' << word(finding.kind));
        // Only that the other circuit's front door is farther may hurt.
        CHECK(finding.kind == SpofKind::Slow);
    }
    CHECK(answer.normal.empty());
    CHECK(pairOf(answer, "o", "exchange").paths == SpofPaths{2, 2});
    CHECK(pairOf(answer, "o", "exchange").riskPaths == SpofPaths{2, 2});
    CHECK(answer.complete);
}

TEST_CASE("Two circuits in one peering location make the location the single point of failure") {
    const SpofAnswer answer = DrawnCompany(R"(
        site dc dc at 51.5,-0.1
        site o office at 51.5,-0.3
        o-dc 100M 2ms
        circuit er1 London 200M via dc,dc provider p
        circuit er2 London 200M via dc,dc provider q
    )")
                                  .ask();
    CHECK(hasFinding(answer, "peering-location/london", SpofKind::Cut));
    CHECK(!hasFinding(answer, "circuit/er1", SpofKind::Cut));
    CHECK(!hasFinding(answer, "circuit/er2", SpofKind::Cut));
    CHECK(!hasFinding(answer, "provider/p", SpofKind::Cut));
    // Each circuit keeps the other router of the building.
    CHECK(!hasFinding(answer, "msee/london/primary", SpofKind::Cut));
    const SpofFinding& finding = *findingOf(answer, "peering-location/london", SpofKind::Cut);
    CHECK(finding.usable.sites == 1);
    CHECK(finding.usable.users == 100);
    CHECK(finding.usersTouched == 100);
    CHECK(finding.fix == Text(tr("Move one of the {count} circuits to another peering location."),
                              {{"count", std::int64_t{2}}}));
    CHECK(pairOf(answer, "o", "exchange").paths == SpofPaths{1, 1});
}

TEST_CASE("Two circuits of one provider make the provider the single point of failure") {
    const SpofAnswer answer = DrawnCompany(R"(
        site dc dc at 51.5,-0.1
        site dc2 dc at 51.6,-0.1
        site o office at 51.5,-0.3
        o-dc 100M 2ms
        o-dc2 100M 2ms
        circuit er1 London 200M via dc,dc provider p
        circuit er2 Amsterdam 200M via dc2,dc2 provider p
    )")
                                  .ask();
    CHECK(hasFinding(answer, "provider/p", SpofKind::Cut));
    CHECK(!hasFinding(answer, "peering-location/london", SpofKind::Cut));
    CHECK(!hasFinding(answer, "peering-location/amsterdam", SpofKind::Cut));
    CHECK(!hasFinding(answer, "provider/p/london", SpofKind::Cut));
    CHECK(!hasFinding(answer, "circuit/er1", SpofKind::Cut));
    CHECK(findingOf(answer, "provider/p", SpofKind::Cut)->fix ==
          Text(tr("Order one of the {count} circuits from a second provider."),
               {{"count", std::int64_t{2}}}));
    // Two ways of different equipment, one provider.
    CHECK(pairOf(answer, "o", "exchange").paths == SpofPaths{2, 2});
    CHECK(pairOf(answer, "o", "exchange").riskPaths == SpofPaths{1, 1});
}

TEST_CASE("Two paths in one duct make the duct the single point of failure") {
    DrawnCompany company(twoOfAll);
    RiskGroup duct;
    duct.id = "duct";
    duct.members = {"link/o-east", "link/o-west"};
    company.plan.riskGroups.push_back(duct);
    const SpofAnswer answer = company.ask();
    CHECK(hasFinding(answer, "risk-group/duct", SpofKind::Cut));
    CHECK(!hasFinding(answer, "link/o-east", SpofKind::Cut));
    CHECK(!hasFinding(answer, "link/o-west", SpofKind::Cut));
    const SpofFinding& finding = *findingOf(answer, "risk-group/duct", SpofKind::Cut);
    CHECK(servicesOf(answer, finding.bare) == "exchange teams dns");
    CHECK(finding.fix == Text(tr("Lead one of the ways through another duct or building.")));
}

TEST_CASE("An office whose last way to DNS dies is not usable, whatever its circuits do") {
    // F2: exchange rides the circuits and needs dns, which has one Internet egress.
    DrawnCompany company(R"(
        site east dc at 51.5,-0.1
        site west dc at 51.6,-0.4
        site o office at 51.5,-0.3
        o-east 100M 2ms
        o-west 100M 2ms
        circuit er-e London 200M via east,east rtt 1,1
        circuit er-w Amsterdam 200M via west,west rtt 1,1
        internet ie east 100M/100M isp a rtt 5 shared
    )");
    Service exchange;
    exchange.id = "exchange";
    exchange.needs = {{"dns"}};
    company.plan.services.push_back(exchange);
    const SpofAnswer answer = company.ask();
    const SpofFinding& isp = *findingOf(answer, "isp/a", SpofKind::Cut);
    CHECK(servicesOf(answer, isp.bare) == "dns");
    CHECK(servicesOf(answer, isp.usable) == "exchange dns");
    // F4: 100 users with 100 kbit/s of exchange, 50 of teams and 1 of dns, each way.
    CHECK(isp.bare.userEquivalents == Approx(100 * 1 / 151.0));
    CHECK(isp.usable.userEquivalents == Approx(100 * 101 / 151.0));
    CHECK(pairOf(answer, "o", "exchange").bare[0] == 0);
    CHECK(pairOf(answer, "o", "exchange").usable[0] > 0);
    CHECK(pairOf(answer, "o", "teams").usable[0] == 0);
}

TEST_CASE("The site's own building is no single point of failure of the site") {
    const SpofAnswer answer = DrawnCompany(R"(
        site dc dc at 51.5,-0.1
        site o office at 51.5,-0.3
        site p office at 51.5,-0.3
        o-dc 100M 2ms
        p-o 100M 1ms
        circuit er London 200M via dc,dc
    )")
                                  .ask();
    // Branches carry nobody else, so that p has no way at all; o's building is nobody's matter.
    CHECK(!hasFinding(answer, "site/o", SpofKind::Cut));
    const SpofFinding* normal = nullptr;
    for (const SpofFinding& finding : answer.normal) {
        if (finding.kind == SpofKind::Cut) normal = &finding;
    }
    REQUIRE(normal != nullptr);
    CHECK(normal->examples.front() == "o");
    CHECK(hasFinding(answer, "site/dc", SpofKind::Cut));
    CHECK(findingOf(answer, "site/dc", SpofKind::Cut)->bare.sites == 1);
}

TEST_CASE("A fallback that a person switches to is manual, with its minutes") {
    DrawnCompany company(R"(
        site dc dc at 51.5,-0.1
        site o office at 51.5,-0.3
        o-dc 100M 2ms
        circuit er London 200M via dc,dc
        internet ie dc 100M/100M isp a rtt 5 shared
        policy internet manual
    )");
    company.plan.policy.manualSwitch = Duration::seconds(45 * 60);
    const SpofAnswer answer = company.ask();
    const SpofFinding& circuit = *findingOf(answer, "circuit/er", SpofKind::Manual);
    CHECK(circuit.manualMinutes == Approx(45));
    CHECK(servicesOf(answer, circuit.bare) == "exchange teams");
    CHECK(circuit.fix == Text(tr("Make the fallback automatic and save {minutes} min."),
                              {{"minutes", Decimal{45, 0}}}));
    CHECK(!hasFinding(answer, "circuit/er", SpofKind::Cut));
    // The data centre takes both along.
    CHECK(hasFinding(answer, "site/dc", SpofKind::Cut));
    CHECK(!hasFinding(answer, "site/dc", SpofKind::Manual));
    // What waits for a person is no path (F4).
    CHECK(pairOf(answer, "o", "exchange").paths == SpofPaths{1, 1});
}

TEST_CASE("A round trip that more than doubles is slow, and one beyond the limit") {
    // By east 2 + 1 ms and what Microsoft's network takes; by west 40 ms more.
    DrawnCompany company(R"(
        site east dc at 51.5,-0.1
        site west dc at 51.5,-0.1
        site o office at 51.5,-0.3
        o-east 100M 2ms
        o-west 100M 42ms
        circuit er-e London 200M via east,east rtt 1,1
        circuit er-w London 200M via west,west rtt 1,1 msee other
    )");
    const SpofAnswer answer = company.ask();
    const SpofFinding& link = *findingOf(answer, "link/o-east", SpofKind::Slow);
    CHECK(link.ownOf == "o");
    CHECK(*link.rttMs - *link.normalRttMs == Approx(40).margin(0.001));
    CHECK(hasFinding(answer, "circuit/er-e", SpofKind::Slow));
    CHECK(!hasFinding(answer, "circuit/er-w", SpofKind::Slow));

    // 42 ms less than doubles 30 ms, but is beyond a limit of 35 ms.
    DrawnCompany limited(R"(
        site east dc at 51.5,-0.1
        site west dc at 51.5,-0.1
        site o office at 51.5,-0.3
        o-east 100M 30ms
        o-west 100M 42ms
        circuit er-e London 200M via east,east rtt 1,1
        circuit er-w London 200M via west,west rtt 1,1 msee other
    )");
    CHECK(!hasFinding(limited.ask(), "link/o-east", SpofKind::Slow));
    limited.plan.policy.latencyLimits.push_back({{"exchange"}, Rtt::ms(35)});
    const SpofAnswer beyond = limited.ask();
    const SpofFinding& slow = *findingOf(beyond, "link/o-east", SpofKind::Slow);
    CHECK(servicesOf(beyond, slow.bare) == "exchange");
    // A limit that the normal state exceeds is told of the normal state.
    limited.plan.policy.latencyLimits.front().rtt = Rtt::ms(20);
    const SpofAnswer already = limited.ask();
    CHECK(!hasFinding(already, "link/o-east", SpofKind::Slow));
    REQUIRE(already.normal.size() == 2);
    CHECK(already.normal[0].kind == SpofKind::Cut);  // dns: there is no Internet egress
    CHECK(already.normal[1].kind == SpofKind::Slow);
}

TEST_CASE("A way over an element that the failure leaves at most 10 % free is congested") {
    // 300 people at 151 kbit/s are 45.3 Mbit/s: on 48 Mbit/s 5.6 % stay free.
    DrawnCompany company(R"(
        site east dc at 51.5,-0.1
        site west dc at 51.5,-0.1
        site o office at 51.5,-0.3
        o-east 100M 2ms
        o-west 48M 3ms
        circuit er-e London 200M via east,east rtt 1,1
        circuit er-w London 200M via west,west rtt 1,1 msee other
        internet ie east 100M/100M isp a rtt 5 shared
        internet iw west 100M/100M isp b rtt 5 shared
    )");
    company.people("o", 300);
    const SpofAnswer answer = company.ask();
    const SpofFinding& link = *findingOf(answer, "link/o-east", SpofKind::Congested);
    CHECK(link.element == "link/o-west");
    CHECK(link.elements == 1);
    REQUIRE(link.load);
    CHECK(link.load->loadKbps == 45300);
    // At least 20 % free: 45.3 / 0.8 = 56.625 Mbit/s.
    CHECK(link.neededKbps == Approx(56625));
    CHECK(servicesOf(answer, link.bare) == "exchange teams dns");
    // The circuit alone leaves the link as it is: nothing gets worse.
    CHECK(!hasFinding(answer, "circuit/er-w", SpofKind::Congested));
    SpofOptions only;
    only.kinds = {SpofKind::Cut, SpofKind::Slow};
    CHECK(!hasFinding(company.ask({}, only), "link/o-east", SpofKind::Congested));
}

TEST_CASE("Congestion counts only where the failure makes it worse") {
    // 45.3 Mbit/s on a link of 46: congested before anything fails.
    DrawnCompany company(R"(
        site dc dc at 51.5,-0.1
        site o office at 51.5,-0.3
        o-dc 46M 2ms
        circuit er London 200M via dc,dc rtt 1,1
        internet ie dc 100M/100M isp a rtt 5 shared
    )");
    company.people("o", 300);
    const SpofAnswer answer = company.ask();
    for (const SpofFinding& finding : answer.findings) {
        CHECK(finding.kind != SpofKind::Congested);
    }
    REQUIRE(answer.normal.size() == 1);
    CHECK(answer.normal[0].kind == SpofKind::Congested);
    CHECK(answer.normal[0].element == "link/o-dc");
}

TEST_CASE("One of two units that both must work, and one of three where two must") {
    DrawnCompany company(R"(
        site dc dc at 51.5,-0.1
        site o office at 51.5,-0.3
        o-dc 100M 2ms
        perimeter fw dc firewall 2/2x1000M
        circuit er London 200M via dc,dc perimeters fw
    )");
    CHECK(hasFinding(company.ask(), "control/fw/firewall#1", SpofKind::Cut));
    CHECK(hasFinding(company.ask(), "control/fw/firewall", SpofKind::Cut));
    company.plan.perimeters[0].controls[0].units = 3;
    CHECK(!hasFinding(company.ask(), "control/fw/firewall#1", SpofKind::Cut));
    CHECK(hasFinding(company.ask(), "control/fw/firewall", SpofKind::Cut));
}

TEST_CASE("Under maintenance what is left becomes the single point of failure") {
    const DrawnCompany company(twoOfAll);
    CHECK(!hasFinding(company.ask(), "circuit/er-w", SpofKind::Cut));
    const SpofAnswer answer = company.ask({"circuit/er-e"});
    CHECK(answer.given == std::vector<std::string>{"circuit/er-e"});
    CHECK(hasFinding(answer, "circuit/er-w", SpofKind::Cut));
    // No link joins the data centres, so that only the one to west leads on.
    CHECK(hasFinding(answer, "link/o-west", SpofKind::Cut));
    CHECK(!hasFinding(answer, "link/o-east", SpofKind::Cut));
    CHECK(!hasFinding(answer, "circuit/er-e", SpofKind::Cut));
}

TEST_CASE("Only the sites and services asked for are told of") {
    const DrawnCompany company(R"(
        site dc dc at 51.5,-0.1
        site o office at 51.5,-0.3
        site q office at 51.5,-0.2
        o-dc 100M 2ms
        q-dc 100M 2ms
        circuit er London 200M via dc,dc
        internet ie dc 100M/100M isp a rtt 5 shared
    )");
    SpofOptions options;
    options.sites = {SiteId(std::size_t{2})};
    options.services = {2};
    const SpofAnswer answer = company.ask({}, options);
    CHECK(answer.sites == std::vector<std::string>{"q"});
    REQUIRE(answer.services == std::vector<std::string>{"dns"});
    CHECK(hasFinding(answer, "link/q-dc", SpofKind::Cut));
    CHECK(!hasFinding(answer, "link/o-dc", SpofKind::Cut));
    CHECK(!hasFinding(answer, "circuit/er", SpofKind::Cut));
    CHECK(findingOf(answer, "isp/a", SpofKind::Cut)->usable.sites == 1);
}

TEST_CASE("Plans without circuits, users, sites or links have an answer") {
    // No circuit: everything is the Internet's.
    const SpofAnswer internet = DrawnCompany(R"(
        site o office at 51.5,-0.3
        internet i o 100M/100M isp a rtt 5
    )")
                                    .ask();
    CHECK(hasFinding(internet, "internet/i", SpofKind::Cut));
    CHECK(hasFinding(internet, "isp/a", SpofKind::Cut));
    CHECK(servicesOf(internet, findingOf(internet, "isp/a", SpofKind::Cut)->bare) ==
          "exchange teams dns");
    CHECK(pairOf(internet, "o", "dns").paths == SpofPaths{1, 1});

    // One site and no way out: nothing can fail, everything is cut already.
    const SpofAnswer alone = DrawnCompany("site o office at 51.5,-0.3").ask();
    CHECK(alone.findings.empty());
    REQUIRE(alone.normal.size() == 1);
    CHECK(alone.normal[0].kind == SpofKind::Cut);
    CHECK(alone.normal[0].usable.users == 100);
    CHECK(pairOf(alone, "o", "dns").paths == SpofPaths{0, 0});

    // Nobody: sites count, users are none.
    DrawnCompany empty(twoOfAll);
    for (Site& site : empty.plan.sites) site.users.clear();
    empty.plan.circuits.pop_back();
    const SpofAnswer nobody = empty.ask();
    CHECK(nobody.sites == std::vector<std::string>{"o"});
    REQUIRE(hasFinding(nobody, "circuit/er-e", SpofKind::Cut));
    CHECK(findingOf(nobody, "circuit/er-e", SpofKind::Cut)->usable.users == 0);
    CHECK(findingOf(nobody, "circuit/er-e", SpofKind::Cut)->usable.sites == 1);

    // Nothing at all.
    Plan none;
    none.asOf = *Date::fromCivil(2026, 1, 1);
    DrawnCompany nothing("");
    nothing.plan = none;
    const SpofAnswer answer = nothing.ask();
    CHECK(answer.findings.empty());
    CHECK(answer.sites.empty());
}

TEST_CASE("A ring of data centres and groups that hold each other are no obstacle") {
    DrawnCompany company(R"(
        site a dc at 51.5,-0.1
        site b dc at 51.6,-0.1
        site c dc at 51.7,-0.1
        site o office at 51.5,-0.3
        a-b 100M 1ms
        b-c 100M 1ms
        c-a 100M 1ms
        o-a 100M 1ms
        o-b 100M 1ms
        circuit er London 200M via c,c rtt 1,1
        circuit er2 Amsterdam 200M via c,c rtt 1,1
    )");
    RiskGroup one;
    one.id = "one";
    one.members = {"link/a-b", "risk-group/two"};
    RiskGroup two;
    two.id = "two";
    two.members = {"link/b-c", "link/c-a", "risk-group/one"};
    company.plan.riskGroups = {one, two};
    const SpofAnswer answer = company.ask();
    CHECK(hasFinding(answer, "site/c", SpofKind::Cut));
    CHECK(hasFinding(answer, "risk-group/one", SpofKind::Cut));
    CHECK(hasFinding(answer, "risk-group/two", SpofKind::Cut));
    CHECK(!hasFinding(answer, "site/a", SpofKind::Cut));
    CHECK(!hasFinding(answer, "link/c-a", SpofKind::Cut));
}

TEST_CASE("A sweep that is stopped says so and keeps what it has") {
    DrawnCompany company(twoOfAll);
    SpofOptions options;
    options.progress = [](std::int64_t, std::int64_t) { return false; };
    const SpofAnswer answer = company.ask({}, options);
    CHECK(!answer.complete);
    CHECK(answer.states == 0);
}
