// SPDX-License-Identifier: MIT
#include "planner/report/spof_section.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "planner/report/use_names.h"
#include "planner/resilience/spof/spof_tables.h"

namespace peerplan {
namespace {

/// Components in the chart.
constexpr std::size_t mostBars = 12;

const char* nameOf(SpofKind kind) {
    switch (kind) {
        case SpofKind::Cut:
            return tr("cut");
        case SpofKind::Manual:
            return tr("manual");
        case SpofKind::Congested:
            return tr("congested");
        case SpofKind::Slow:
            break;
    }
    return tr("slow");
}

std::array<std::int64_t, spofKinds> componentsByKind(const SpofAnswer& answer) {
    std::array<std::int64_t, spofKinds> counts{};
    for (const SpofFinding& finding : answer.findings) {
        ++counts[static_cast<std::size_t>(finding.kind)];
    }
    return counts;
}

Text verdict(const SpofAnswer& answer) {
    const auto counts = componentsByKind(answer);
    if (answer.findings.empty()) {
        return Text(tr("None of {states} single failures hurts anybody."),
                    {{"states", answer.states}});
    }
    const Text::Argument states = answer.states;
    if (counts[0] == 0 && counts[1] == 0) {
        return Text(tr("None of {states} single failures cuts anybody off. {congested} "
                       "{congested|makes|make} something congested, {slow} {slow|makes|make} a "
                       "round trip too long."),
                    {{"states", states}, {"congested", counts[2]}, {"slow", counts[3]}});
    }
    return Text(tr("Of {states} single failures {cut} {cut|cuts|cut} somebody off and {manual} "
                   "{manual|waits|wait} for a person; {congested} {congested|makes|make} something "
                   "congested, {slow} {slow|makes|make} a round trip too long."),
                {{"states", states},
                 {"cut", counts[0]},
                 {"manual", counts[1]},
                 {"congested", counts[2]},
                 {"slow", counts[3]}});
}

/// References as names, the sums of offices' own components as they stand.
void nameComponents(Table& table, const SpofAnswer& answer, const Names& names) {
    const std::vector<SpofLine> lines = spofLines(answer);
    for (std::size_t i = 0; i < lines.size() && i < table.rows.size(); ++i) {
        const SpofLine& line = lines[i];
        if (!line.sum.ownOf.empty() && line.components > 1) continue;
        std::string list;
        for (const std::string& ref : line.names) {
            if (!list.empty()) list += ", ";
            list += names.of(ref);
        }
        table.rows[i][1] = list;
    }
}

}  // namespace

Chart spofChart(const SpofAnswer& answer, const Names& names) {
    Chart chart;
    chart.id = "spof-users";
    chart.title = tr("Users hurt by a single failure");
    chart.kind = ChartKind::Bars;
    chart.yAxis.title = tr("Users");
    struct Bar {
        std::string component;
        std::array<double, spofKinds> users{};
        double most = 0;
    };
    // Findings of one component stand apart, by kind; the first kind that names it leads.
    std::vector<Bar> bars;
    for (const SpofFinding& finding : answer.findings) {
        if (!finding.ownOf.empty()) continue;
        auto bar = std::find_if(bars.begin(), bars.end(), [&](const Bar& known) {
            return known.component == finding.component;
        });
        if (bar == bars.end()) bar = bars.insert(bars.end(), {finding.component, {}, 0});
        const auto users = static_cast<double>(finding.usable.users);
        bar->users[static_cast<std::size_t>(finding.kind)] = users;
        bar->most = std::max(bar->most, users);
    }
    std::stable_sort(bars.begin(), bars.end(),
                     [](const Bar& a, const Bar& b) { return a.most > b.most; });
    if (bars.size() > mostBars) bars.resize(mostBars);
    for (const SpofKind kind : answer.kinds) {
        ChartSeries series{nameOf(kind), {}};
        bool any = false;
        for (const Bar& bar : bars) {
            series.values.push_back(bar.users[static_cast<std::size_t>(kind)]);
            any = any || series.values.back() > 0;
        }
        if (any) chart.series.push_back(std::move(series));
    }
    for (const Bar& bar : bars) chart.categories.push_back(names.of(bar.component));
    if (bars.empty()) return chart;
    chart.alternative =
        Text(tr("For the components whose failure alone hurts most users, how many it hurts and "
                "how: most of all {component}, with {users}. The table below gives each figure."),
             {{"component", names.of(bars.front().component)},
              {"users", static_cast<std::int64_t>(bars.front().most)}});
    return chart;
}

Section spofSection(const SpofAnswer& answer, const Names& names) {
    Section section{"spof", tr("Single points of failure"), {}};
    section.blocks.emplace_back(Paragraph{verdict(answer)});
    Chart chart = spofChart(answer, names);
    if (!chart.categories.empty()) section.blocks.emplace_back(std::move(chart));
    Table findings = spofFindingsTable(answer, SpofDetail::Readable);
    nameComponents(findings, answer, names);
    section.blocks.emplace_back(std::move(findings));
    for (Table& table : std::vector<Table>{spofNormalTable(answer), spofServicesTable(answer)}) {
        if (table.rows.empty()) continue;
        useNames(table, names);
        section.blocks.emplace_back(std::move(table));
    }
    return section;
}

}  // namespace peerplan
