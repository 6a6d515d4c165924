// SPDX-License-Identifier: MIT
#include <algorithm>

#include "tests/support/catch.h"
#include "tests/support/reviewed_plan.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

/// The finding HA-01 on er-london, with what the plan accepts.
ReviewFinding oneDevice(std::string_view accepted) {
    std::string edits = "set circuit/er-london.connections.secondary.device london-ce1";
    if (!accepted.empty()) {
        edits += "\nset plan.accepted ";
        edits += accepted;
    }
    ReviewOptions only;
    only.rules = {"HA-01"};
    const ReviewAnswer answer = reviewed(edited(examplePlan("sound-design"), edits), only);
    REQUIRE(answer.findings.size() == 1);
    const ReviewFinding row = answer.findings.front();
    CHECK(answer.errors == (row.accepted ? 0 : 1));
    CHECK(answer.accepted == (row.accepted ? 1 : 0));
    return row;
}

}  // namespace

TEST_CASE("V2 A finding is accepted for its object or everywhere, until the end of its last day") {
    // The plan's day is 2026-11-02.
    CHECK_FALSE(oneDevice("").accepted);
    const ReviewFinding everywhere = oneDevice("[{\"rule\": \"HA-01\", \"reason\": \"old site\"}]");
    CHECK(everywhere.accepted);
    CHECK(everywhere.reason == "old site");
    CHECK(oneDevice("[{\"rule\": \"ha-01\", \"object\": \"circuit/er-london\", \"reason\": \"x\"}]")
              .accepted);
    CHECK_FALSE(
        oneDevice("[{\"rule\": \"HA-01\", \"object\": \"circuit/er-dallas\", \"reason\": \"x\"}]")
            .accepted);
    CHECK(oneDevice("[{\"rule\": \"HA-01\", \"reason\": \"x\", \"until\": \"2026-11-02\"}]")
              .accepted);
    const ReviewFinding past =
        oneDevice("[{\"rule\": \"HA-01\", \"reason\": \"x\", \"until\": \"2026-11-01\"}]");
    CHECK_FALSE(past.accepted);
    CHECK(past.expired);
    CHECK(past.reason == "x");
}

TEST_CASE("V2 What is no component can be accepted too, and must be in the plan") {
    const Plan base = edited(examplePlan("sound-design"),
                             "set policy.internet_fallback manual\nset policy.manual_min 45");
    ReviewOptions only;
    only.rules = {"DR-12"};
    CHECK(reviewed(base, only).errors == 1);
    const Plan accepting = edited(
        base,
        "set plan.accepted [{\"rule\": \"DR-12\", \"object\": \"policy\", \"reason\": \"x\"}]");
    CHECK(reviewed(accepting, only).accepted == 1);
    CHECK_NOTHROW(edited(base,
                         "set plan.accepted [{\"rule\": \"M365-07\", \"object\": "
                         "\"region/europe\", \"reason\": \"x\"}, {\"rule\": \"PER-03\", "
                         "\"object\": \"perimeter/london\", \"reason\": \"x\"}]"));
    CHECK_THROWS(edited(base,
                        "set plan.accepted [{\"rule\": \"M365-07\", \"object\": "
                        "\"region/eurpoe\", \"reason\": \"x\"}]"));
}

TEST_CASE("V2 An entry that no finding answers to is told") {
    const Plan plan = edited(examplePlan("sound-design"),
                             "set plan.accepted [{\"rule\": \"HA-01\", \"reason\": \"gone\"}]");
    ReviewOptions only;
    only.rules = {"HA-01"};
    CHECK(reviewed(plan, only).idleAcceptances == std::vector<std::size_t>{0});
    // Not of rules that nobody asked for.
    only.rules = {"HA-02"};
    CHECK(reviewed(plan, only).idleAcceptances.empty());
    CHECK_FALSE(reviewed(plan, only).index.applicable);
}

TEST_CASE("A rule whose fields the plan states nowhere is not stated, and does not fire") {
    const Plan plan = edited(examplePlan("sound-design"), "set policy.required_controls []");
    ReviewOptions only;
    only.rules = {"PER-01"};
    const ReviewAnswer answer = reviewed(plan, only);
    REQUIRE(answer.rules.size() == 1);
    CHECK(answer.rules[0].standing == RuleStanding::NotStated);
    CHECK(answer.rules[0].missing == std::vector<std::string>{"policy.required_controls"});
    CHECK(answer.findings.empty());
}

TEST_CASE("A review of some areas holds the rules of these alone") {
    ReviewOptions options;
    options.areas = {RuleArea::Dns, RuleArea::Nat};
    const ReviewAnswer answer = reviewed(examplePlan("sound-design"), options);
    CHECK_FALSE(answer.rules.empty());
    CHECK(std::all_of(answer.rules.begin(), answer.rules.end(), [](const ReviewRule& rule) {
        return rule.area == RuleArea::Dns || rule.area == RuleArea::Nat;
    }));
}
