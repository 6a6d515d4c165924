// SPDX-License-Identifier: MIT
// Where the values of a chart stand, for who points at them.

#include <cmath>

#include "data/report/charts/chart_builder.h"
#include "data/report/charts/chart_shape.h"

namespace peerplan {
namespace {

/// What areas are stacked on, whatever its sign.
double belowPoint(const Chart& chart, std::size_t s, std::size_t i) {
    double sum = 0;
    for (std::size_t under = 0; under < s; ++under) {
        const double other = valueAt(chart.series[under], i);
        if (std::isfinite(other)) sum += other;
    }
    return sum;
}

}  // namespace

// A place on the axis of categories or positions, and a value, in the drawing.
QPointF ChartBuilder::positionOf(double along, double value) const {
    const QPointF at = m_lying ? QPointF(value, along) : QPointF(along, value);
    return m_chart->mapToPosition(at, m_chart->series().constFirst());
}

QRectF ChartBuilder::barAt(std::size_t s, std::size_t i) const {
    const double value = valueAt(m_data.series[s], i);
    double left = static_cast<double>(placeOf(i)) - barWidth / 2;
    double wide = barWidth;
    if (!isStacked(m_data)) {
        wide /= static_cast<double>(m_data.series.size());
        // placeOf and seriesAt turn both orders around, and back.
        left += static_cast<double>(seriesAt(s)) * wide;
    }
    const double from = below(s, i);
    return QRectF(positionOf(left, clampedY(from)), positionOf(left + wide, clampedY(from + value)))
        .normalized();
}

QRectF ChartBuilder::pointAt(std::size_t s, std::size_t i) const {
    const double value = valueAt(m_data.series[s], i);
    const double from = isStacked(m_data) ? belowPoint(m_data, s, i) : 0;
    const QPointF at = positionOf(clampedX(m_data.x[i]), clampedY(from + value));
    if (!isStacked(m_data)) return {at, QSizeF(0, 0)};
    return QRectF(positionOf(clampedX(m_data.x[i]), clampedY(from)), at).normalized();
}

std::vector<ChartMark> ChartBuilder::marks() const {
    std::vector<ChartMark> found;
    if (m_chart->series().isEmpty()) return found;
    for (std::size_t i = 0; i < placesOf(m_data); ++i) {
        for (std::size_t s = 0; s < m_data.series.size(); ++s) {
            if (!std::isfinite(valueAt(m_data.series[s], i))) continue;
            found.push_back({s, i, isBars(m_data) ? barAt(s, i) : pointAt(s, i)});
        }
    }
    return found;
}

}  // namespace peerplan
