// SPDX-License-Identifier: MIT
#pragma once

/// A chart drawn on any painter: the part that reports and windows share.

#include <QPainter>
#include <QSize>

#include "data/text/language.h"
#include "model/chart.h"

namespace peerplan {

/// The size that a chart takes when asked to be `wanted`: bars that lie need a height of their own.
QSize chartExtent(const Chart& chart, const Language& language, QSize wanted);

/// Draws legend and chart into the rectangle from the origin to `extent`. Names are never read as
/// rich text, and nothing is drawn outside the axes.
void drawChart(QPainter& painter, const Chart& chart, const Language& language, QSize extent);

}  // namespace peerplan
