// SPDX-License-Identifier: MIT
#pragma once

/// Draws the lines of a map.

#include <vector>

#include <QPainter>
#include <QPointF>

#include "data/report/map/map_strokes.h"
#include "data/report/map/map_style.h"

namespace peerplan {

/// The width of a line, in pixels: it grows with the square root of the load, so that the area of
/// a line does with what it carries. Few widths: lines that are drawn alike take less room in a
/// file.
double strokeWidth(double kbps, double mostKbps, double symbolScale);

/// Draws what was traced for the view. `memory` is used again.
void drawStrokes(QPainter& painter, const MapStrokes& strokes, const MapView& view,
                 const MapColours& colours, std::vector<QPointF>& memory);

}  // namespace peerplan
