// SPDX-License-Identifier: MIT
#include "planner/report/compose.h"

#include "planner/report/compare_section.h"
#include "planner/report/ogs_section.h"
#include "planner/report/review_section.h"
#include "planner/report/sections.h"
#include "planner/report/spof_section.h"

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
    report.sections = {summarySection(input, names), placesSection(input, names),
                       demandSection(input, names),  headroomSection(input, names),
                       sizingSection(input, names),  daySection(input, names)};
    if (input.spof != nullptr) report.sections.push_back(spofSection(*input.spof, names));
    if (input.sweep != nullptr) report.sections.push_back(sweepSection(input, names));
    if (!input.failovers.empty()) report.sections.push_back(failoverSection(input, names));
    if (input.availability != nullptr) {
        report.sections.push_back(availabilitySection(input, names));
    }
    if (input.ogsScore != nullptr) {
        report.sections.push_back(ogsSection(*input.ogsScore, input.ogsSelection, input.ogsPlace));
    }
    if (input.review != nullptr) {
        report.sections.push_back(reviewSection(*input.review, names, input.ogsScore != nullptr));
    }
    if (input.comparison != nullptr) {
        report.sections.push_back(compareSection(*input.comparison));
    }
    if (input.providers != nullptr) {
        report.sections.push_back(providersSection(*input.providers));
    }
    report.sections.push_back(assumptionsSection(input));
    report.sections.push_back(methodSection(input));
    return report;
}

}  // namespace peerplan
