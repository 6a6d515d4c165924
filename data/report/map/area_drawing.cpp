// SPDX-License-Identifier: MIT
#include "data/report/map/area_drawing.h"

#include <algorithm>
#include <array>

#include <QFontMetricsF>

#include "data/report/charts/chart_style.h"
#include "data/report/map/convex_hull.h"
#include "data/report/palette.h"
#include "data/text/display_width.h"

namespace peerplan {
namespace {

// Pixels before MapView::symbolScale: how far the tint reaches around a place.
constexpr double around = 22;
constexpr int namePixels = 12;
constexpr std::size_t longestName = 24;
constexpr double sliver = 0.2;
// A place in ten may stand in the area of others.
constexpr double mostForeign = 0.1;

// The dashes of outlines, for who prints in grey, in widths of the line; the first is solid.
const std::array<QList<qreal>, 4> dashes{{{}, {7, 4}, {2, 3}, {9, 3, 2, 3}}};

bool within(const std::vector<PlanePoint>& corners, PlanePoint p) {
    if (corners.size() < 3) return false;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const PlanePoint a = corners[i];
        const PlanePoint b = corners[(i + 1) % corners.size()];
        if ((b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x) < 0) return false;
    }
    return true;
}

QColor colourOf(std::size_t area) {
    return QColor::fromRgb(seriesColours[area % seriesColours.size()]);
}

// The two sides of the widest gap between the places, where that is not the way around the seam:
// an area on both sides of the seam is two.
double cutOf(std::vector<double> xs, double world) {
    std::sort(xs.begin(), xs.end());
    double widest = xs.front() + world - xs.back();
    double cut = PlaneBox::far;
    for (std::size_t i = 1; i < xs.size(); ++i) {
        if (xs[i] - xs[i - 1] <= widest) continue;
        widest = xs[i] - xs[i - 1];
        cut = (xs[i] + xs[i - 1]) / 2;
    }
    return cut;
}

}  // namespace

QPen areaPen(std::size_t area, double symbolScale) {
    constexpr int strong = 210;
    QColor colour = colourOf(area);
    colour.setAlpha(strong);
    QPen pen(colour, 1.3 * symbolScale, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    const QList<qreal>& dash = dashes[area % dashes.size()];
    if (!dash.empty()) pen.setDashPattern(dash);
    return pen;
}

QBrush areaBrush(std::size_t area, const MapColours& colours) {
    constexpr int faint = 34;
    constexpr int faintOnDark = 58;
    QColor colour = colourOf(area);
    colour.setAlpha(colours.ink.lightness() > colours.paper.lightness() ? faintOnDark : faint);
    return colour;
}

void AreaDrawing::show(const MapScene& scene) {
    m_hulls.clear();
    m_names.clear();
    const double world = scene.projection().worldWidth();
    const std::vector<MapArea>& areas = scene.map().areas;
    for (std::uint32_t a = 0; a < areas.size(); ++a) {
        m_names.push_back(QString::fromStdString(shortened(printable(areas[a].name), longestName)));
        if (areas[a].places.empty()) continue;
        std::vector<double> xs;
        for (const std::uint32_t place : areas[a].places) xs.push_back(scene.places()[place].x);
        const double cut = cutOf(std::move(xs), world);
        for (const bool east : {false, true}) {
            std::vector<PlanePoint> points;
            for (const std::uint32_t place : areas[a].places) {
                const PlanePoint at = scene.places()[place];
                if ((at.x > cut) == east) points.push_back(at);
            }
            if (points.empty()) continue;
            Hull hull{a, convexHull(points), {}};
            for (const PlanePoint corner : hull.corners) hull.box.add(corner);
            m_hulls.push_back(std::move(hull));
        }
    }
}

void AreaDrawing::draw(QPainter& painter, const MapView& view, const MapColours& colours) {
    // Outlines end beyond the sides.
    const double beyond = 4 * view.symbolScale;
    const PlaneBox frame{{-beyond, -beyond},
                         {view.size.width() + beyond, view.size.height() + beyond}};
    painter.setRenderHint(QPainter::Antialiasing, !view.moving);
    for (const Hull& hull : m_hulls) {
        m_pixels.clear();
        PlaneBox box;
        for (const PlanePoint corner : hull.corners) {
            const QPointF at = view.toScreen(corner);
            m_pixels.push_back({at.x(), at.y()});
            box.add(m_pixels.back());
        }
        const double wide = around * view.symbolScale;
        box = {{box.least.x - wide, box.least.y - wide}, {box.most.x + wide, box.most.y + wide}};
        if (!frame.meets(box)) continue;
        const std::vector<PlanePoint> outline = widenedHull(m_pixels, wide);
        m_points.clear();
        for (const PlanePoint p : m_clipper.clip(outline, frame)) m_points.emplace_back(p.x, p.y);
        if (m_points.size() < 3) continue;
        painter.setPen(areaPen(hull.area, view.symbolScale));
        painter.setBrush(areaBrush(hull.area, colours));
        painter.drawPolygon(m_points.data(), static_cast<int>(m_points.size()));
        m_named.push_back({hull.area, QRectF(QPointF(box.least.x, box.least.y),
                                             QPointF(box.most.x, box.most.y))});
    }
    painter.setRenderHint(QPainter::Antialiasing);
}

void AreaDrawing::drawNames(QPainter& painter, const MapView& view, const MapColours& colours,
                            LabelLayout& labels) {
    const double scale = view.symbolScale;
    const QFont font = chartFont(std::max(1, static_cast<int>(namePixels * scale)), true);
    const QFontMetricsF metrics(font);
    const QRectF frame(QPointF(0, 0), view.size);
    painter.setFont(font);
    for (const Named& named : m_named) {
        const QSizeF size(metrics.horizontalAdvance(m_names[named.area]) + 16 * scale, 17 * scale);
        const QRectF box = named.box.intersected(frame);
        // A sliver of an area is not worth a name, unless it fills the view.
        const double seen = box.width() * box.height();
        if (seen < sliver * named.box.width() * named.box.height() &&
            seen < sliver * frame.width() * frame.height()) {
            continue;
        }
        const auto at = [&](double x, double y) {
            return QRectF(box.left() + x * box.width(), box.top() + y * box.height(), 0, 0);
        };
        for (const QRectF& anchor : {at(.5, .12), at(.5, .9), at(.5, .5), at(.25, .3), at(.75, .3),
                                     at(.25, .7), at(.75, .7)}) {
            const auto room = labels.place(anchor, size);
            if (!room) continue;
            // The outline of the area in little says whose name it is.
            painter.setPen(areaPen(named.area, scale));
            painter.setBrush(areaBrush(named.area, colours));
            painter.drawRoundedRect(*room, 4 * scale, 4 * scale);
            // Letters in a picture of lines take the opacity of the brush.
            painter.setBrush(Qt::NoBrush);
            painter.setPen(colours.ink);
            painter.drawText(QPointF(room->left() + 8 * scale, room->bottom() - 4.6 * scale),
                             m_names[named.area]);
            break;
        }
    }
}

bool AreaDrawing::readable(const MapScene& scene) const {
    const std::vector<MapArea>& areas = scene.map().areas;
    if (areas.size() < 2 || areas.size() > seriesColours.size()) return false;
    std::size_t members = 0;
    std::size_t foreign = 0;
    for (std::uint32_t a = 0; a < areas.size(); ++a) {
        for (const std::uint32_t place : areas[a].places) {
            ++members;
            const PlanePoint at = scene.places()[place];
            foreign += std::any_of(m_hulls.begin(), m_hulls.end(), [&](const Hull& hull) {
                return hull.area != a && within(hull.corners, at);
            });
        }
    }
    return static_cast<double>(foreign) <= mostForeign * static_cast<double>(members);
}

}  // namespace peerplan
