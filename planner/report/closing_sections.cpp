// SPDX-License-Identifier: MIT
#include "planner/report/sections.h"

namespace peerplan {

Section assumptionsSection(const ReportInput& input) {
    Section section{"assumptions", tr("Assumptions and defaults"), {}};
    section.blocks.emplace_back(Paragraph{tr(
        "What the plan does not say was taken from the catalogue or by rule; each of these stands "
        "behind figures above. State a value in the plan to replace it.")});
    Table table;
    table.id = "assumptions";
    table.title = tr("Assumed");
    table.columns = {{"subject", tr("About"), CellKind::Text, 0, true},
                     {"assumption", tr("Assumption"), CellKind::Text}};
    for (const Assumption& assumption : input.bandwidth.assumptions) {
        table.rows.push_back({assumption.subject, assumption.text});
    }
    section.blocks.emplace_back(std::move(table));
    if (!input.bandwidth.remarks.empty()) {
        Table remarks;
        remarks.id = "remarks";
        remarks.title = tr("To know about the input");
        remarks.columns = {{"subject", tr("About"), CellKind::Text, 0, true},
                           {"remark", tr("Remark"), CellKind::Text}};
        for (const Remark& remark : input.bandwidth.remarks) {
            remarks.rows.push_back({remark.subject, remark.text});
        }
        section.blocks.emplace_back(std::move(remarks));
    }
    return section;
}

Section methodSection(const ReportInput& input) {
    Section section{"method", tr("Method"), {}};
    BulletList list;
    list.items = {
        tr("Headroom is 1 − peak load / capacity, of the busier direction in the busiest "
           "quarter-hour of the year: at most 10 % is congested, under 20 % tight, 20 to 50 % on "
           "target, over 50 % generous, from 80 % wasteful (rules H1, H2)."),
        Text(tr("Each capacity is judged in its worst single failure, out of {states} "
                "{states|state|states} that were worked out one by one (rule H3)."),
             {{"states", input.bandwidth.states}}),
        tr("Traffic takes the way that routing gives it: shortest paths with equal splits, the "
           "perimeters it must cross, the egress that policy and cost choose (rules W, R)."),
        tr("Load moves through the day with the sites' local time; time zones and summer time "
           "count "
           "(rule D1)."),
        tr("Beside the percent rule stands a statistical one for bursts within the quarter-hour "
           "(rule H7)."),
    };
    section.blocks.emplace_back(std::move(list));
    section.blocks.emplace_back(Paragraph{tr(
        "The method pages that come with peerplan give every rule with its formula and source.")});
    return section;
}

}  // namespace peerplan
