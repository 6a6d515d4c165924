// SPDX-License-Identifier: MIT
#include "data/report/xlsx/xlsx_chart.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <utility>
#include <variant>

#include <xlsxwriter.h>

#include "data/report/palette.h"
#include "data/report/words.h"
#include "data/text/cell.h"
#include "data/text/display_width.h"
#include "data/text/render.h"

namespace peerplan {
namespace {

// The library draws 480 by 288 pixels, a row of a sheet has 20.
constexpr double widthScale = 2;
constexpr double heightScale = 1.4;
constexpr std::uint32_t rowsOfChart = 21;
// More names or hours than this run into each other below an axis.
constexpr std::size_t mostLabels = 24;
// Where the axis of durations begins (ChartScale::Duration): a logarithm has no zero.
constexpr double leastDuration = 0.1;
constexpr std::uint32_t bandInk = 0x5a6672;
constexpr std::uint32_t gridInk = 0xdfe4ea;

bool isBars(const Chart& chart) {
    return chart.kind == ChartKind::Bars || chart.kind == ChartKind::StackedBars;
}

bool isStacked(const Chart& chart) {
    return chart.kind == ChartKind::StackedBars || chart.kind == ChartKind::StackedArea;
}

bool isPositioned(const Chart& chart) {
    return chart.kind == ChartKind::Lines || chart.kind == ChartKind::Steps;
}

// Edges of bands are lines, which cannot stand in a stack.
bool showsBands(const Chart& chart) {
    return !chart.bands.empty() && !isStacked(chart);
}

std::uint8_t typeOf(const Chart& chart) {
    switch (chart.kind) {
        case ChartKind::Bars:
            return showsBands(chart) ? LXW_CHART_LINE : LXW_CHART_COLUMN;
        case ChartKind::StackedBars:
            return LXW_CHART_COLUMN_STACKED;
        case ChartKind::StackedArea:
            return LXW_CHART_AREA_STACKED;
        case ChartKind::Lines:
        case ChartKind::Steps:
            return LXW_CHART_SCATTER_STRAIGHT;
    }
    return LXW_CHART_COLUMN;
}

// Each value again where the next begins: straight lines then draw steps.
void drawSteps(Table& table) {
    std::vector<std::vector<Cell>> rows;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        rows.push_back(table.rows[i]);
        if (i + 1 == table.rows.size()) break;
        rows.push_back(table.rows[i]);
        rows.back().front() = table.rows[i + 1].front();
    }
    table.rows = std::move(rows);
}

void drawEdge(Table& table, const Text& name, double value) {
    table.columns.push_back({.key = "edge", .title = name, .kind = CellKind::Number});
    for (auto& row : table.rows) row.emplace_back(value);
}

// What the chart reads: its figures, in the form that draws it.
Table drawnFigures(const Chart& chart, const Language& language) {
    Table table = figuresOf(chart, language);
    if (chart.kind == ChartKind::Steps) drawSteps(table);
    if (isPositioned(chart) && chart.xAxis.scale == ChartScale::Duration) {
        for (auto& row : table.rows) {
            if (auto* at = std::get_if<double>(&row.front())) *at = std::max(*at, leastDuration);
        }
        table.notes.emplace_back(tr("What is sooner than 0.1 s stands at 0.1 s."));
    }
    if (showsBands(chart)) {
        for (const ChartBand& band : chart.bands) {
            const std::string label = renderSentence(band.label, language);
            drawEdge(table, Text(tr("{name}, from"), {{"name", label}}), band.from);
            drawEdge(table, Text(tr("{name}, to"), {{"name", label}}), band.to);
        }
    }
    return table;
}

std::string axisName(const ChartAxis& axis, const Language& language) {
    std::string name = renderSentence(axis.title, language);
    // Durations are in seconds, which other formats write out: `1 min 30 s`.
    std::string unit = axis.scale == ChartScale::Duration ? "s" : axis.unit;
    if (unit.empty()) return name;
    if (name.empty()) return unit;
    name += " (";
    name += unit;
    name += ')';
    return name;
}

void setAxis(lxw_chart_axis* axis, const ChartAxis& asked, bool isNumeric,
             const Language& language) {
    const std::string name = inLabel(axisName(asked, language));
    if (!name.empty()) chart_axis_set_name(axis, name.c_str());
    chart_axis_set_label_position(axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);
    if (!isNumeric) return;
    if (asked.scale == ChartScale::Duration) {
        chart_axis_set_log_base(axis, 10);
        chart_axis_set_min(axis, leastDuration);
        return;
    }
    if (asked.least) chart_axis_set_min(axis, *asked.least);
    if (asked.most) chart_axis_set_max(axis, *asked.most);
}

// Series differ by dashes and marks as well as by colours.
void style(lxw_chart_series* series, const Chart& chart, std::size_t index) {
    constexpr std::array<std::uint8_t, 4> dashes{
        LXW_CHART_LINE_DASH_SOLID, LXW_CHART_LINE_DASH_DASH, LXW_CHART_LINE_DASH_ROUND_DOT,
        LXW_CHART_LINE_DASH_DASH_DOT};
    constexpr std::array<std::uint8_t, 4> marks{LXW_CHART_MARKER_CIRCLE, LXW_CHART_MARKER_DIAMOND,
                                                LXW_CHART_MARKER_SQUARE, LXW_CHART_MARKER_TRIANGLE};
    const std::uint32_t colour = seriesColours[index % seriesColours.size()];
    lxw_chart_fill fill{};
    fill.color = colour;
    lxw_chart_line line{};
    line.color = colour;
    if (isPositioned(chart)) {
        line.width = 2.0F;
        line.dash_type = dashes[index % dashes.size()];
        chart_series_set_line(series, &line);
    } else if (showsBands(chart)) {
        line.none = 1;
        chart_series_set_line(series, &line);
        chart_series_set_marker_type(series, marks[index % marks.size()]);
        chart_series_set_marker_size(series, 9);
        chart_series_set_marker_fill(series, &fill);
    } else {
        chart_series_set_fill(series, &fill);
    }
}

void styleEdge(lxw_chart_series* series) {
    lxw_chart_line line{};
    line.color = bandInk;
    line.width = 1.25F;
    line.dash_type = LXW_CHART_LINE_DASH_DASH;
    chart_series_set_line(series, &line);
    chart_series_set_marker_type(series, LXW_CHART_MARKER_NONE);
}

// Takes the room that a table of the figures' sheet will fill; gives the row of its head.
lxw_row_t reserve(XlsxBook& book, Table table) {
    const lxw_row_t head = book.figuresRow + 1;
    book.figuresRow = head + static_cast<lxw_row_t>(table.rows.size() + table.notes.size()) + 2;
    book.figures.push_back(std::move(table));
    return head;
}

void draw(XlsxSheet& sheet, XlsxBook& book, const Chart& chart) {
    Table figures = drawnFigures(chart, book.language);
    if (book.figuresName.empty()) {
        book.figuresName = book.names.next(book.language.translate(tr("Figures of the charts")));
    }
    const auto rows = static_cast<lxw_row_t>(figures.rows.size());
    const std::size_t columns = figures.columns.size();
    const lxw_row_t head = reserve(book, std::move(figures));

    lxw_chart* drawn = workbook_add_chart(&book.book, typeOf(chart));
    const char* from = book.figuresName.c_str();
    for (std::size_t i = 1; i < columns; ++i) {
        const auto column = static_cast<lxw_col_t>(i);
        lxw_chart_series* series = chart_add_series(drawn, nullptr, nullptr);
        chart_series_set_name_range(series, from, head, column);
        chart_series_set_categories(series, from, head + 1, 0, head + rows, 0);
        chart_series_set_values(series, from, head + 1, column, head + rows, column);
        if (i <= chart.series.size()) {
            style(series, chart, i - 1);
        } else {
            styleEdge(series);
        }
    }
    const std::string title = inLabel(render(chart.title, book.language));
    if (title.empty()) {
        chart_title_off(drawn);
    } else {
        chart_title_set_name(drawn, title.c_str());
        lxw_chart_font font{};
        font.size = 13;
        chart_title_set_name_font(drawn, &font);
    }
    setAxis(drawn->x_axis, chart.xAxis, isPositioned(chart), book.language);
    setAxis(drawn->y_axis, chart.yAxis, true, book.language);
    lxw_chart_line grid{};
    grid.color = gridInk;
    grid.width = 0.75F;
    chart_axis_major_gridlines_set_line(drawn->y_axis, &grid);
    if (!isBars(chart) && !isPositioned(chart) && rows > mostLabels) {
        const auto every = static_cast<std::uint16_t>(rows / (mostLabels / 2));
        chart_axis_set_interval_unit(drawn->x_axis, every);
        chart_axis_set_interval_tick(drawn->x_axis, every);
    }
    chart_legend_set_position(drawn, LXW_CHART_LEGEND_BOTTOM);

    std::string words = inCell(render(chart.alternative, book.language));
    lxw_chart_options options{};
    options.x_scale = widthScale;
    options.y_scale = heightScale;
    options.object_position = LXW_OBJECT_MOVE_DONT_SIZE;
    options.description = words.data();
    worksheet_insert_chart_opt(sheet.sheet, sheet.row, 0, drawn, &options);
    sheet.row += rowsOfChart;
}

}  // namespace

void appendChart(XlsxSheet& sheet, XlsxBook& book, const Chart& chart) {
    const bool hasFigures = !(isBars(chart) ? chart.categories.empty() : chart.x.empty());
    if (hasFigures && !chart.series.empty()) {
        draw(sheet, book, chart);
    } else {
        appendLines(sheet, render(chart.title, book.language), book.formats.heading());
    }
    appendLines(sheet, render(chart.alternative, book.language), book.formats.quiet());
    ++sheet.row;
}

void writeFigures(XlsxBook& book) {
    if (book.figures.empty()) return;
    XlsxSheet sheet = newSheet(book, book.figuresName);
    const auto write = [&](lxw_col_t column, const std::string& words, lxw_format* format) {
        worksheet_write_string(sheet.sheet, sheet.row, column, inCell(words).c_str(), format);
    };
    // Row by row as reserve() counted.
    for (const Table& table : book.figures) {
        write(0, render(table.title, book.language), book.formats.heading());
        ++sheet.row;
        if (sheet.widths.size() < table.columns.size()) sheet.widths.resize(table.columns.size());
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            const Column& column = table.columns[i];
            const std::string head = inLabel(renderSentence(column.title, book.language));
            write(static_cast<lxw_col_t>(i), head, book.formats.head(standsRight(column)));
            sheet.widths[i] =
                std::max(sheet.widths[i], std::min<std::size_t>(displayWidth(head), 30));
        }
        ++sheet.row;
        for (const auto& row : table.rows) {
            for (std::size_t i = 0; i < row.size(); ++i) {
                const auto column = static_cast<lxw_col_t>(i);
                if (const auto* number = std::get_if<double>(&row[i])) {
                    // What is no number leaves a gap.
                    if (!std::isfinite(*number)) continue;
                    worksheet_write_number(sheet.sheet, sheet.row, column, *number,
                                           book.formats.cell(table.columns[i]));
                } else {
                    write(column, writeCell(row[i], table.columns[i], book.language),
                          book.formats.cell(table.columns[i]));
                }
            }
            ++sheet.row;
        }
        for (const Text& note : table.notes) {
            write(0, render(note, book.language), book.formats.quiet());
            ++sheet.row;
        }
        ++sheet.row;
    }
    closeSheet(sheet);
}

}  // namespace peerplan
