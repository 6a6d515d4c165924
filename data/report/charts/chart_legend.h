// SPDX-License-Identifier: MIT
#pragma once

/// The legend of a chart. It is our own: that of Qt Charts hides what does not fit on one line.

#include <cstddef>
#include <optional>
#include <vector>

#include <QColor>
#include <QPainter>
#include <QRectF>
#include <QString>

#include "data/report/charts/chart_drawing.h"
#include "data/text/language.h"
#include "model/chart.h"

namespace peerplan {

struct LegendEntry {
    QString name;
    QColor colour;
    QRectF place;
    /// Position in the chart; nothing for a band.
    std::optional<std::size_t> series;
};

/// The entries that have a name, in rows of that width; none for one series without a band.
std::vector<LegendEntry> chartLegend(const Chart& chart, const Language& language, int width);

int legendHeight(const std::vector<LegendEntry>& entries);

/// Series that are switched off stand as outlines.
void drawLegend(QPainter& painter, const std::vector<LegendEntry>& entries, const ChartLook& look);

}  // namespace peerplan
