// SPDX-License-Identifier: MIT
#include <algorithm>

#include "planner/report/sections.h"

namespace peerplan {
namespace {

constexpr double kbpsPerMbps = 1000.0;

/// More lines than this cannot be told apart.
constexpr std::size_t mostLines = 8;

bool isCircuit(const DayLoad& day) {
    return day.of.starts_with("circuit/");
}

double peak(const DayLoad& day) {
    return *std::max_element(day.downKbps.begin(), day.downKbps.end());
}

Chart dayChart(const ReportInput& input, const Names& names, bool circuits) {
    Chart chart;
    chart.id = circuits ? "day-circuits" : "day-regions";
    chart.title = circuits ? tr("Load of the circuits over the day, from Microsoft")
                           : tr("Load of the regions over the day, from Microsoft");
    chart.alternative =
        circuits
            ? tr("Load of each circuit in Mbit/s over the 24 hours of its busiest UTC day, in "
                 "the normal state. The table beside it gives each peak.")
            : tr("Load of each region's circuits in Mbit/s over the 24 hours of its busiest UTC "
                 "day, in the normal state. The table beside it gives each peak.");
    chart.kind = ChartKind::Lines;
    chart.xAxis.title = tr("Hour of the day, UTC");
    chart.xAxis.unit = "h";
    chart.xAxis.least = 0;
    chart.xAxis.most = 24;
    chart.yAxis.title = tr("Load");
    chart.yAxis.unit = "Mbit/s";
    for (int quarter = 0; quarter <= 96; ++quarter) chart.x.push_back(quarter / 4.0);
    std::vector<const DayLoad*> days;
    for (const DayLoad& day : input.bandwidth.days) {
        if (isCircuit(day) == circuits && peak(day) > 0) days.push_back(&day);
    }
    std::stable_sort(days.begin(), days.end(),
                     [](const DayLoad* a, const DayLoad* b) { return peak(*a) > peak(*b); });
    if (days.size() > mostLines) days.resize(mostLines);
    for (const DayLoad* day : days) {
        const std::string name = circuits ? names.of(day->of) : names.region(day->of);
        ChartSeries series{Text(tr("{name}"), {{"name", name}}), {}};
        // A quarter-hour's load holds until the next one; the day closes with its first.
        for (int quarter = 0; quarter <= 96; ++quarter) {
            series.values.push_back(day->downKbps[static_cast<std::size_t>(quarter % 96)] /
                                    kbpsPerMbps);
        }
        chart.series.push_back(std::move(series));
    }
    return chart;
}

Table peakTable(const ReportInput& input, const Names& names) {
    Table table;
    table.id = "day_peaks";
    table.title = tr("Busiest quarter-hours, normal state");
    table.columns = {{"of", tr("Of"), CellKind::Text, 0, true},
                     {"date", tr("Day"), CellKind::Date},
                     {"utc", tr("Time, UTC"), CellKind::Text},
                     {"peak_down_mbps", tr("Peak, down"), CellKind::Mbps},
                     {"peak_up_mbps", tr("Peak, up"), CellKind::Mbps}};
    for (const DayLoad& day : input.bandwidth.days) {
        if (peak(day) <= 0) continue;
        const auto at = std::max_element(day.downKbps.begin(), day.downKbps.end());
        const int quarter = static_cast<int>(at - day.downKbps.begin());
        std::string time;
        for (const int part : {quarter / 4, quarter % 4 * 15}) {
            if (!time.empty()) time += ':';
            if (part < 10) time += '0';
            time += std::to_string(part);
        }
        table.rows.push_back(
            {isCircuit(day) ? names.of(day.of) : names.region(day.of), day.date, std::move(time),
             *at / kbpsPerMbps,
             *std::max_element(day.upKbps.begin(), day.upKbps.end()) / kbpsPerMbps});
    }
    table.notes.push_back(
        tr("The day is the first of the year on which the sites' clocks stand as they do when load "
           "is highest: summer time moves the peaks of continents together and apart."));
    return table;
}

}  // namespace

Section daySection(const ReportInput& input, const Names& names) {
    Section section{"day", tr("Load over the day"), {}};
    for (const bool circuits : {false, true}) {
        Chart chart = dayChart(input, names, circuits);
        if (!chart.series.empty()) section.blocks.emplace_back(std::move(chart));
    }
    section.blocks.emplace_back(peakTable(input, names));
    return section;
}

}  // namespace peerplan
