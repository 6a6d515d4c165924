// SPDX-License-Identifier: MIT
#include "data/report/words.h"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "data/text/render.h"

namespace peerplan {

const char* wordOf(Mood mood) {
    switch (mood) {
        case Mood::Neutral:
            return "";
        case Mood::Good:
            return tr("good");
        case Mood::Watch:
            return tr("to be watched");
        case Mood::Bad:
            return tr("bad");
    }
    return "";
}

namespace {

/// What has no unit and no fraction is counted: people, failures.
bool isCounted(const Chart& chart) {
    if (!chart.yAxis.unit.empty()) return false;
    for (const ChartSeries& series : chart.series) {
        for (const double value : series.values) {
            if (std::isfinite(value) && value != std::floor(value)) return false;
        }
    }
    return true;
}

}  // namespace

Table figuresOf(const Chart& chart, const Language& language) {
    const bool bars = chart.kind == ChartKind::Bars || chart.kind == ChartKind::StackedBars;
    Table table;
    table.id = chart.id;
    table.title = chart.title;
    table.columns.push_back({.key = "place",
                             .title = chart.xAxis.title,
                             .kind = bars ? CellKind::Text : CellKind::Number,
                             .digits = 2,
                             .isKey = true});
    for (const ChartSeries& series : chart.series) {
        std::string key = render(series.name, language);
        if (!chart.yAxis.unit.empty()) {
            key += ' ';
            key += chart.yAxis.unit;
        }
        table.columns.push_back({.key = std::move(key),
                                 .title = series.name,
                                 .kind = CellKind::Number,
                                 .digits = isCounted(chart) ? 0 : 1});
    }
    if (!chart.yAxis.unit.empty()) {
        table.notes.emplace_back(
            tr("All figures in {unit}."),
            std::vector<std::pair<std::string, Text::Argument>>{{"unit", chart.yAxis.unit}});
    }
    const std::size_t count = bars ? chart.categories.size() : chart.x.size();
    for (std::size_t i = 0; i < count; ++i) {
        std::vector<Cell> row;
        row.emplace_back(bars ? Cell(chart.categories[i]) : Cell(chart.x[i]));
        for (const ChartSeries& series : chart.series) {
            row.emplace_back(i < series.values.size() ? Cell(series.values[i]) : Cell());
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

Table findingsTable(const Findings& findings, const Language& language) {
    Table table;
    table.id = "findings";
    table.columns = {{"severity", tr("Severity"), CellKind::Grade},
                     {"rule", tr("Rule"), CellKind::Text, 0, true},
                     {"what", tr("Finding"), CellKind::Text},
                     {"why", tr("Why"), CellKind::Text},
                     {"fix", tr("What to do"), CellKind::Text},
                     {"subjects", tr("About"), CellKind::Text},
                     {"source", tr("Source"), CellKind::Text}};
    for (const Finding& finding : findings.findings) {
        std::string subjects;
        for (const std::string& subject : finding.subjects) {
            if (!subjects.empty()) subjects += ", ";
            subjects += subject;
        }
        table.rows.push_back(
            {std::string(wordOf(finding.severity)), finding.rule,
             renderSentence(finding.what, language), renderSentence(finding.why, language),
             renderSentence(finding.fix, language), std::move(subjects), finding.source});
    }
    return table;
}

Table shortened(const Table& table, std::size_t most) {
    if (table.rows.size() <= most) return table;
    Table cut;
    cut.id = table.id;
    cut.title = table.title;
    cut.columns = table.columns;
    cut.rows.assign(table.rows.begin(), table.rows.begin() + static_cast<std::ptrdiff_t>(most));
    cut.notes.emplace_back(tr("{n} more {n|row stands|rows stand} in the workbook (.xlsx) and in "
                              "the archive of CSV files (.zip) of this report."),
                           std::vector<std::pair<std::string, Text::Argument>>{
                               {"n", static_cast<std::int64_t>(table.rows.size() - most)}});
    cut.notes.insert(cut.notes.end(), table.notes.begin(), table.notes.end());
    return cut;
}

}  // namespace peerplan
