// SPDX-License-Identifier: MIT
#include "data/report/charts/chart_shape.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <QFontMetricsF>

#include "data/report/charts/chart_style.h"
#include "data/text/display_width.h"

namespace peerplan {

QString plainName(const std::string& name, std::size_t columns) {
    return QString::fromStdString(shortened(printable(name), columns));
}

bool isBars(const Chart& chart) {
    return chart.kind == ChartKind::Bars || chart.kind == ChartKind::StackedBars;
}
bool isStacked(const Chart& chart) {
    return chart.kind == ChartKind::StackedBars || chart.kind == ChartKind::StackedArea;
}

double valueAt(const ChartSeries& series, std::size_t i) {
    return i < series.values.size() ? series.values[i] : std::numeric_limits<double>::quiet_NaN();
}

std::size_t placesOf(const Chart& chart) {
    return isBars(chart) ? chart.categories.size() : chart.x.size();
}

void ValueSpan::add(double value) {
    if (!std::isfinite(value)) return;
    least = std::min(least, value);
    most = std::max(most, value);
    whole = whole && value == std::floor(value);
}

ValueSpan valueSpan(const Chart& chart) {
    ValueSpan span;
    for (std::size_t i = 0; i < placesOf(chart); ++i) {
        double above = 0;
        double below = 0;
        for (const ChartSeries& series : chart.series) {
            const double value = valueAt(series, i);
            if (!std::isfinite(value)) continue;
            (value < 0 ? below : above) += value;
            if (!isStacked(chart)) span.add(value);
        }
        if (isStacked(chart)) {
            span.add(above);
            span.add(below);
        }
    }
    for (const ChartBand& band : chart.bands) {
        span.add(band.from);
        span.add(band.to);
    }
    return span;
}

bool barsLie(const Chart& chart, int width) {
    if (!isBars(chart) || chart.categories.empty()) return false;
    const QFontMetricsF metrics(chartFont(chartLabelPixels));
    const double each = (width - 90.0) / static_cast<double>(chart.categories.size());
    for (const std::string& name : chart.categories) {
        if (metrics.horizontalAdvance(plainName(name)) > each - 10) return true;
    }
    return false;
}

}  // namespace peerplan
