// SPDX-License-Identifier: MIT
#include "planner/ogs/score/score_findings.h"

#include <algorithm>

#include "tests/planner/ogs/score/score_plan.h"
#include "tests/support/built_in_catalogue.h"
#include "tests/support/catch.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

std::vector<std::string> rulesOf(const std::vector<Finding>& findings) {
    std::vector<std::string> rules;
    for (const Finding& finding : findings) rules.push_back(finding.rule);
    return rules;
}

OgsScoreAnswer scored(const ScorePlan& given) {
    return scorePlan(given.plan, catalogueForTests(), given.rtts, given.clients, {});
}

}  // namespace

TEST_CASE("Users without a gateway, gateways that are full and choices that are far are found") {
    const OgsScoreAnswer answer = scored(scorePlanOfThreeSites());
    // At sea nobody is served; London takes 100 of 190; Austin chooses 200 ms over 10 ms.
    CHECK(rulesOf(answer.findings) == std::vector<std::string>{"OGS-17", "OGS-11", "OGS-20"});
    CHECK(answer.findings[0].subjects == std::vector<std::string>{"site/at-sea"});
    CHECK(answer.findings[0].severity == Severity::Error);
    CHECK(answer.findings[1].subjects == std::vector<std::string>{"gateway/gw-london"});
    CHECK(answer.findings[2].subjects == std::vector<std::string>{"site/austin"});
    CHECK(answer.findings[2].severity == Severity::Warning);
}

TEST_CASE("What a loss makes of users and sessions is found") {
    ScorePlan given = scorePlanOfThreeSites();
    given.plan.gateways[0].maxSessions = 160;
    // Austin has Dallas alone, and all are near.
    given.clients[1].order = {GatewayId(1)};
    given.clients.pop_back();
    const OgsScoreAnswer answer = scored(given);
    // Without Dallas Austin's 40 have none; nobody ever exceeds London's 160.
    CHECK(rulesOf(answer.findings) == std::vector<std::string>{"OGS-18"});
    CHECK(answer.findings[0].subjects == std::vector<std::string>{"gateway/dallas"});
    // With a way to London it takes 150 + 40 after the loss of Dallas.
    given.clients[1].order = {GatewayId(1), GatewayId(0)};
    const OgsScoreAnswer full = scored(given);
    CHECK(rulesOf(full.findings) == std::vector<std::string>{"OGS-19"});
    CHECK(full.findings[0].subjects ==
          std::vector<std::string>{"gateway/gw-london", "gateway/dallas"});
}
