// SPDX-License-Identifier: MIT
#include "planner/report/compose.h"

#include "planner/report/compare_section.h"
#include "planner/report/ogs_section.h"
#include "planner/report/review_section.h"
#include "planner/report/sections.h"
#include "planner/report/spof_section.h"
#include "planner/report/use_names.h"

namespace peerplan {

Report composeReport(const ReportInput& input) {
    const Names names(input.plan);
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
        [&] { return ogsSection(*input.ogsScore, input.ogsSelection, input.ogsPlace); });
    add(Review, input.review != nullptr,
        [&] { return reviewSection(*input.review, names, input.ogsScore != nullptr); });
    add(Comparison, input.comparison != nullptr, [&] { return compareSection(*input.comparison); });
    add(Providers, input.providers != nullptr, [&] { return providersSection(*input.providers); });
    add(Assumptions, true, [&] { return assumptionsSection(input); });
    add(Method, true, [&] { return methodSection(input); });
    useNames(report, names);
    return report;
}

}  // namespace peerplan
