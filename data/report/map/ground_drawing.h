// SPDX-License-Identifier: MIT
#pragma once

/// Draws land, waters and borders.

#include <memory>
#include <vector>

#include <QPainter>
#include <QPointF>

#include "data/report/map/ground.h"
#include "data/report/map/map_style.h"
#include "data/report/map/map_view.h"

namespace peerplan {

/// Coarse coast lines from afar, fine ones from near, which are made when first seen. Memory is
/// used again.
class GroundDrawing {
  public:
    explicit GroundDrawing(const Projection& projection);

    /// Land, waters and borders in a view of one world, cut at its sides; the sea is painted.
    void draw(QPainter& painter, const MapView& view, const MapColours& colours);

  private:
    void drawShape(QPainter& painter, const MapView& view, const MapGround& ground,
                   const MapGround::Shape& shape);
    bool toPixels(const MapView& view, std::span<const PlanePoint> points);

    Projection m_projection;
    MapGround m_coarse;
    std::unique_ptr<MapGround> m_fine;
    std::vector<PlanePoint> m_outline;
    std::vector<QPointF> m_pixels;
    RingClipper m_clipper;
};

}  // namespace peerplan
