// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>
#include <string>

#include "planner/review/registry.h"
#include "planner/review/review.h"
#include "planner/review/standing.h"
#include "tests/planner/review/rules_page.h"
#include "tests/support/catch.h"
#include "tests/support/committed_file.h"
#include "tests/support/diagnostic_text.h"
#include "tests/support/reviewed_plan.h"

using namespace peerplan;
using namespace peerplan::tests;
using reviewing::allRules;
using reviewing::Rule;

namespace {

/// Every part of a list with blanks and bars.
std::vector<std::string> parts(std::string_view list) {
    std::vector<std::string> found(1);
    for (const char c : list) {
        if (c == ' ' || c == '|') {
            found.emplace_back();
        } else {
            found.back() += c;
        }
    }
    found.erase(std::remove(found.begin(), found.end(), std::string()), found.end());
    return found;
}

std::string line(const ReviewFinding& row) {
    std::string text = row.finding.rule;
    text += ' ';
    text += row.finding.subjects.empty() ? "-" : row.finding.subjects.front();
    text += ": ";
    text += plain(row.finding.what);
    return text;
}

}  // namespace

TEST_CASE("Ids of rules are unique and rules say what people need") {
    std::set<std::string_view> ids;
    for (const Rule* rule : allRules()) {
        INFO(rule->id);
        CHECK(ids.insert(rule->id).second);
        CHECK(reviewing::findRule(rule->id) == rule);
        CHECK_FALSE(std::string_view(rule->title).empty());
        CHECK_FALSE(std::string_view(rule->why).empty());
        CHECK_FALSE(rule->source.empty());
        if (rule->check != nullptr) {
            CHECK_FALSE(std::string_view(rule->fix).empty());
            CHECK_FALSE(rule->example.empty());
            CHECK_FALSE(rule->exampleSubject.empty());
            CHECK(std::string_view(rule->notCheckable).empty());
        } else {
            CHECK_FALSE(std::string_view(rule->notCheckable).empty());
        }
        for (const std::string& field : parts(rule->needs)) {
            INFO(field);
            CHECK(reviewing::isField(field));
        }
        for (const std::string& field : parts(rule->reads)) {
            INFO(field);
            CHECK(reviewing::isField(field));
        }
    }
}

TEST_CASE("The sound design has no open finding of any rule") {
    const ReviewAnswer answer = reviewed(examplePlan("sound-design"));
    for (const ReviewFinding& row : answer.findings) {
        INFO(line(row));
        CHECK(row.accepted);
    }
    CHECK(answer.errors + answer.warnings + answer.notes == 0);
    // Everything that it accepts is still found: an idle entry would hide nothing.
    CHECK(answer.idleAcceptances.empty());
}

TEST_CASE("Every rule fires on the sound design after its own edit, and names the right object") {
    const Plan base = examplePlan("sound-design");
    for (const Rule* rule : allRules()) {
        if (rule->check == nullptr) continue;
        INFO(rule->id << " after\n" << rule->example);
        ReviewOptions only;
        only.rules = {std::string(rule->id)};
        ReviewAnswer answer;
        try {
            answer = reviewed(edited(base, rule->example), only);
        } catch (const std::exception& error) {
            FAIL_CHECK(error.what());
            continue;
        }
        std::string told;
        bool found = false;
        for (const ReviewFinding& row : answer.findings) {
            told += line(row);
            told += '\n';
            if (row.accepted || row.finding.rule != rule->id) continue;
            found = found || row.finding.subjects.front() == rule->exampleSubject;
        }
        INFO(told);
        CHECK(found);
    }
}

TEST_CASE("The page of the rules is made of the rules") {
    INFO(
        "if the rules are right: PEERPLAN_UPDATE=1 in the environment of this test writes it anew");
    CHECK(isCommitted("docs/rules.md", rulesPage()));
}
