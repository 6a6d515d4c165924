// SPDX-License-Identifier: MIT
#include "data/report/map/map_canvas.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include <QFontMetricsF>
#include <QString>

#include "data/report/charts/chart_style.h"
#include "data/report/map/clusters.h"
#include "data/report/map/ground_drawing.h"
#include "data/report/map/label_layout.h"
#include "data/report/map/line_drawing.h"
#include "data/report/map/map_strokes.h"
#include "data/report/map/map_style.h"
#include "data/report/map/map_symbols.h"
#include "data/report/map/symbol_groups.h"
#include "data/text/display_width.h"

namespace peerplan {
namespace {

// Pixels, before MapView::symbolScale.
constexpr double clusterRadius = 15;
constexpr double lineReach = 5;
constexpr double leastWidth = 0.8;
constexpr double mostWidth = 5.5;
constexpr int namePixels = 11;
constexpr int countPixels = 9;
// Names that are tried a drawing: more find no room on any screen.
constexpr std::size_t mostNames = 250;
constexpr std::size_t longestName = 28;
// 800 km in radii of the Earth.
constexpr double leastExtent = 0.125;

}  // namespace

struct MapCanvas::Parts {
    explicit Parts(const Projection& of) : projection(of), ground(of), scene(NetworkMap(), of) {}

    /// A cluster in the view.
    struct Seen {
        std::uint32_t drawn = 0;
        QPointF centre;
        QRectF box;
    };

    Projection projection;
    GroundDrawing ground;
    MapScene scene;

    /// For which view the following were made.
    double builtScale = 0;
    double builtSymbols = 0;
    std::size_t builtMostLines = 0;
    std::size_t builtMostSymbols = 0;
    MapLayers builtLayers;
    std::vector<std::uint32_t> order;
    Clusters clusters;
    MapStrokes strokes;
    /// Those to be named first come first.
    std::vector<SymbolGroup> drawn;

    std::vector<Seen> seen;
    LabelLayout labels;
    /// The places whose names have the boxes of `labels`.
    std::vector<std::uint32_t> named;
    std::vector<QString> names;
    std::vector<double> nameWidths;
    std::vector<QPointF> pixels;

    void build(const MapView& view);
    void drawStrokes(QPainter& painter, const MapView& view, const MapColours& colours);
    void findSeen(const MapView& view);
    void drawSymbols(QPainter& painter, const MapView& view, const MapColours& colours);
    void drawNames(QPainter& painter, const MapView& view, const MapColours& colours);
    void ringChosen(QPainter& painter, const MapView& view, const MapColours& colours);
    double nameWidth(std::uint32_t place);
    double widthOf(double kbps, double symbolScale) const;
};

double MapCanvas::Parts::widthOf(double kbps, double symbolScale) const {
    const double most = strokes.mostKbps();
    const double share = most > 0 ? std::clamp(kbps / most, 0.0, 1.0) : 0;
    const double width = symbolScale * (leastWidth + (mostWidth - leastWidth) * std::sqrt(share));
    // Few widths: lines that are drawn alike take less room in a file.
    return std::round(width * 5) / 5;
}

void MapCanvas::Parts::build(const MapView& view) {
    if (view.scale == builtScale && view.symbolScale == builtSymbols &&
        view.mostLines == builtMostLines && view.mostSymbols == builtMostSymbols &&
        view.layers == builtLayers) {
        return;
    }
    builtScale = view.scale;
    builtSymbols = view.symbolScale;
    builtMostLines = view.mostLines;
    builtMostSymbols = view.mostSymbols;
    builtLayers = view.layers;
    order.clear();
    for (const std::uint32_t place : scene.byImportance()) {
        if (view.layers.shows(scene.map().places[place].kind)) order.push_back(place);
    }
    double radius = clusterRadius * view.symbolScale / view.scale;
    clusters.build(scene.places(), order, radius);
    constexpr double wider = 1.3;
    while (view.mostSymbols > 0 && clusters.size() > view.mostSymbols) {
        radius *= wider;
        clusters.build(scene.places(), order, radius);
    }
    strokes.build(scene, clusters, view.layers, view.mostLines);
    groupSymbols(scene, clusters, view.symbolScale, drawn);
}

void MapCanvas::Parts::drawStrokes(QPainter& painter, const MapView& view,
                                   const MapColours& colours) {
    strokes.trace(scene, clusters, view);
    painter.setBrush(Qt::NoBrush);
    painter.setRenderHint(QPainter::Antialiasing, !view.moving);
    for (const MapStrokes::Traced& traced : strokes.traced()) {
        const MapStrokes::Merged& merged = strokes.merged()[traced.merged];
        const double width = widthOf(merged.kbps, view.symbolScale);
        const std::span<const PlanePoint> points = strokes.points(traced);
        const auto members = strokes.members(merged);
        const bool chosen =
            std::any_of(view.chosenLines.begin(), view.chosenLines.end(), [&](std::uint32_t line) {
                return std::find(members.begin(), members.end(), line) != members.end();
            });
        if (chosen) {
            painter.setPen(QPen(colours.ink, width + 6 * view.symbolScale));
            drawPolyline(painter, points, pixels);
        }
        if (merged.kind == MapLineKind::Circuit) {
            painter.setPen(QPen(colours.paper, width + 2.4 * view.symbolScale));
            drawPolyline(painter, points, pixels);
        }
        QPen pen = linePen(merged.kind, merged.mood, merged.down, width, colours);
        if (view.moving) pen.setStyle(Qt::SolidLine);
        painter.setPen(pen);
        drawPolyline(painter, points, pixels);
        if (merged.down && points.size() > 1) {
            const PlanePoint middle = points[points.size() / 2];
            if (!isBreak(middle)) {
                drawCross(painter, {middle.x, middle.y}, 4.5 * view.symbolScale, colours);
            }
        }
    }
    painter.setRenderHint(QPainter::Antialiasing);
}

void MapCanvas::Parts::findSeen(const MapView& view) {
    seen.clear();
    const QRectF frame(QPointF(0, 0), view.size);
    for (std::uint32_t d = 0; d < drawn.size(); ++d) {
        const std::uint32_t founder = clusters.founder(drawn[d].cluster);
        const QPointF centre = view.toScreen(scene.places()[founder]);
        if (!frame.contains(centre)) continue;
        seen.push_back({d, centre, drawn[d].box(centre, view.symbolScale)});
    }
}

void MapCanvas::Parts::drawSymbols(QPainter& painter, const MapView& view,
                                   const MapColours& colours) {
    const QFont font =
        chartFont(std::max(1, static_cast<int>(countPixels * view.symbolScale)), true);
    const QFontMetricsF metrics(font);
    // The most important on top.
    for (std::size_t i = seen.size(); i-- > 0;) {
        const SymbolGroup& one = drawn[seen[i].drawn];
        for (std::size_t kind = 0; kind < mapPlaceKinds; ++kind) {
            const auto of = static_cast<MapPlaceKind>(kind);
            if (!one.has(of) || of == one.main) continue;
            drawSymbol(painter, of, seen[i].centre + one.offset(of, view.symbolScale),
                       satelliteRadius * view.symbolScale, one.mood[kind], one.down[kind] > 0,
                       colours);
        }
        const auto kind = static_cast<std::size_t>(one.main);
        drawSymbol(painter, one.main, seen[i].centre, one.radius, one.mood[kind],
                   one.down[kind] == one.count[kind], colours);
    }
    painter.setFont(font);
    painter.setBrush(Qt::NoBrush);
    for (const Seen& at : seen) {
        const SymbolGroup& one = drawn[at.drawn];
        const std::uint32_t count = one.count[static_cast<std::size_t>(one.main)];
        if (count < 2) continue;
        const QString digits = QString::number(count);
        painter.setPen(one.main == MapPlaceKind::Office ? colours.paper : colours.ink);
        painter.drawText(
            at.centre + QPointF(-metrics.horizontalAdvance(digits) / 2, metrics.capHeight() / 2),
            digits);
    }
}

double MapCanvas::Parts::nameWidth(std::uint32_t place) {
    if (nameWidths[place] < 0) {
        names[place] = QString::fromStdString(
            shortened(printable(scene.map().places[place].name), longestName));
        nameWidths[place] = QFontMetricsF(chartFont(namePixels)).horizontalAdvance(names[place]);
    }
    return nameWidths[place];
}

void MapCanvas::Parts::drawNames(QPainter& painter, const MapView& view,
                                 const MapColours& colours) {
    labels.begin(QRectF(QPointF(0, 0), view.size));
    for (const Seen& one : seen) labels.block(one.box);
    if (!view.layers.names) return;
    const double scale = view.symbolScale;
    const QFont font = chartFont(std::max(1, static_cast<int>(namePixels * scale)));
    painter.setFont(font);
    QColor behind = colours.paper;
    constexpr int mostlyOpaque = 190;
    behind.setAlpha(mostlyOpaque);
    const double high = 14 * scale;
    named.clear();
    std::size_t tried = 0;
    for (const Seen& one : seen) {
        if (++tried > mostNames) break;
        const std::uint32_t place = clusters.founder(drawn[one.drawn].cluster);
        const double width = nameWidth(place) * scale;
        if (width <= 0) continue;
        if (labels.place(one.box, {width + 4 * scale, high})) named.push_back(place);
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(behind);
    for (const QRectF& box : labels.placed()) painter.drawRect(box);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(colours.ink);
    for (std::size_t i = 0; i < named.size(); ++i) {
        const QRectF& box = labels.placed()[i];
        painter.drawText(QPointF(box.left() + 2 * scale, box.bottom() - 3.4 * scale),
                         names[named[i]]);
    }
}

void MapCanvas::Parts::ringChosen(QPainter& painter, const MapView& view,
                                  const MapColours& colours) {
    painter.setPen(QPen(moodColour(Mood::Watch, colours), 2.5 * view.symbolScale));
    painter.setBrush(Qt::NoBrush);
    for (const std::uint32_t place : view.chosenPlaces) {
        if (place >= scene.places().size()) continue;
        const std::uint32_t cluster = clusters.clusterOf(place);
        for (const Seen& one : seen) {
            if (drawn[one.drawn].cluster != cluster) continue;
            const double radius = drawn[one.drawn].radius + 4 * view.symbolScale;
            painter.drawEllipse(one.centre, radius, radius);
        }
    }
}

MapCanvas::MapCanvas(const Projection& projection) : m_parts(std::make_unique<Parts>(projection)) {}
MapCanvas::~MapCanvas() = default;

void MapCanvas::show(NetworkMap map) {
    Parts& parts = *m_parts;
    parts.scene = MapScene(std::move(map), parts.projection, &parts.scene);
    parts.names.assign(parts.scene.places().size(), QString());
    parts.nameWidths.assign(parts.scene.places().size(), -1);
    parts.builtScale = 0;
    parts.seen.clear();
}

const MapScene& MapCanvas::scene() const {
    return m_parts->scene;
}

MapView MapCanvas::fitted(QSizeF size) const {
    PlaneBox box = m_parts->scene.extent();
    if (box.empty()) {
        constexpr double north = 75;
        constexpr double south = -58;
        box.add(m_parts->projection.at(north, -180));
        box.add(m_parts->projection.at(south, 180));
        box.add(m_parts->projection.at(0, -180));
        box.add(m_parts->projection.at(0, 180));
    }
    MapView view;
    view.size = size;
    view.centre = {(box.least.x + box.most.x) / 2, (box.least.y + box.most.y) / 2};
    // Room for symbols and names at the sides.
    const double besides = std::min(70.0, size.width() / 8);
    const double above = std::min(30.0, size.height() / 8);
    const double wide = std::max(box.most.x - box.least.x, leastExtent);
    const double high = std::max(box.most.y - box.least.y, leastExtent * 0.6);
    view.scale = std::max(
        1.0, std::min((size.width() - 2 * besides) / wide, (size.height() - 2 * above) / high));
    return view;
}

void MapCanvas::draw(QPainter& painter, const MapView& view) {
    Parts& parts = *m_parts;
    const MapColours& colours = mapColours(view.shade);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    parts.build(view);
    parts.ground.draw(painter, view, colours);
    parts.drawStrokes(painter, view, colours);
    parts.findSeen(view);
    parts.drawNames(painter, view, colours);
    parts.drawSymbols(painter, view, colours);
    parts.ringChosen(painter, view, colours);
    painter.restore();
}

std::span<const std::uint32_t> MapCanvas::placesAt(QPointF pixel) const {
    const Parts& parts = *m_parts;
    for (const Parts::Seen& one : parts.seen) {
        if (one.box.adjusted(-1, -1, 1, 1).contains(pixel)) {
            return parts.clusters.members(parts.drawn[one.drawn].cluster);
        }
    }
    return {};
}

std::span<const std::uint32_t> MapCanvas::linesAt(QPointF pixel) const {
    const MapStrokes& strokes = m_parts->strokes;
    const auto* traced = strokes.nearest({pixel.x(), pixel.y()}, lineReach);
    if (traced == nullptr) return {};
    return strokes.members(strokes.merged()[traced->merged]);
}

std::size_t MapCanvas::symbolCount() const {
    return m_parts->seen.size();
}

MapCanvas::Symbol MapCanvas::symbol(std::size_t i) const {
    const Parts::Seen& one = m_parts->seen[i];
    return {m_parts->clusters.members(m_parts->drawn[one.drawn].cluster), one.centre, one.box};
}

std::size_t MapCanvas::strokeCount() const {
    return m_parts->strokes.traced().size();
}

MapCanvas::Stroke MapCanvas::stroke(std::size_t i) const {
    const MapStrokes& strokes = m_parts->strokes;
    const MapStrokes::Traced& traced = strokes.traced()[i];
    const MapStrokes::Merged& merged = strokes.merged()[traced.merged];
    return {strokes.members(merged), strokes.points(traced),
            m_parts->widthOf(merged.kbps, m_parts->builtSymbols)};
}

std::span<const QRectF> MapCanvas::names() const {
    return m_parts->labels.placed();
}

std::size_t MapCanvas::linesLeftOut() const {
    return m_parts->strokes.leftOut();
}

double MapCanvas::mostKbps() const {
    return m_parts->strokes.mostKbps();
}

double MapCanvas::widthOf(double kbps, double symbolScale) const {
    return m_parts->widthOf(kbps, symbolScale);
}

}  // namespace peerplan
