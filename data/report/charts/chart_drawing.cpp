// SPDX-License-Identifier: MIT
#include "data/report/charts/chart_drawing.h"

#include <algorithm>

#include "data/report/charts/chart_builder.h"
#include "data/report/charts/chart_legend.h"
#include "data/report/charts/chart_shape.h"

namespace peerplan {
namespace {

// Of bars that lie.
constexpr int lyingBar = 30;

// Without the values of what is switched off: the rest keeps its place and its colour.
Chart shownOf(const Chart& chart, const ChartLook& look) {
    Chart shown = chart;
    for (std::size_t s = 0; s < shown.series.size(); ++s) {
        if (look.hides(s)) shown.series[s].values.clear();
    }
    return shown;
}

}  // namespace

QSize chartExtent(const Chart& chart, const Language& language, QSize wanted) {
    if (!barsLie(chart, wanted.width())) return wanted;
    const int sets =
        isStacked(chart) ? 1 : static_cast<int>(std::max<std::size_t>(1, chart.series.size()));
    const int each = std::max(lyingBar, 16 * sets + 10);
    const int bars = each * static_cast<int>(chart.categories.size());
    return {wanted.width(), legendHeight(chartLegend(chart, language, wanted.width())) + bars + 60};
}

void drawChart(QPainter& painter, const Chart& chart, const Language& language, QSize extent,
               const ChartLook& look) {
    const auto entries = chartLegend(chart, language, extent.width());
    const int top = legendHeight(entries);
    drawLegend(painter, entries, look);
    const QSize rest(extent.width(), extent.height() - top);
    const Chart shown = shownOf(chart, look);
    ChartBuilder builder(shown, language, rest, barsLie(chart, extent.width()));
    builder.draw(painter, QRectF(0, top, rest.width(), rest.height()));
}

ChartPlaces chartPlaces(const Chart& chart, const Language& language, QSize extent,
                        const ChartLook& look) {
    ChartPlaces places;
    const auto entries = chartLegend(chart, language, extent.width());
    const int top = legendHeight(entries);
    for (const LegendEntry& entry : entries) {
        if (entry.series) places.legend.push_back({*entry.series, entry.place});
    }
    const QSize rest(extent.width(), extent.height() - top);
    const Chart shown = shownOf(chart, look);
    places.lying = barsLie(chart, extent.width());
    const ChartBuilder builder(shown, language, rest, places.lying);
    places.plot = builder.plot().translated(0, top);
    places.marks = builder.marks();
    for (ChartMark& mark : places.marks) mark.bounds.translate(0, top);
    return places;
}

}  // namespace peerplan
