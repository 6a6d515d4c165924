// SPDX-License-Identifier: MIT
#include "planner/ogs/selection/findings.h"

#include <algorithm>

#include "planner/ogs/selection/shared_keys.h"
#include "tests/planner/ogs/selection/vpn_plan.h"
#include "tests/support/catch.h"

namespace peerplan::tests {
namespace {

std::vector<Finding> findingsOf(const VpnPlan& vpn, OgsOptions options = {},
                                const std::vector<OgsGatewayAnswer>& load = {}) {
    std::vector<SiteChoice> choices;
    for (std::size_t s = 0; s < vpn.plan.sites.size(); ++s) {
        if (auto choice = chooseFresh(vpn.plan, vpn.rtts, SiteId(s), options)) {
            choices.push_back(std::move(*choice));
        }
    }
    return ogsFindings(vpn.plan, choices, sharedKeys(vpn.plan, vpn.rtts, choices, options), load,
                       options);
}

std::int64_t count(const std::vector<Finding>& findings, std::string_view rule) {
    return std::count_if(findings.begin(), findings.end(),
                         [&](const Finding& f) { return f.rule == rule; });
}

/// A plan that has nothing to complain of but what every profile is told.
VpnPlan sound() {
    VpnPlan vpn = vpnPlan(2, {{"home", {20, 50}}, {"cabin", {50, 20}}});
    vpn.profile().resume = ResumeBehavior::ReconnectAfterResume;
    return vpn;
}

}  // namespace

TEST_CASE("A sound profile is only told that decisions last and that a change may ask anew") {
    const auto findings = findingsOf(sound());
    REQUIRE(findings.size() == 2);
    CHECK(findings[0].rule == "OGS-12");
    CHECK(findings[1].rule == "OGS-15");
    CHECK(findings[0].severity == Severity::Note);
}

TEST_CASE("Places with one DNS key that lead to different gateways are one finding a key") {
    VpnPlan vpn = sound();
    vpn.site(1).dns = vpn.site(0).dns;
    const auto findings = findingsOf(vpn);
    CHECK(count(findings, "OGS-01") == 1);
    CHECK(findings.front().severity == Severity::Warning);
    // At one distance from all it costs nothing.
    vpn.rtts.ms = {20, 50, 20, 50};
    CHECK(count(findingsOf(vpn), "OGS-01") == 0);
}

TEST_CASE("What a site's DNS does not say is a finding") {
    VpnPlan vpn = sound();
    vpn.site(0).dns.suffix.clear();
    vpn.site(1).dns.resolvers.clear();
    CHECK(count(findingsOf(vpn), "OGS-02") == 2);
}

TEST_CASE("Each setting of a profile that works against OGS is a finding") {
    VpnPlan vpn = sound();
    vpn.profile().resume.reset();
    CHECK(count(findingsOf(vpn), "OGS-03") == 1);
    vpn.profile().loadBalancing = {"lb.example.com"};
    CHECK(count(findingsOf(vpn), "OGS-05") == 1);
    vpn.profile().userControl = false;
    CHECK(count(findingsOf(vpn), "OGS-06") == 1);
    vpn.profile().alwaysOn = true;
    CHECK(count(findingsOf(vpn), "OGS-07") == 1);
    vpn.profile().improvementPercent = 5;
    auto findings = findingsOf(vpn);
    CHECK(count(findings, "OGS-10") == 1);
    OgsOptions strict;
    strict.strictImprovement = true;
    findings = findingsOf(vpn, strict);
    const auto refused = std::find_if(findings.begin(), findings.end(),
                                      [](const Finding& f) { return f.rule == "OGS-10"; });
    REQUIRE(refused != findings.end());
    CHECK(refused->severity == Severity::Error);
    // With OGS off none of it matters.
    vpn.profile().optimalGatewaySelection = false;
    CHECK(findingsOf(vpn).empty());
}

TEST_CASE("Always-On at a place that reaches no gateway is an error") {
    VpnPlan vpn = sound();
    vpn.profile().alwaysOn = true;
    vpn.rtts.ms[0] = vpn.rtts.ms[1] = GatewayRtts::noWay;
    vpn.rtts.sources[0] = vpn.rtts.sources[1] = RttSource::None;
    const auto findings = findingsOf(vpn);
    const auto found = std::find_if(findings.begin(), findings.end(),
                                    [](const Finding& f) { return f.rule == "OGS-07"; });
    REQUIRE(found != findings.end());
    CHECK(found->severity == Severity::Error);
}

TEST_CASE("A PAC file at a site and a single candidate are findings") {
    VpnPlan vpn = sound();
    vpn.site(0).webProxy = WebProxy::Pac;
    CHECK(count(findingsOf(vpn), "OGS-04") == 1);
    vpn.profile().gateways.pop_back();
    CHECK(count(findingsOf(vpn), "OGS-14") == 2);
}

TEST_CASE("Old software is a warning where it turns clients away, else a note") {
    VpnPlan vpn = sound();
    vpn.gateway(0).software = "ASA 9.1(2)";
    // home: gw1 3 × 20 + 1 + 140 = 201 against 151 of gw2: turned away.
    auto findings = findingsOf(vpn);
    auto found = std::find_if(findings.begin(), findings.end(),
                              [](const Finding& f) { return f.rule == "OGS-08"; });
    REQUIRE(found != findings.end());
    CHECK(found->severity == Severity::Warning);
    vpn.rtts.ms = {20, 500, 20, 500};
    findings = findingsOf(vpn);
    found = std::find_if(findings.begin(), findings.end(),
                         [](const Finding& f) { return f.rule == "OGS-08"; });
    REQUIRE(found != findings.end());
    CHECK(found->severity == Severity::Note);
}

TEST_CASE("Rule R27: a backup server as a bare name loses the user group, a full URL keeps it") {
    VpnPlan vpn = sound();
    vpn.gateway(0).address = "gw1.example.com/staff";
    vpn.gateway(0).backups = {"gw2.example.com"};
    CHECK(count(findingsOf(vpn), "OGS-16") == 1);
    vpn.gateway(0).backups = {"https://192.0.2.7/staff"};
    CHECK(count(findingsOf(vpn), "OGS-16") == 0);
    // Where no group is in use none is lost.
    vpn.gateway(0).address = "gw1.example.com";
    vpn.gateway(0).backups = {"gw2.example.com"};
    CHECK(count(findingsOf(vpn), "OGS-16") == 0);
    vpn.gateway(1).address = vpn.gateway(0).address = "gw1.example.com/staff";
    vpn.profile().backups = {"spare.example.com"};
    vpn.gateway(0).backups.clear();
    CHECK(count(findingsOf(vpn), "OGS-16") == 1);
}

TEST_CASE("More users than sessions, and people without a profile, are warnings") {
    VpnPlan vpn = sound();
    OgsGatewayAnswer load;
    load.gateway = "gw1";
    load.users = 101;
    load.sessions = 100;
    CHECK(count(findingsOf(vpn, {}, {load}), "OGS-11") == 1);
    load.sessions = 101;
    CHECK(count(findingsOf(vpn, {}, {load}), "OGS-11") == 0);
    vpn.profile().sites.emplace_back("home");
    CHECK(count(findingsOf(vpn), "OGS-13") == 1);
}

}  // namespace peerplan::tests
