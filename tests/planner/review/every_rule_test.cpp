// SPDX-License-Identifier: MIT
#include <algorithm>
#include <set>
#include <string>

#include "model/edit.h"
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

TEST_CASE("Edits that a finding offers are good and mend it") {
    // Rules whose remedy is a field with another value, for the finding of their example.
    const std::set<std::string> mended{
        "DIR-02",  "DIR-03",  "DIR-04",  "DR-07",   "HA-01",   "HA-04",   "HA-06",
        "HA-07",   "HA-08",   "HA-09",   "HA-10",   "HA-12",   "M365-03", "M365-04",
        "M365-10", "M365-29", "M365-30", "M365-31", "M365-32", "M365-33", "OGS-03",
        "OGS-06",  "OGS-09",  "OGS-10",  "OPS-03",  "PER-02",  "SKU-01",  "SKU-02",
        "SKU-03",  "SKU-04",  "SKU-05",  "SKU-07",  "SKU-08"};
    const Plan base = examplePlan("sound-design");
    for (const Rule* rule : allRules()) {
        if (rule->check == nullptr) continue;
        INFO(rule->id << " after\n" << rule->example);
        ReviewOptions only;
        only.rules = {std::string(rule->id)};
        const Plan broken = edited(base, rule->example);
        const ReviewAnswer before = reviewed(broken, only);
        std::vector<Edit> edits;
        std::string told;
        for (const ReviewFinding& row : before.findings) {
            if (row.accepted || row.finding.subjects.front() != rule->exampleSubject) continue;
            if (!edits.empty()) continue;
            edits = row.edits;
            told = line(row);
        }
        INFO(told);
        CHECK(edits.empty() == (mended.count(std::string(rule->id)) == 0));
        if (edits.empty()) continue;
        // Typed by hand they do the same, and leave a plan without errors.
        const std::string lines = typedEdits(edits);
        INFO(lines);
        const Plan changed = edited(broken, lines);
        Plan applied = broken;
        CHECK(asLines(applyEdits(applied, edits).diagnostics) == "");
        CHECK(applied == changed);
        CHECK_FALSE(changed == broken);
        for (const ReviewFinding& row : reviewed(changed, only).findings) {
            CHECK(line(row) != told);
        }
    }
}

TEST_CASE("The page of the rules is made of the rules") {
    INFO(
        "if the rules are right: PEERPLAN_UPDATE=1 in the environment of this test writes it anew");
    CHECK(isCommitted("docs/rules.md", rulesPage()));
}
