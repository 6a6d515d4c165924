// SPDX-License-Identifier: MIT
#include "data/report/map/map_canvas.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "data/report/map/area_drawing.h"
#include "data/report/map/clusters.h"
#include "data/report/map/ground_drawing.h"
#include "data/report/map/map_strokes.h"
#include "data/report/map/map_style.h"
#include "data/report/map/stroke_drawing.h"
#include "data/report/map/symbol_drawing.h"

namespace peerplan {
namespace {

// Pixels, before MapView::symbolScale.
constexpr double clusterRadius = 15;
constexpr double lineReach = 5;
// How far a scale may be from the one that symbols were put together for.
constexpr double nearby = 1.4;
// 800 km in radii of the Earth.
constexpr double leastExtent = 0.125;

}  // namespace

struct MapCanvas::Parts {
    explicit Parts(const Projection& of)
        : projection(of), ground(of), scene(NetworkMap(), of), symbols(scene, clusters) {}

    Projection projection;
    GroundDrawing ground;
    MapScene scene;
    AreaDrawing areas;

    /// For which view the following were made.
    double builtScale = 0;
    double builtSymbols = 0;
    std::size_t builtMostLines = 0;
    std::size_t builtMostSymbols = 0;
    MapLayers builtLayers;
    std::vector<std::uint32_t> order;
    Clusters clusters;
    MapStrokes strokes;
    SymbolDrawing symbols;
    std::vector<QPointF> memory;

    void build(const MapView& view);
};

void MapCanvas::Parts::build(const MapView& view) {
    // While a hand zooms, what was put together stays so until it shows.
    const bool near =
        view.moving && view.scale < builtScale * nearby && builtScale < view.scale * nearby;
    if ((view.scale == builtScale || near) && view.symbolScale == builtSymbols &&
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
    symbols.group(view.symbolScale);
}

MapCanvas::MapCanvas(const Projection& projection) : m_parts(std::make_unique<Parts>(projection)) {}
MapCanvas::~MapCanvas() = default;

void MapCanvas::show(NetworkMap map) {
    Parts& parts = *m_parts;
    parts.scene = MapScene(std::move(map), parts.projection, &parts.scene);
    parts.areas.show(parts.scene);
    parts.symbols.forget();
    parts.strokes.begin();
    parts.builtScale = 0;
}

void MapCanvas::change(const MapChanges& changes) {
    Parts& parts = *m_parts;
    parts.scene.change(changes);
    if (parts.builtScale == 0) return;
    // Places stand where they stood, in the same clusters.
    parts.strokes.begin();
    parts.strokes.build(parts.scene, parts.clusters, parts.builtLayers, parts.builtMostLines);
    parts.symbols.group(parts.builtSymbols);
}

bool MapCanvas::areasReadable() const {
    return m_parts->areas.readable(m_parts->scene);
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
    parts.areas.begin();
    parts.strokes.begin();
    parts.symbols.begin();
    if (colours.sea.alpha() > 0) painter.fillRect(QRectF(QPointF(0, 0), view.size), colours.sea);
    const auto [first, last] = view.turns(parts.projection);
    for (int turn = first; turn <= last; ++turn) {
        const MapView world = view.turned(turn, parts.projection);
        parts.ground.draw(painter, world, colours);
        if (view.layers.areas) parts.areas.draw(painter, world, colours);
        parts.strokes.trace(parts.scene, parts.clusters, world);
        parts.symbols.find(world);
    }
    drawStrokes(painter, parts.strokes, view, colours, parts.memory);
    parts.symbols.block(view);
    if (view.layers.names) {
        parts.areas.drawNames(painter, view, colours, parts.symbols.labels());
    }
    parts.symbols.drawNames(painter, view, colours);
    parts.symbols.drawSymbols(painter, view, colours);
    parts.symbols.drawRings(painter, view, colours);
    painter.restore();
}

std::span<const std::uint32_t> MapCanvas::placesAt(QPointF pixel) const {
    const SymbolDrawing& symbols = m_parts->symbols;
    for (const SymbolDrawing::Seen& one : symbols.seen()) {
        if (one.box.adjusted(-1, -1, 1, 1).contains(pixel)) return symbols.members(one);
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
    return m_parts->symbols.seen().size();
}

MapCanvas::Symbol MapCanvas::symbol(std::size_t i) const {
    const SymbolDrawing::Seen& one = m_parts->symbols.seen()[i];
    return {m_parts->symbols.members(one), one.centre, one.box};
}

std::size_t MapCanvas::strokeCount() const {
    return m_parts->strokes.traced().size();
}

MapCanvas::Stroke MapCanvas::stroke(std::size_t i) const {
    const MapStrokes& strokes = m_parts->strokes;
    const MapStrokes::Traced& traced = strokes.traced()[i];
    const MapStrokes::Merged& merged = strokes.merged()[traced.merged];
    return {strokes.members(merged), strokes.points(traced),
            widthOf(merged.kbps, m_parts->builtSymbols)};
}

std::span<const QRectF> MapCanvas::names() const {
    return m_parts->symbols.labels().placed();
}

std::size_t MapCanvas::linesLeftOut() const {
    return m_parts->strokes.leftOut();
}

double MapCanvas::mostKbps() const {
    return m_parts->strokes.mostKbps();
}

double MapCanvas::widthOf(double kbps, double symbolScale) const {
    return strokeWidth(kbps, mostKbps(), symbolScale);
}

}  // namespace peerplan
