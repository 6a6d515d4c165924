// SPDX-License-Identifier: MIT
#include "planner/report/compose.h"

#include <algorithm>
#include <cmath>
#include <variant>
#include <vector>

#include "planner/report/compare_section.h"
#include "planner/report/ogs_section.h"
#include "planner/report/review_section.h"
#include "planner/report/sections.h"
#include "planner/report/spof_section.h"
#include "planner/report/use_names.h"

namespace peerplan {

namespace {

/// Whether a chart would show an empty frame: nothing, or nothing but zeros.
bool isEmptyChart(const Block& block) {
    const auto* chart = std::get_if<Chart>(&block);
    if (chart == nullptr) return false;
    return std::none_of(chart->series.begin(), chart->series.end(), [](const ChartSeries& series) {
        return std::any_of(series.values.begin(), series.values.end(),
                           [](double value) { return std::isfinite(value) && value != 0; });
    });
}

}  // namespace

Report composeReport(const ReportInput& input) {
    Names names(input.plan, input.wording);
    for (const Plan* plan : input.otherPlans) names.add(*plan);
    if (input.catalogue != nullptr) names.add(*input.catalogue);
    Report report;
    report.title =
        Text(tr("{plan}: connectivity to Microsoft 365"),
             {{"plan", input.plan.name.empty() ? std::string("Plan") : input.plan.name}});
    report.subtitle =
        input.scenario.empty()
            ? Text(tr("Bandwidth, headroom and sizing of ExpressRoute and the Internet"))
            : Text(tr("Bandwidth, headroom and sizing; scenario {scenario}"),
                   {{"scenario", input.scenario}});
    report.asOf = input.plan.asOf;
    report.generator = input.generator;
    const auto add = [&](ReportSection id, bool known, const auto& make) {
        if (known && isWanted(input.sections, id)) report.sections.push_back(make());
    };
    using enum ReportSection;
    add(Summary, true, [&] { return summarySection(input, names); });
    add(Map, input.catalogue != nullptr && hasMap(input.plan),
        [&] { return mapSection(input, names); });
    add(Sites, true, [&] { return placesSection(input, names); });
    add(Demand, true, [&] { return demandSection(input, names); });
    add(Headroom, true, [&] { return headroomSection(input, names); });
    add(Sizing, true, [&] { return sizingSection(input, names); });
    add(Day, true, [&] { return daySection(input, names); });
    add(Spof, input.spof != nullptr, [&] { return spofSection(*input.spof, names); });
    add(Failures, input.sweep != nullptr, [&] { return sweepSection(input, names); });
    add(Failover, !input.failovers.empty(), [&] { return failoverSection(input, names); });
    add(Availability, input.availability != nullptr,
        [&] { return availabilitySection(input, names); });
    add(Ogs, input.ogsScore != nullptr,
        [&] { return ogsSection(*input.ogsScore, input.ogsSelection, input.ogsPlace, names); });
    add(Review, input.review != nullptr,
        [&] { return reviewSection(*input.review, names, input.ogsScore != nullptr); });
    add(Comparison, input.comparison != nullptr,
        [&] { return compareSection(*input.comparison, names); });
    add(Providers, input.providers != nullptr, [&] { return providersSection(*input.providers); });
    add(Assumptions, true, [&] { return assumptionsSection(input); });
    add(Method, true, [&] { return methodSection(input); });
    for (Section& section : report.sections) std::erase_if(section.blocks, isEmptyChart);
    useNames(report, names);
    return report;
}

}  // namespace peerplan
