// SPDX-License-Identifier: MIT
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "planner/report/sections.h"
#include "planner/report/use_names.h"
#include "planner/resilience/sweep/sweep_tables.h"

namespace peerplan {
namespace {

void add(Section& section, Table table, const Names& names) {
    if (table.rows.empty()) return;
    useNames(table, names);
    section.blocks.emplace_back(std::move(table));
}

std::string rangeOf(const SweepUsersBin& bin) {
    std::string text = std::to_string(bin.least);
    if (!bin.most) {
        text += '+';
    } else if (*bin.most != bin.least) {
        text += "–";
        text += std::to_string(*bin.most);
    }
    return text;
}

/// Single failures by how many people they cut off; no category where none was swept.
Chart usersChart(const SweepAnswer& answer) {
    Chart chart;
    chart.id = "failures-by-users";
    chart.title = tr("Single failures by people cut off");
    chart.kind = ChartKind::Bars;
    chart.xAxis.title = tr("People cut off or waiting");
    chart.yAxis.title = tr("Single failures");
    std::size_t last = 0;
    for (std::size_t b = 0; b < answer.byUsers.size(); ++b) {
        if (answer.byUsers[b].singles > 0) last = b + 1;
    }
    ChartSeries series{tr("Single failures"), {}};
    for (std::size_t b = 0; b < last; ++b) {
        chart.categories.push_back(rangeOf(answer.byUsers[b]));
        series.values.push_back(static_cast<double>(answer.byUsers[b].singles));
    }
    std::int64_t harmless = 0;
    std::int64_t most = 0;
    for (const SweepState& state : answer.singles) {
        const std::int64_t users = state.usersCut + state.usersWaiting;
        harmless += users == 0 ? 1 : 0;
        most = std::max(most, users);
    }
    chart.alternative = Text(
        tr("{none} of {all} single failures cut nobody off and leave nobody waiting; the worst one "
           "takes {most} {most|person|people}. The table of the worst failures gives each of the "
           "largest."),
        {{"none", harmless}, {"all", answer.scope.singles}, {"most", most}});
    chart.series = {std::move(series)};
    return chart;
}

/// States by the least headroom that they leave on anything that lives.
Chart headroomStatesChart(const SweepAnswer& answer, const Names& names) {
    Chart chart;
    chart.id = "failures-by-headroom";
    chart.title = tr("Failures by the least headroom that they leave");
    chart.kind = ChartKind::Bars;
    chart.xAxis.title = tr("Class of the least headroom");
    chart.yAxis.title = tr("Failures");
    ChartSeries singles{tr("Single failures"), {}};
    ChartSeries pairs{tr("Pairs"), {}};
    std::int64_t congested = 0;
    std::int64_t all = 0;
    for (const SweepHeadroomBin& bin : answer.byHeadroom) {
        chart.categories.push_back(names.worded(
            Text(bin.overload ? std::string_view(tr("overload")) : word(bin.headroomClass))));
        singles.values.push_back(static_cast<double>(bin.singles));
        pairs.values.push_back(static_cast<double>(bin.pairs));
        all += bin.singles;
        if (bin.overload || bin.headroomClass == HeadroomClass::Congested) congested += bin.singles;
    }
    chart.alternative =
        Text(tr("Of {all} single failures {congested} {congested|leaves|leave} something congested "
                "or overloaded, which may be so before the failure."),
             {{"all", all}, {"congested", congested}});
    chart.series.push_back(std::move(singles));
    if (answer.scope.depth > 1) chart.series.push_back(std::move(pairs));
    return chart;
}

Text verdict(const SweepAnswer& answer) {
    std::int64_t cutting = 0;
    std::int64_t congesting = 0;
    for (const SweepState& state : answer.singles) {
        if (state.usersCut + state.usersWaiting > 0) {
            ++cutting;
        } else if (state.congested > 0) {
            ++congesting;
        }
    }
    if (cutting == 0 && congesting == 0) {
        return Text(tr("{n} single {n|failure was|failures were} worked out one by one: none cuts "
                       "anybody off, and none leaves anything congested."),
                    {{"n", answer.scope.singles}});
    }
    return Text(tr("{n} single {n|failure was|failures were} worked out one by one: {cutting} "
                   "{cutting|cuts|cut} people off or {cutting|leaves|leave} them waiting for a "
                   "person, {congesting} more {congesting|leaves|leave} something congested."),
                {{"n", answer.scope.singles}, {"cutting", cutting}, {"congesting", congesting}});
}

}  // namespace

Section sweepSection(const ReportInput& input, const Names& names) {
    Section section{"failures", tr("What single failures do"), {}};
    const SweepAnswer& answer = *input.sweep;
    section.blocks.emplace_back(Paragraph{verdict(answer)});
    if (!answer.scope.complete) {
        section.blocks.emplace_back(
            Paragraph{Text(tr("Stopped after {done} of {all} states: worse ones may be missing."),
                           {{"done", answer.scope.evaluated}, {"all", answer.scope.planned}})});
    }
    Chart chart = usersChart(answer);
    // One bar says no more than the sentence.
    if (chart.categories.size() > 1) section.blocks.emplace_back(std::move(chart));
    Chart headroom = headroomStatesChart(answer, names);
    if (!headroom.categories.empty()) section.blocks.emplace_back(std::move(headroom));
    add(section, worstFailuresTable(answer), names);
    if (answer.scope.depth > 1) add(section, worstPairsTable(answer), names);
    add(section, regionFailuresTable(answer), names);
    add(section, tiersTable(answer), names);
    add(section, elementFailuresTable(answer, false), names);
    add(section, circuitFailuresTable(answer), names);
    return section;
}

}  // namespace peerplan
