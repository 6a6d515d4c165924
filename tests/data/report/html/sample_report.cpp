// SPDX-License-Identifier: MIT
#include "tests/data/report/html/sample_report.h"

#include <cmath>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace peerplan::tests {
namespace {

KeyFigures figures() {
    return {{{Text("{n} of {all}", {{"n", std::int64_t{6}}, {"all", std::int64_t{8}}}),
              "circuits carry their region alone", "Amsterdam and Tokyo 2 do not.", Mood::Watch},
             {Text("{n}", {{"n", Headcount::of(24600)}}), "users in 96 offices", {}, Mood::Neutral},
             {Text("{x}", {{"x", Ratio{-0.1}}}), "least headroom in a single failure",
              "Amsterdam, when Frankfurt is lost", Mood::Bad},
             {Text("{x}", {{"x", Bandwidth::mbps(2000)}}), "to be bought",
              "Amsterdam from 1 to 2 Gbit/s in 2027", Mood::Good}}};
}

Table circuits() {
    Table table;
    table.id = "circuits";
    table.title = "Headroom of each circuit";
    table.columns = {{"circuit", "Circuit", CellKind::Text, 1, true},
                     {"peering_location", "Peering location", CellKind::Text},
                     {"size_mbps", "Size", CellKind::Mbps, 0},
                     {"load_mbps", "Load, normal state", CellKind::Mbps, 1},
                     {"headroom", "Headroom, normal state", CellKind::Ratio, 1},
                     {"worst", "Worst failure", CellKind::Component},
                     {"worst_headroom", "Headroom then", CellKind::Ratio, 1},
                     {"class", "Class", CellKind::Grade},
                     {"alone", "Carries the region alone", CellKind::Boolean}};
    const char* places[] = {"Dallas", "Washington DC", "London", "Amsterdam", "Singapore", "Tokyo"};
    const char* classes[] = {"target", "generous", "wasteful", "congested", "tight", "target"};
    const double worst[] = {0.31, 0.62, 0.85, -0.1, 0.15, 0.27};
    for (std::size_t i = 0; i < 6; ++i) {
        const double load = 180 + 77.7 * static_cast<double>(i);
        std::string id = "circuit/er-";
        id += places[(i + 1) % 6];
        table.rows.push_back({std::string(places[i]), std::string(places[i]), 1000.0, load,
                              1 - load / 1000, id, worst[i], std::string(classes[i]), i != 3});
    }
    table.notes = {
        "Headroom is 1 \u2212 peak load / capacity; the target is 20 to 50 % in the worst "
        "single failure."};
    return table;
}

Table offices() {
    Table table;
    table.id = "offices";
    table.title = "Demand of each office";
    table.columns = {{"site", "Office", CellKind::Text, 1, true},
                     {"users", "Users", CellKind::Integer},
                     {"peak_mbps", "Peak", CellKind::Mbps, 2},
                     {"rtt_ms", "Round trip", CellKind::Ms, 1},
                     {"day", "Measured", CellKind::Date}};
    for (int i = 0; i < 60; ++i) {
        std::string name = "Office ";
        name += std::to_string(i * 37 % 60);
        table.rows.push_back({name, std::int64_t{20 + i * 53 % 4000}, 1234.567 / (i + 1), 3.5 * i,
                              i % 3 == 0 ? Cell() : Cell(Date::fromDays(20700 + i))});
    }
    return table;
}

Chart headroom() {
    Chart chart;
    chart.id = "chart-headroom";
    chart.title = "Headroom per circuit";
    chart.alternative =
        "All but Amsterdam and Singapore stay in the target band when they carry most.";
    chart.kind = ChartKind::Bars;
    chart.yAxis = {"Headroom", "%", {}, 100.0};
    chart.categories = {"Dallas", "Washington DC", "London", "Amsterdam", "Singapore", "Tokyo"};
    chart.series = {{"Normal state", {82, 74, 66, 59, 51, 43}},
                    {"Worst single failure", {31, 62, 85, -10, 15, 27}}};
    chart.bands = {{20, 50, "Target, 20 to 50 %"}};
    return chart;
}

Chart day() {
    Chart chart;
    chart.id = "chart-day";
    chart.title = "Load of London over a day in November";
    chart.alternative = "The load peaks at 10:00 UTC, when Europe and Asia overlap.";
    chart.kind = ChartKind::StackedArea;
    chart.xAxis = {"Time of day, UTC", "h", {}, {}};
    chart.yAxis = {"Load", "Mbit/s", {}, {}};
    for (int i = 0; i <= 96; ++i) chart.x.push_back(i / 4.0);
    const char* names[] = {"Exchange", "SharePoint", "Teams", "Authentication",
                           "Other Microsoft 365"};
    for (int s = 0; s < 5; ++s) {
        ChartSeries series;
        series.name = names[s];
        for (const double x : chart.x) {
            series.values.push_back(60 * (s + 1) * std::exp(-std::pow(x - 9 - s / 2.0, 2) / 14));
        }
        chart.series.push_back(std::move(series));
    }
    return chart;
}

Findings findings() {
    return {
        {{"CAP-01",
          Severity::Error,
          {"circuit/er-amsterdam", "site/amsterdam-dc"},
          Text("Amsterdam is over its capacity when {x} fails.", {{"x", std::string("Frankfurt")}}),
          "Users in 14 offices would wait for mail and lose calls.",
          "Buy 2 Gbit/s in Amsterdam, or move Scandinavia to London.",
          "Semantics, H2"},
         {"SEC-04",
          Severity::Warning,
          {"perimeter/london"},
          "The Internet egress of London has no proxy.",
          {},
          "Add one, or accept the finding.",
          ""},
         {"CAP-07", Severity::Note, {}, "London could be half its size.", {}, {}, ""}}};
}

}  // namespace

Report sampleReport() {
    Report report;
    report.title = "Woodgrove Bank: Microsoft 365 over ExpressRoute";
    report.subtitle = "Is the network sound, who is at risk, and what is to be bought first";
    report.asOf = Date::parse("2026-11-01").value();
    report.generator = "peerplan 0.1.0";
    report.sections = {
        {"summary",
         "Summary",
         {Paragraph{
              "The design carries every office in its normal state and in all single failures but "
              "two. Amsterdam is the first to be enlarged."},
          figures(),
          BulletList{{"Enlarge Amsterdam to 2 Gbit/s before March 2027.",
                      "Split the two circuits of Tokyo over two buildings."}}}},
        {"headroom", "Headroom", {headroom(), circuits()}},
        {"demand", "Demand", {day(), offices()}},
        {"findings", "Findings", {findings()}},
        {"assumptions",
         "Assumptions and defaults",
         {BulletList{{"Growth of 10 % a year, for want of a figure in the plan."}}}}};
    return report;
}

}  // namespace peerplan::tests
