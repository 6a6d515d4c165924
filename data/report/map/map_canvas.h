// SPDX-License-Identifier: MIT
#pragma once

/// Draws a map again and again while a reader moves, zooms and points: what windows and reports
/// share.

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include <QPainter>
#include <QPointF>
#include <QRectF>

#include "data/report/map/map_scene.h"
#include "data/report/map/map_view.h"

namespace peerplan {

/// Symbols that would overlap are drawn as one, which stands for all its places; lines between the
/// same two symbols as one as well. Drawing uses the memory of the drawing before. For the thread
/// that owns QApplication.
class MapCanvas {
  public:
    explicit MapCanvas(const Projection& projection);
    ~MapCanvas();
    MapCanvas(const MapCanvas&) = delete;
    MapCanvas& operator=(const MapCanvas&) = delete;

    /// The map that is drawn from now on, such as the same one after a failure.
    void show(NetworkMap map);
    /// The same map in another state, in time of what is seen and what changes; `changes` are
    /// against the map as `show` took it.
    void change(const MapChanges& changes);
    const MapScene& scene() const;
    /// Whether its areas can be told apart (AreaDrawing::readable).
    bool areasReadable() const;

    /// A view of that size in which every place is seen, with room for names around them; at least
    /// some 800 km across.
    MapView fitted(QSizeF size) const;

    /// Draws the view into the rectangle from the origin to its size; nothing outside.
    void draw(QPainter& painter, const MapView& view);

    // What follows is of the view that was drawn last.

    /// The places of the symbol at a pixel, most important first; empty where there is none. Valid
    /// until the next drawing. Linear in the symbols that are seen.
    std::span<const std::uint32_t> placesAt(QPointF pixel) const;
    /// The lines that are drawn as the one nearest to a pixel, if it is within 5 pixels, most
    /// loaded first. Valid until the next drawing. Linear in the lines that are seen.
    std::span<const std::uint32_t> linesAt(QPointF pixel) const;

    /// A symbol that was drawn: its places and the box around it.
    struct Symbol {
        std::span<const std::uint32_t> places;
        QPointF centre;
        QRectF box;
    };
    std::size_t symbolCount() const;
    Symbol symbol(std::size_t i) const;

    /// A line that was drawn: the lines of the map that it stands for, and its points, with breaks
    /// (isBreak).
    struct Stroke {
        std::span<const std::uint32_t> lines;
        std::span<const PlanePoint> points;
        double width = 0;
    };
    std::size_t strokeCount() const;
    /// Lines of the map that were left out by MapView::mostLines.
    std::size_t linesLeftOut() const;
    Stroke stroke(std::size_t i) const;

    /// The boxes of the names that were drawn, of areas too.
    std::span<const QRectF> names() const;

    /// The load of the widest line, in kbit/s, and the width of a line of that load, in pixels.
    double mostKbps() const;
    double widthOf(double kbps, double symbolScale = 1) const;

  private:
    struct Parts;
    std::unique_ptr<Parts> m_parts;
};

}  // namespace peerplan
