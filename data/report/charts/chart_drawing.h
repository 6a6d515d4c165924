// SPDX-License-Identifier: MIT
#pragma once

/// A chart drawn on any painter: the part that reports and windows share.

#include <cstddef>
#include <vector>

#include <QPainter>
#include <QRectF>
#include <QSize>

#include "data/text/language.h"
#include "model/chart.h"

namespace peerplan {

/// Which series of a chart a person has switched off; a report has none.
struct ChartLook {
    std::vector<bool> hidden;
    bool hides(std::size_t series) const { return series < hidden.size() && hidden[series]; }
};

/// The size that a chart takes when asked to be `wanted`: bars that lie need a height of their own.
QSize chartExtent(const Chart& chart, const Language& language, QSize wanted);

/// Draws legend and chart into the rectangle from the origin to `extent`. Names are never read as
/// rich text, and nothing is drawn outside the axes. Series keep their colours while others are
/// switched off.
void drawChart(QPainter& painter, const Chart& chart, const Language& language, QSize extent,
               const ChartLook& look = {});

/// Where one value stands in a drawing: of a bar, or a layer of an area, its extent; of a line the
/// point, without extent.
struct ChartMark {
    std::size_t series = 0;
    /// Position of the category, or of the point.
    std::size_t place = 0;
    QRectF bounds;
};

/// Where things stand in the drawing that drawChart makes of the same arguments.
struct ChartPlaces {
    struct Name {
        std::size_t series = 0;
        QRectF bounds;
    };
    /// The rectangle of the axes.
    QRectF plot;
    /// Categories stand below each other.
    bool lying = false;
    /// In the order of places, then of series.
    std::vector<ChartMark> marks;
    /// Series in the legend; none where there is no legend.
    std::vector<Name> legend;
};

ChartPlaces chartPlaces(const Chart& chart, const Language& language, QSize extent,
                        const ChartLook& look = {});

}  // namespace peerplan
