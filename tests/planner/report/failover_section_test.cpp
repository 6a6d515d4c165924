// SPDX-License-Identifier: MIT
// The report's timelines: whole charts, ids of their own, names for people.

#include <algorithm>
#include <set>
#include <string>

#include "planner/report/compose.h"
#include "planner/resilience/failover/failover.h"
#include "tests/planner/bandwidth/small_company.h"

using namespace peerplan;
using namespace peerplan::tests;

TEST_CASE("A report tells the failovers it is given, each with its charts and tables") {
    Company company = twoCircuits(100);
    company.plan.circuits[0].name = "ExpressRoute East";
    const CompiledNetwork network = company.compiled();
    const Failovers failovers(company.plan, network, catalogueForTests(), company.clocks, {});
    const BandwidthAnswer bandwidth = company.answer();
    ReportInput input{company.plan, bandwidth, {}, "peerplan"};
    const auto failoverSections = [&] {
        const Report report = composeReport(input);
        std::vector<Section> found;
        for (const Section& section : report.sections) {
            if (section.id == "failover") found.push_back(section);
        }
        return found;
    };
    CHECK(failoverSections().empty());

    for (const char* ref : {"circuit/er-east", "connection/er-west/primary"}) {
        FailoverQuestion question;
        question.outages = {{network.components.require(ref), 0, {}}};
        input.failovers.push_back({{"emea"}, failovers.tell(question)});
    }
    const std::vector<Section> sections = failoverSections();
    REQUIRE(sections.size() == 1);
    std::set<std::string> ids;
    std::size_t charts = 0;
    bool named = false;
    for (const Block& block : sections[0].blocks) {
        if (const auto* chart = std::get_if<Chart>(&block)) {
            ++charts;
            CHECK(ids.insert(chart->id).second);
            CHECK(chart->kind == ChartKind::Steps);
            CHECK(std::is_sorted(chart->x.begin(), chart->x.end()));
            for (const ChartSeries& series : chart->series) {
                CHECK(series.values.size() == chart->x.size());
            }
        }
        if (const auto* table = std::get_if<Table>(&block)) {
            CHECK(ids.insert(table->id).second);
            for (const auto& [key, value] : table->title.arguments) {
                const auto* word = std::get_if<std::string>(&value);
                named = named || (word != nullptr && *word == "ExpressRoute East");
            }
        }
    }
    CHECK(charts == 4);
    CHECK(named);
}
