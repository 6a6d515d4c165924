// SPDX-License-Identifier: MIT
#include "data/report/map/map_canvas.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <tuple>
#include <utility>
#include <vector>

#include <QFontMetricsF>
#include <QString>

#include "data/report/charts/chart_style.h"
#include "data/report/map/clusters.h"
#include "data/report/map/ground.h"
#include "data/report/map/label_layout.h"
#include "data/report/map/map_strokes.h"
#include "data/report/map/map_style.h"
#include "data/report/map/map_symbols.h"
#include "data/text/display_width.h"

namespace peerplan {
namespace {

// Pixels, before MapView::symbolScale.
constexpr double clusterRadius = 15;
constexpr double leastDisc = 3.2;
constexpr double mostDisc = 11.5;
constexpr double plainSymbol = 5;
constexpr double satellite = 4.2;
constexpr double satelliteAway = 3.4;
constexpr double lineReach = 5;
constexpr double leastWidth = 0.8;
constexpr double mostWidth = 5.5;
constexpr int namePixels = 11;
constexpr int countPixels = 9;
// Names that are tried a drawing: more find no room on any screen.
constexpr std::size_t mostNames = 250;
constexpr std::size_t longestName = 28;
// Radii of the Earth a pixel at which the coarse coast lines show their corners.
constexpr double fineFrom = 500;
// Shapes and steps of coast lines that are smaller add nothing to see.
constexpr double leastLand = 0.6;
// 800 km in radii of the Earth.
constexpr double leastExtent = 0.125;

// Where symbols of other kinds stand around the one of their place, in degrees from the right
// downwards: a kind is always found on the same side.
double sideOf(MapPlaceKind kind) {
    switch (kind) {
        case MapPlaceKind::PeeringLocation:
            return -45;
        case MapPlaceKind::Datacenter:
            return 45;
        case MapPlaceKind::Gateway:
            return -135;
        case MapPlaceKind::Colocation:
            return 135;
        case MapPlaceKind::Pop:
            return 180;
        case MapPlaceKind::CloudRegion:
            return -90;
        case MapPlaceKind::Perimeter:
            return 90;
        case MapPlaceKind::Internet:
            return 0;
        case MapPlaceKind::Remote:
            return 112;
        case MapPlaceKind::Office:
            return -112;
    }
    return 0;
}

bool isInfrastructure(MapPlaceKind kind) {
    return kind == MapPlaceKind::Datacenter || kind == MapPlaceKind::Colocation ||
           kind == MapPlaceKind::PeeringLocation || kind == MapPlaceKind::Gateway;
}

double rounded(double value) {
    return std::round(value * 10) / 10;
}

}  // namespace

struct MapCanvas::Parts {
    explicit Parts(const Projection& of)
        : projection(of), coarse(worldLines(WorldDetail::Coarse), of), scene(NetworkMap(), of) {}

    /// What of a cluster does not change when a reader moves.
    struct Drawn {
        std::uint32_t cluster = 0;
        std::int64_t users = 0;
        std::array<std::uint32_t, mapPlaceKinds> count{};
        std::array<Mood, mapPlaceKinds> mood{};
        /// How many of each kind have failed.
        std::array<std::uint32_t, mapPlaceKinds> down{};
        double radius = plainSymbol;
        bool infrastructure = false;
    };
    /// A cluster in the view.
    struct Seen {
        std::uint32_t drawn = 0;
        QPointF centre;
        QRectF box;
    };

    Projection projection;
    MapGround coarse;
    std::unique_ptr<MapGround> fine;
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
    std::vector<Drawn> drawn;

    std::vector<Seen> seen;
    LabelLayout labels;
    std::vector<QString> names;
    std::vector<double> nameWidths;
    std::vector<PlanePoint> outline;
    std::vector<QPointF> pixels;
    RingClipper clipper;

    void build(const MapView& view);
    void summarize(double symbolScale);
    void drawGround(QPainter& painter, const MapView& view, const MapColours& colours);
    void drawShape(QPainter& painter, const MapView& view, const MapGround& ground,
                   const MapGround::Shape& shape);
    void drawStrokes(QPainter& painter, const MapView& view, const MapColours& colours);
    void drawPolyline(QPainter& painter, std::span<const PlanePoint> points);
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
    return symbolScale * (leastWidth + (mostWidth - leastWidth) * std::sqrt(share));
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
    summarize(view.symbolScale);
}

void MapCanvas::Parts::summarize(double symbolScale) {
    drawn.clear();
    std::int64_t mostUsers = 0;
    for (std::uint32_t c = 0; c < clusters.size(); ++c) {
        Drawn one;
        one.cluster = c;
        for (const std::uint32_t member : clusters.members(c)) {
            const MapPlace& place = scene.map().places[member];
            const auto kind = static_cast<std::size_t>(place.kind);
            one.users += place.users;
            ++one.count[kind];
            one.down[kind] += place.down ? 1 : 0;
            one.mood[kind] = std::max(one.mood[kind], place.mood);
            one.infrastructure = one.infrastructure || isInfrastructure(place.kind);
        }
        mostUsers = std::max(mostUsers, one.users);
        drawn.push_back(one);
    }
    for (Drawn& one : drawn) {
        const MapPlace& founder = scene.map().places[clusters.founder(one.cluster)];
        const std::uint32_t count = one.count[static_cast<std::size_t>(founder.kind)];
        if (one.users > 0) {
            const double share = static_cast<double>(one.users) / static_cast<double>(mostUsers);
            one.radius = leastDisc + (mostDisc - leastDisc) * std::sqrt(share);
        }
        // Room for the digits.
        if (count > 1) one.radius = std::max(one.radius, 7.0);
        if (count > 99) one.radius = std::max(one.radius, 10.0);
        one.radius *= symbolScale;
    }
    std::stable_sort(drawn.begin(), drawn.end(), [](const Drawn& a, const Drawn& b) {
        return std::tuple(!a.infrastructure, -a.users) < std::tuple(!b.infrastructure, -b.users);
    });
}

void MapCanvas::Parts::drawGround(QPainter& painter, const MapView& view,
                                  const MapColours& colours) {
    if (colours.sea.alpha() > 0) {
        painter.fillRect(QRectF(QPointF(0, 0), view.size), colours.sea);
    }
    const bool close = view.scale > fineFrom;
    if (close && !fine) {
        fine = std::make_unique<MapGround>(worldLines(WorldDetail::Fine), projection);
    }
    const MapGround& ground = close ? *fine : coarse;
    const PlaneBox box{view.toPlane({0, 0}), view.toPlane({view.size.width(), view.size.height()})};
    painter.setPen(Qt::NoPen);
    bool lines = false;
    for (const MapGround::Shape& shape : ground.shapes()) {
        if (!box.meets(shape.box)) continue;
        const double reach =
            std::max(shape.box.most.x - shape.box.least.x, shape.box.most.y - shape.box.least.y);
        if (reach * view.scale < leastLand) continue;
        const bool border = shape.kind == WorldLineKind::Border;
        if (border && !view.layers.borders) continue;
        if (border && !lines) {
            // Borders stand behind all land.
            painter.setPen(QPen(colours.border, 0.7 * view.symbolScale));
            painter.setBrush(Qt::NoBrush);
            lines = true;
        }
        if (!border) {
            const bool water = shape.kind == WorldLineKind::Water;
            painter.setBrush(!water                    ? colours.land
                             : colours.sea.alpha() > 0 ? colours.sea
                                                       : colours.paper);
        }
        drawShape(painter, view, ground, shape);
    }
}

void MapCanvas::Parts::drawShape(QPainter& painter, const MapView& view, const MapGround& ground,
                                 const MapGround::Shape& shape) {
    const PlaneBox frame{{0, 0}, {view.size.width(), view.size.height()}};
    const std::span<const PlanePoint> points = ground.points(shape);
    outline.clear();
    PlaneBox reached;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (isBreak(points[i])) {
            outline.push_back(points[i]);
            continue;
        }
        const QPointF at = view.toScreen(points[i]);
        const PlanePoint pixel{rounded(at.x()), rounded(at.y())};
        const bool ends = i + 1 == points.size() || isBreak(points[i + 1]);
        if (!ends && !outline.empty() && std::abs(pixel.x - outline.back().x) < leastLand &&
            std::abs(pixel.y - outline.back().y) < leastLand) {
            continue;
        }
        outline.push_back(pixel);
        reached.add(pixel);
    }
    const bool inside = frame.holds(reached);
    if (shape.kind != WorldLineKind::Border) {
        const auto ring =
            inside ? std::span<const PlanePoint>(outline) : clipper.clip(outline, frame);
        if (ring.size() < 3) return;
        pixels.clear();
        for (const PlanePoint p : ring) pixels.emplace_back(p.x, p.y);
        painter.drawPolygon(pixels.data(), static_cast<int>(pixels.size()));
        return;
    }
    if (inside) {
        drawPolyline(painter, outline);
        return;
    }
    for (std::size_t i = 1; i < outline.size(); ++i) {
        PlanePoint from = outline[i - 1];
        PlanePoint to = outline[i];
        if (isBreak(from) || isBreak(to) || !clipSegment(from, to, frame)) continue;
        painter.drawLine(QPointF(from.x, from.y), QPointF(to.x, to.y));
    }
}

void MapCanvas::Parts::drawPolyline(QPainter& painter, std::span<const PlanePoint> points) {
    pixels.clear();
    const auto flush = [&] {
        if (pixels.size() > 1) {
            painter.drawPolyline(pixels.data(), static_cast<int>(pixels.size()));
        }
        pixels.clear();
    };
    for (const PlanePoint p : points) {
        if (isBreak(p)) {
            flush();
        } else {
            pixels.emplace_back(p.x, p.y);
        }
    }
    flush();
}

void MapCanvas::Parts::drawStrokes(QPainter& painter, const MapView& view,
                                   const MapColours& colours) {
    strokes.trace(scene, clusters, view);
    painter.setBrush(Qt::NoBrush);
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
            drawPolyline(painter, points);
        }
        if (merged.kind == MapLineKind::Circuit) {
            painter.setPen(QPen(colours.paper, width + 2.4 * view.symbolScale));
            drawPolyline(painter, points);
        }
        painter.setPen(linePen(merged.kind, merged.mood, merged.down, width, colours));
        drawPolyline(painter, points);
        if (merged.down && points.size() > 1) {
            const PlanePoint middle = points[points.size() / 2];
            if (!isBreak(middle)) {
                drawCross(painter, {middle.x, middle.y}, 4.5 * view.symbolScale, colours);
            }
        }
    }
}

void MapCanvas::Parts::findSeen(const MapView& view) {
    seen.clear();
    const QRectF frame(QPointF(0, 0), view.size);
    const double away = satelliteAway * view.symbolScale;
    const double small = satellite * view.symbolScale;
    for (std::uint32_t d = 0; d < drawn.size(); ++d) {
        const Drawn& one = drawn[d];
        const std::uint32_t founder = clusters.founder(one.cluster);
        const QPointF centre = view.toScreen(scene.places()[founder]);
        if (!frame.contains(centre)) continue;
        const double r = one.radius;
        QRectF box(centre.x() - r, centre.y() - r, 2 * r, 2 * r);
        for (std::size_t kind = 0; kind < mapPlaceKinds; ++kind) {
            const auto of = static_cast<MapPlaceKind>(kind);
            if (one.count[kind] == 0 || of == scene.map().places[founder].kind) continue;
            const double angle = sideOf(of) * std::numbers::pi / 180;
            const QPointF at = centre + (r + away) * QPointF(std::cos(angle), std::sin(angle));
            box |= QRectF(at.x() - small, at.y() - small, 2 * small, 2 * small);
        }
        seen.push_back({d, centre, box});
    }
}

void MapCanvas::Parts::drawSymbols(QPainter& painter, const MapView& view,
                                   const MapColours& colours) {
    const QFont font =
        chartFont(std::max(1, static_cast<int>(countPixels * view.symbolScale)), true);
    const QFontMetricsF metrics(font);
    // The most important on top.
    for (std::size_t i = seen.size(); i-- > 0;) {
        const Drawn& one = drawn[seen[i].drawn];
        const MapPlaceKind main = scene.map().places[clusters.founder(one.cluster)].kind;
        for (std::size_t kind = 0; kind < mapPlaceKinds; ++kind) {
            const auto of = static_cast<MapPlaceKind>(kind);
            if (one.count[kind] == 0 || of == main) continue;
            const double angle = sideOf(of) * std::numbers::pi / 180;
            const QPointF at = seen[i].centre + (one.radius + satelliteAway * view.symbolScale) *
                                                    QPointF(std::cos(angle), std::sin(angle));
            drawSymbol(painter, of, at, satellite * view.symbolScale, one.mood[kind],
                       one.down[kind] > 0, colours);
        }
        const auto kind = static_cast<std::size_t>(main);
        drawSymbol(painter, main, seen[i].centre, one.radius, one.mood[kind],
                   one.down[kind] == one.count[kind], colours);
        if (one.count[kind] < 2) continue;
        const bool disc = main == MapPlaceKind::Office;
        const QString digits = QString::number(one.count[kind]);
        painter.setFont(font);
        painter.setPen(disc ? colours.paper : colours.ink);
        painter.drawText(seen[i].centre + QPointF(-metrics.horizontalAdvance(digits) / 2,
                                                  metrics.capHeight() / 2),
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
    std::size_t tried = 0;
    for (const Seen& one : seen) {
        if (++tried > mostNames) break;
        const std::uint32_t place = clusters.founder(drawn[one.drawn].cluster);
        const double width = nameWidth(place) * scale;
        if (width <= 0) continue;
        const auto box = labels.place(one.box, {width + 4 * scale, high});
        if (!box) continue;
        painter.setPen(Qt::NoPen);
        painter.setBrush(behind);
        painter.drawRect(*box);
        painter.setPen(colours.ink);
        painter.drawText(QPointF(box->left() + 2 * scale, box->bottom() - 3.4 * scale),
                         names[place]);
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
    parts.scene = MapScene(std::move(map), parts.projection);
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
    parts.drawGround(painter, view, colours);
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
