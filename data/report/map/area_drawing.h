// SPDX-License-Identifier: MIT
#pragma once

/// Draws the areas of a map: a tint around the places of each.

#include <cstdint>
#include <span>
#include <vector>

#include <QPainter>
#include <QPointF>
#include <QString>

#include "data/report/map/label_layout.h"
#include "data/report/map/map_scene.h"
#include "data/report/map/map_style.h"
#include "data/report/map/map_view.h"

namespace peerplan {

class AreaDrawing {
  public:
    /// Takes the areas of another map. O(n log n) in their places.
    void show(const MapScene& scene);

    /// Tints them, in a view of one world.
    void draw(QPainter& painter, const MapView& view, const MapColours& colours);
    /// Where each of what was tinted since `begin` has room for its name, that is written.
    void drawNames(QPainter& painter, const MapView& view, const MapColours& colours,
                   LabelLayout& labels);
    /// Before a drawing.
    void begin() { m_named.clear(); }

    /// Whether a reader can tell them apart: no more than there are colours, and hardly a place
    /// stands in the area of others.
    bool readable(const MapScene& scene) const;

  private:
    /// Places of one area on one side of the seam.
    struct Hull {
        std::uint32_t area = 0;
        std::vector<PlanePoint> corners;
        PlaneBox box;
    };
    struct Named {
        std::uint32_t area = 0;
        QRectF box;
    };
    std::vector<Hull> m_hulls;
    std::vector<QString> m_names;
    std::vector<Named> m_named;
    std::vector<PlanePoint> m_pixels;
    std::vector<QPointF> m_points;
    RingClipper m_clipper;
};

/// Of the area at that position: its outline and its tint.
QPen areaPen(std::size_t area, double symbolScale);
QBrush areaBrush(std::size_t area, const MapColours& colours);

}  // namespace peerplan
