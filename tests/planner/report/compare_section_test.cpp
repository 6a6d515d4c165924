// SPDX-License-Identifier: MIT
// What the report says of designs side by side.

#include "planner/report/compare_section.h"

#include <set>
#include <variant>

#include "planner/compare/compare.h"
#include "planner/compare/providers.h"
#include "tests/planner/resilience/spof/drawn_company.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

CompareAnswer oneAndTwo() {
    const Plan two = DrawnCompany(R"(
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
    std::vector<Design> designs(3);
    designs[0].name = designs[0].title = "two";
    designs[0].plan = two;
    designs[1].name = designs[1].title = "one";
    designs[1].plan = two;
    designs[1].plan.circuits.pop_back();
    designs[2].name = designs[2].title = "again";
    designs[2].plan = two;
    for (Design& design : designs) design.clocks = utcClocks(design.plan);
    return compareDesigns(designs, smallCatalogue());
}

}  // namespace

TEST_CASE("The section shows the figures, the charts and the offices of each other design") {
    const Section section = compareSection(oneAndTwo(), Names(Plan{}));
    std::set<std::string> ids;
    int paragraphs = 0;
    for (const Block& block : section.blocks) {
        if (const auto* table = std::get_if<Table>(&block)) CHECK(ids.insert(table->id).second);
        if (const auto* chart = std::get_if<Chart>(&block)) CHECK(ids.insert(chart->id).second);
        paragraphs += std::holds_alternative<Paragraph>(block) ? 1 : 0;
    }
    CHECK(paragraphs == 2);
    CHECK(ids.contains("comparison"));
    CHECK(ids.contains("compare-risk"));
    CHECK(ids.contains("compare-rtt"));
    CHECK(ids.contains("comparison-offices-1"));
    // The third design is the first again: its offices would say the same twice.
    CHECK_FALSE(ids.contains("comparison-offices-2"));
}

TEST_CASE("The section on peering locations has the nearest of each region") {
    const Plan plan = DrawnCompany(R"(
        site east dc region emea at 51.5,-0.1
        site o office region emea at 51.5,-0.3
        o-east 100M 2ms
        circuit er-e London 200M via east,east
    )")
                          .plan;
    const Section section = providersSection(providers(plan, smallCatalogue()));
    REQUIRE(section.blocks.size() == 1);
    // Five of the six that the small catalogue has.
    CHECK(std::get<Table>(section.blocks[0]).rows.size() == 5);
}
