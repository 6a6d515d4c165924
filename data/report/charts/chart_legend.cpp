// SPDX-License-Identifier: MIT
#include "data/report/charts/chart_legend.h"

#include <algorithm>
#include <cmath>

#include <QFontMetricsF>

#include "data/report/charts/chart_shape.h"
#include "data/report/charts/chart_style.h"
#include "data/text/render.h"

namespace peerplan {
namespace {

constexpr int legendRow = 22;
constexpr int swatch = 11;

}  // namespace

std::vector<LegendEntry> chartLegend(const Chart& chart, const Language& language, int width) {
    std::vector<LegendEntry> entries;
    for (std::size_t i = 0; i < chart.series.size(); ++i) {
        entries.push_back(
            {plainName(renderSentence(chart.series[i].name, language)), seriesColour(i), {}, i});
    }
    if (entries.size() == 1 && chart.bands.empty()) entries.clear();
    for (const ChartBand& band : chart.bands) {
        entries.push_back({plainName(renderSentence(band.label, language)), bandColour(), {}, {}});
    }
    entries.erase(std::remove_if(entries.begin(), entries.end(),
                                 [](const LegendEntry& entry) { return entry.name.isEmpty(); }),
                  entries.end());
    const QFontMetricsF metrics(chartFont(chartLabelPixels));
    double x = 0;
    double y = 0;
    for (LegendEntry& entry : entries) {
        const double wide = swatch + 7 + std::ceil(metrics.horizontalAdvance(entry.name)) + 22;
        if (x > 0 && x + wide > width) {
            x = 0;
            y += legendRow;
        }
        entry.place = {x, y, wide, legendRow};
        x += wide;
    }
    return entries;
}

int legendHeight(const std::vector<LegendEntry>& entries) {
    return entries.empty() ? 0 : static_cast<int>(entries.back().place.bottom()) + 4;
}

void drawLegend(QPainter& painter, const std::vector<LegendEntry>& entries, const ChartLook& look) {
    painter.save();
    for (const LegendEntry& entry : entries) {
        const double middle = entry.place.center().y();
        const QRectF square(entry.place.x(), middle - swatch / 2.0, swatch, swatch);
        const bool off = entry.series && look.hides(*entry.series);
        painter.setPen(off ? QPen(axisColour(), 1) : QPen(Qt::NoPen));
        painter.setBrush(off ? QBrush(Qt::NoBrush) : QBrush(entry.colour));
        painter.drawRect(square);
        painter.setPen(off ? axisColour() : inkColour());
        painter.setFont(chartFont(chartLabelPixels));
        // The baseline stands so that the capitals' middle is the swatch's.
        painter.drawText(QPointF(entry.place.x() + swatch + 7, middle + 4.5), entry.name);
    }
    painter.restore();
}

}  // namespace peerplan
