// SPDX-License-Identifier: MIT
#include "data/report/map/map_symbols.h"

#include <array>
#include <span>

namespace peerplan {
namespace {

// Corners for a radius of one.
constexpr std::array<QPointF, 4> square{{{-.8, -.8}, {.8, -.8}, {.8, .8}, {-.8, .8}}};
constexpr std::array<QPointF, 4> diamond{{{0, -1.1}, {1.1, 0}, {0, 1.1}, {-1.1, 0}}};
constexpr std::array<QPointF, 3> triangle{{{0, -1.05}, {1, .75}, {-1, .75}}};
constexpr std::array<QPointF, 6> hexagon{
    {{-.5, -.87}, {.5, -.87}, {1, 0}, {.5, .87}, {-.5, .87}, {-1, 0}}};
constexpr std::array<QPointF, 5> pentagon{
    {{0, -1}, {.95, -.31}, {.59, .81}, {-.59, .81}, {-.95, -.31}}};
constexpr std::array<QPointF, 5> shield{
    {{-.8, -.85}, {.8, -.85}, {.8, .15}, {0, 1.05}, {-.8, .15}}};
constexpr std::array<QPointF, 7> arrow{
    {{0, -1.1}, {.95, -.1}, {.4, -.1}, {.4, .9}, {-.4, .9}, {-.4, -.1}, {-.95, -.1}}};
constexpr std::array<QPointF, 8> octagon{
    {{-.42, -1}, {.42, -1}, {1, -.42}, {1, .42}, {.42, 1}, {-.42, 1}, {-1, .42}, {-1, -.42}}};

// A cloud.
constexpr std::array<QPointF, 16> cloud{{{-1.2, .75},
                                         {-1.5, .4},
                                         {-1.45, .05},
                                         {-1.1, -.15},
                                         {-.95, -.55},
                                         {-.5, -.7},
                                         {-.2, -.95},
                                         {.3, -.9},
                                         {.6, -.55},
                                         {1, -.5},
                                         {1.2, -.15},
                                         {1.5, .1},
                                         {1.5, .5},
                                         {1.2, .75},
                                         {.4, .75},
                                         {-.4, .75}}};

std::span<const QPointF> cornersOf(MapPlaceKind kind) {
    switch (kind) {
        case MapPlaceKind::Office:
        case MapPlaceKind::Remote:
            break;
        case MapPlaceKind::Datacenter:
            return square;
        case MapPlaceKind::Colocation:
            return pentagon;
        case MapPlaceKind::Pop:
            return hexagon;
        case MapPlaceKind::PeeringLocation:
            return diamond;
        case MapPlaceKind::Gateway:
            return triangle;
        case MapPlaceKind::Perimeter:
            return shield;
        case MapPlaceKind::Internet:
            return arrow;
        case MapPlaceKind::CloudRegion:
            return octagon;
        case MapPlaceKind::Network:
            return cloud;
    }
    return {};
}

bool isNotable(Mood mood) {
    return mood == Mood::Watch || mood == Mood::Bad;
}

}  // namespace

void drawSymbol(QPainter& painter, MapPlaceKind kind, QPointF centre, double radius, Mood mood,
                bool down, const MapColours& colours) {
    constexpr double outline = 1.3;
    if (kind == MapPlaceKind::Office) {
        painter.setPen(QPen(colours.paper, 1));
        painter.setBrush(isNotable(mood) ? moodColour(mood, colours) : colours.ink);
        painter.drawEllipse(centre, radius, radius);
    } else {
        painter.setPen(QPen(colours.ink, outline, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
        painter.setBrush(isNotable(mood) ? moodColour(mood, colours) : colours.paper);
        const std::span<const QPointF> corners = cornersOf(kind);
        std::array<QPointF, 16> points;
        for (std::size_t i = 0; i < corners.size(); ++i) {
            points[i] = centre + corners[i] * radius;
        }
        if (corners.empty()) {
            painter.drawEllipse(centre, radius, radius);
        } else {
            painter.drawPolygon(points.data(), static_cast<int>(corners.size()));
        }
    }
    if (down) drawCross(painter, centre, radius + 2, colours);
}

void drawCross(QPainter& painter, QPointF centre, double radius, const MapColours& colours) {
    const QPointF a(radius, radius);
    const QPointF b(radius, -radius);
    for (const bool under : {true, false}) {
        painter.setPen(
            QPen(under ? colours.paper : moodColour(Mood::Bad, colours), under ? 5 : 2.5));
        painter.drawLine(centre - a, centre + a);
        painter.drawLine(centre - b, centre + b);
    }
}

}  // namespace peerplan
