// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "planner/report/sections.h"

namespace peerplan {
namespace {

constexpr double kbpsPerMbps = 1000.0;

/// More lines than this cannot be told apart.
constexpr std::size_t mostLines = 8;
/// Layers of services; the rest together are one more.
constexpr std::size_t mostServices = 7;

bool isCircuit(const DayLoad& day) {
    return day.of.starts_with("circuit/");
}

double peak(const DayLoad& day) {
    return *std::max_element(day.downKbps.begin(), day.downKbps.end());
}

/// `14:30` of the quarter-hour that begins then.
std::string timeOf(int quarter) {
    std::string time;
    for (const int part : {quarter / 4, quarter % 4 * 15}) {
        if (!time.empty()) time += ':';
        if (part < 10) time += '0';
        time += std::to_string(part);
    }
    return time;
}

/// Axes of 24 hours, and a point each quarter-hour.
Chart emptyDay() {
    Chart chart;
    chart.xAxis.title = tr("Hour of the day, UTC");
    chart.xAxis.unit = "h";
    chart.xAxis.least = 0;
    chart.xAxis.most = 24;
    chart.yAxis.title = tr("Load");
    chart.yAxis.unit = "Mbit/s";
    for (int quarter = 0; quarter <= 96; ++quarter) chart.x.push_back(quarter / 4.0);
    return chart;
}

/// A quarter-hour's load holds until the next one; the day closes with its first.
ChartSeries dayLine(Text name, const std::array<double, 96>& kbps) {
    ChartSeries series{std::move(name), {}};
    for (std::size_t quarter = 0; quarter <= 96; ++quarter) {
        series.values.push_back(kbps[quarter % 96] / kbpsPerMbps);
    }
    return series;
}

Chart dayChart(const ReportInput& input, const Names& names, bool circuits) {
    Chart chart = emptyDay();
    chart.id = circuits ? "day-circuits" : "day-regions";
    chart.title = circuits ? tr("Load of the circuits over the day, from Microsoft")
                           : tr("Load of the regions over the day, from Microsoft");
    chart.kind = ChartKind::Lines;
    std::vector<const DayLoad*> days;
    for (const DayLoad& day : input.bandwidth.days) {
        if (isCircuit(day) == circuits && peak(day) > 0) days.push_back(&day);
    }
    std::stable_sort(days.begin(), days.end(),
                     [](const DayLoad* a, const DayLoad* b) { return peak(*a) > peak(*b); });
    if (days.size() > mostLines) days.resize(mostLines);
    for (const DayLoad* day : days) {
        const std::string name = circuits ? names.of(day->of) : names.region(day->of);
        chart.series.push_back(dayLine(Text(tr("{name}"), {{"name", name}}), day->downKbps));
    }
    if (days.empty()) return chart;
    const DayLoad& first = *days.front();
    const std::vector<std::pair<std::string, Text::Argument>> arguments{
        {"name", circuits ? names.of(first.of) : names.region(first.of)},
        {"load", Bandwidth::kbps(peak(first))}};
    chart.alternative =
        circuits
            ? Text(
                  tr("Load of each circuit over the 24 hours of its busiest UTC day, in the normal "
                     "state. Most is on {name}: {load}. The table below gives each peak."),
                  arguments)
            : Text(
                  tr("Load of each region's circuits over the 24 hours of its busiest UTC day, in "
                     "the normal state. Most is that of {name}: {load}. The table below gives each "
                     "peak."),
                  arguments);
    return chart;
}

/// What users take of each service, on top of each other.
Chart servicesChart(const ReportInput& input, const Names& names) {
    Chart chart = emptyDay();
    chart.id = "day-services";
    chart.title = tr("What users take of each service over the day, from Microsoft");
    chart.kind = ChartKind::StackedArea;
    std::vector<const DayLoad*> days;
    for (const DayLoad& day : input.bandwidth.serviceDays) {
        if (peak(day) > 0) days.push_back(&day);
    }
    if (days.empty()) return chart;
    std::stable_sort(days.begin(), days.end(),
                     [](const DayLoad* a, const DayLoad* b) { return peak(*a) > peak(*b); });
    std::array<double, 96> all{};
    std::array<double, 96> others{};
    for (std::size_t d = 0; d < days.size(); ++d) {
        for (std::size_t quarter = 0; quarter < 96; ++quarter) {
            all[quarter] += days[d]->downKbps[quarter];
            if (d >= mostServices) others[quarter] += days[d]->downKbps[quarter];
        }
        if (d >= mostServices) continue;
        const std::string name = names.service(days[d]->of);
        chart.series.push_back(dayLine(Text(tr("{name}"), {{"name", name}}), days[d]->downKbps));
    }
    if (days.size() > mostServices) chart.series.push_back(dayLine(tr("Others"), others));
    const auto busiest = std::max_element(all.begin(), all.end());
    const auto quarter = static_cast<std::size_t>(busiest - all.begin());
    chart.alternative =
        Text(tr("Services on top of each other over the 24 hours of the busiest UTC day. At {time} "
                "UTC all together take most, {load}; of one service {service} takes most, {most} "
                "then."),
             {{"time", timeOf(static_cast<int>(quarter))},
              {"load", Bandwidth::kbps(*busiest)},
              {"service", names.service(days.front()->of)},
              {"most", Bandwidth::kbps(days.front()->downKbps[quarter])}});
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
        table.rows.push_back(
            {isCircuit(day) ? names.of(day.of) : names.region(day.of), day.date, timeOf(quarter),
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
    Chart services = servicesChart(input, names);
    if (!services.series.empty()) section.blocks.emplace_back(std::move(services));
    section.blocks.emplace_back(peakTable(input, names));
    return section;
}

}  // namespace peerplan
