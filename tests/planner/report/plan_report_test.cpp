// SPDX-License-Identifier: MIT
// From a plan to its report: what is worked out for which sections, and how it tells of it.

#include "planner/report/plan_report.h"

#include <string>
#include <vector>

#include "model/error.h"
#include "planner/compare/compare.h"
#include "planner/compare/compare_tables.h"
#include "tests/planner/resilience/spof/drawn_company.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

Plan twoDatacentres() {
    return DrawnCompany(R"(
        site east dc region emea at 51.5,-0.1
        site west dc region emea at 52.4,4.9
        site o office region emea at 51.5,-0.3
        o-east 100M 2ms
        o-west 100M 6ms
        circuit er-e London 200M via east,east rtt 1,1
        circuit er-w Amsterdam 200M via west,west rtt 1,1
        internet ie east 200M/200M isp a rtt 5 shared
    )")
        .plan;
}

struct Asked {
    Plan plan = twoDatacentres();
    Catalogue catalogue = smallCatalogue();
    SiteClocks clocks = utcClocks(plan);

    PlanReportQuestion question(ReportSections sections = {}) const {
        PlanReportQuestion asked{plan, catalogue, clocks};
        asked.generator = "peerplan";
        asked.sections = std::move(sections);
        asked.threads = 1;
        return asked;
    }
};

std::vector<std::string> idsOf(const Report& report) {
    std::vector<std::string> ids;
    for (const Section& section : report.sections) ids.push_back(section.id);
    return ids;
}

}  // namespace

TEST_CASE("Only the answers that the sections asked for need are worked out") {
    const Asked asked;
    PlanReportQuestion question = asked.question({ReportSection::Failures, ReportSection::Sites});
    std::vector<std::string> stages;
    question.progress = [&](const ReportStage& stage, std::int64_t, std::int64_t) {
        if (stages.size() < stage.number) stages.push_back(stage.name.pattern);
        CHECK(stages.size() == stage.number);
        CHECK(stage.of == 3);
        return true;
    };
    const PlanAnswers answers = answerPlan(question);
    CHECK(stages ==
          std::vector<std::string>{"Network", "Bandwidth and headroom", "Single failures"});
    CHECK(answers.sweep);
    CHECK_FALSE(answers.spof);
    CHECK_FALSE(answers.review);
    CHECK_FALSE(answers.availability);
    // In the report's own order, whatever the order of asking.
    CHECK(idsOf(composeReport(question, answers)) == std::vector<std::string>{"sites", "failures"});
}

TEST_CASE("Without a choice every section is there that the plan has something for") {
    const Asked asked;
    const PlanReportQuestion question = asked.question();
    // No VPN gateways, and nothing to compare with.
    CHECK(idsOf(composeReport(question, answerPlan(question))) ==
          std::vector<std::string>{"summary", "map", "sites", "demand", "headroom", "sizing", "day",
                                   "spof", "failures", "failover", "availability", "review",
                                   "providers", "assumptions", "method"});
}

TEST_CASE("A comparison takes the plan's own answers, and comes out as if it had asked again") {
    const Asked asked;
    std::vector<Design> designs(2);
    designs[0].name = designs[0].title = "base";
    designs[0].plan = asked.plan;
    designs[1].name = designs[1].title = "one";
    designs[1].plan = asked.plan;
    designs[1].plan.circuits.pop_back();
    for (Design& design : designs) design.clocks = asked.clocks;
    PlanReportQuestion question = asked.question({ReportSection::Comparison});
    question.designs = designs;
    const PlanAnswers answers = answerPlan(question);
    REQUIRE(answers.comparison);
    const std::vector<Table> shared = compareTables(*answers.comparison);
    const std::vector<Table> own = compareTables(compareDesigns(designs, asked.catalogue));
    REQUIRE(shared.size() == own.size());
    for (std::size_t t = 0; t < own.size(); ++t) {
        INFO(own[t].id);
        CHECK((shared[t].rows == own[t].rows));
    }
}

TEST_CASE("Something given that is no component is refused with the nearest spelling") {
    const Asked asked;
    PlanReportQuestion question = asked.question({ReportSection::Sites});
    question.given = {"circuit/er-x"};
    CHECK_THROWS_AS(answerPlan(question), UsageError);
}
