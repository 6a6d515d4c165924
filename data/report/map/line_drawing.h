// SPDX-License-Identifier: MIT
#pragma once

/// Draws lines that may have breaks.

#include <span>
#include <vector>

#include <QPainter>
#include <QPointF>

#include "data/report/map/projection.h"

namespace peerplan {

/// With the painter's pen, a polyline a part between breaks (isBreak); `memory` is used again.
void drawPolyline(QPainter& painter, std::span<const PlanePoint> points,
                  std::vector<QPointF>& memory);

}  // namespace peerplan
