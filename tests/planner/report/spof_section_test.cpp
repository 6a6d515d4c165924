// SPDX-License-Identifier: MIT
// What the report says of single points of failure.

#include "planner/report/spof_section.h"

#include <algorithm>
#include <variant>

#include "tests/planner/resilience/spof/drawn_company.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

DrawnCompany oneDatacentre() {
    return DrawnCompany(R"(
        site dc dc at 51.5,-0.1
        site o office at 51.5,-0.3
        site q office at 51.5,-0.2
        o-dc 100M 2ms
        q-dc 100M 2ms
        circuit er London 200M via dc,dc
        internet ie dc 100M/100M isp a rtt 5 shared
    )");
}

template <class Kind>
const Kind* blockOf(const Section& section) {
    for (const Block& block : section.blocks) {
        if (const auto* found = std::get_if<Kind>(&block)) return found;
    }
    return nullptr;
}

}  // namespace

TEST_CASE("The section shows users by component and kind, and names in place of references") {
    DrawnCompany company = oneDatacentre();
    company.plan.sites[0].name = "The data centre";
    const SpofAnswer answer = company.ask();
    const Section section = spofSection(answer, Names(company.plan));
    CHECK(section.id == "spof");
    const Chart* chart = blockOf<Chart>(section);
    REQUIRE(chart != nullptr);
    REQUIRE(!chart->series.empty());
    REQUIRE(chart->categories.size() == chart->series[0].values.size());
    // What hurts both offices leads: all 200 people.
    CHECK(chart->series[0].values[0] == 200);
    CHECK(std::find(chart->categories.begin(), chart->categories.end(), "The data centre") !=
          chart->categories.end());
    const Table* table = blockOf<Table>(section);
    REQUIRE(table != nullptr);
    for (const auto& row : table->rows) CHECK(row.size() == table->columns.size());
}

TEST_CASE("Where nothing hurts anybody the section says so and draws nothing") {
    SpofAnswer answer;
    answer.states = 3;
    const Plan plan;
    const Section section = spofSection(answer, Names(plan));
    CHECK(blockOf<Chart>(section) == nullptr);
    const Paragraph* paragraph = blockOf<Paragraph>(section);
    REQUIRE(paragraph != nullptr);
    CHECK(paragraph->text == Text(tr("None of {states} single failures hurts anybody."),
                                  {{"states", std::int64_t{3}}}));
}
