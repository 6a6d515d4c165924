// SPDX-License-Identifier: MIT
#include "data/report/map/ground_drawing.h"

#include <algorithm>
#include <cmath>

#include "data/report/map/line_drawing.h"

namespace peerplan {
namespace {

// Pixels a radius of the Earth from which the coarse coast lines show their corners.
constexpr double fineFrom = 500;
// Shapes and steps of coast lines that are smaller, in pixels, add nothing to see.
constexpr double leastLand = 0.6;

double rounded(double value) {
    return std::round(value * 10) / 10;
}

QColor fillOf(WorldLineKind kind, const MapColours& colours) {
    if (kind == WorldLineKind::Land) return colours.land;
    return colours.sea.alpha() > 0 ? colours.sea : colours.paper;
}

}  // namespace

GroundDrawing::GroundDrawing(const Projection& projection)
    : m_projection(projection), m_coarse(worldLines(WorldDetail::Coarse), projection) {}

void GroundDrawing::draw(QPainter& painter, const MapView& view, const MapColours& colours) {
    const bool close = view.scale > fineFrom;
    if (close && !m_fine) {
        m_fine = std::make_unique<MapGround>(worldLines(WorldDetail::Fine), m_projection);
    }
    const MapGround& ground = close ? *m_fine : m_coarse;
    const PlaneBox seen = view.seen();
    for (const MapGround::Shape& shape : ground.shapes()) {
        const double reach =
            std::max(shape.box.most.x - shape.box.least.x, shape.box.most.y - shape.box.least.y);
        if (!seen.meets(shape.box) || reach * view.scale < leastLand) continue;
        if (shape.kind == WorldLineKind::Border) {
            if (!view.layers.borders) continue;
            painter.setPen(QPen(colours.border, 0.7 * view.symbolScale));
            painter.setBrush(Qt::NoBrush);
        } else {
            painter.setPen(Qt::NoPen);
            painter.setBrush(fillOf(shape.kind, colours));
        }
        drawShape(painter, view, ground, shape);
    }
}

// Fills the outline; true if all of it is in the view.
bool GroundDrawing::toPixels(const MapView& view, std::span<const PlanePoint> points) {
    m_outline.clear();
    PlaneBox reached;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (isBreak(points[i])) {
            m_outline.push_back(points[i]);
            continue;
        }
        const QPointF at = view.toScreen(points[i]);
        const PlanePoint pixel{rounded(at.x()), rounded(at.y())};
        const bool ends = i + 1 == points.size() || isBreak(points[i + 1]);
        if (!ends && !m_outline.empty() && std::abs(pixel.x - m_outline.back().x) < leastLand &&
            std::abs(pixel.y - m_outline.back().y) < leastLand) {
            continue;
        }
        m_outline.push_back(pixel);
        reached.add(pixel);
    }
    return PlaneBox{{0, 0}, {view.size.width(), view.size.height()}}.holds(reached);
}

void GroundDrawing::drawShape(QPainter& painter, const MapView& view, const MapGround& ground,
                              const MapGround::Shape& shape) {
    const PlaneBox frame{{0, 0}, {view.size.width(), view.size.height()}};
    const bool inside = toPixels(view, ground.points(shape));
    if (shape.kind != WorldLineKind::Border) {
        const auto ring =
            inside ? std::span<const PlanePoint>(m_outline) : m_clipper.clip(m_outline, frame);
        if (ring.size() < 3) return;
        m_pixels.clear();
        for (const PlanePoint p : ring) m_pixels.emplace_back(p.x, p.y);
        painter.drawPolygon(m_pixels.data(), static_cast<int>(m_pixels.size()));
        return;
    }
    if (inside) {
        drawPolyline(painter, m_outline, m_pixels);
        return;
    }
    for (std::size_t i = 1; i < m_outline.size(); ++i) {
        PlanePoint from = m_outline[i - 1];
        PlanePoint to = m_outline[i];
        if (isBreak(from) || isBreak(to) || !clipSegment(from, to, frame)) continue;
        painter.drawLine(QPointF(from.x, from.y), QPointF(to.x, to.y));
    }
}

}  // namespace peerplan
