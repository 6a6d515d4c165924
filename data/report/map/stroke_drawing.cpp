// SPDX-License-Identifier: MIT
#include "data/report/map/stroke_drawing.h"

#include <algorithm>
#include <cmath>

#include "data/report/map/ground.h"
#include "data/report/map/line_drawing.h"
#include "data/report/map/map_symbols.h"

namespace peerplan {
namespace {

// Pixels, before MapView::symbolScale.
constexpr double leastWidth = 0.8;
constexpr double mostWidth = 5.5;

bool hasOne(std::span<const std::uint32_t> members, const std::vector<std::uint32_t>& wanted) {
    if (wanted.empty()) return false;
    return std::any_of(members.begin(), members.end(), [&](std::uint32_t line) {
        return std::binary_search(wanted.begin(), wanted.end(), line);
    });
}

}  // namespace

double strokeWidth(double kbps, double mostKbps, double symbolScale) {
    const double share = mostKbps > 0 ? std::clamp(kbps / mostKbps, 0.0, 1.0) : 0;
    const double width = symbolScale * (leastWidth + (mostWidth - leastWidth) * std::sqrt(share));
    return std::round(width * 5) / 5;
}

void drawStrokes(QPainter& painter, const MapStrokes& strokes, const MapView& view,
                 const MapColours& colours, std::vector<QPointF>& memory) {
    painter.setBrush(Qt::NoBrush);
    painter.setRenderHint(QPainter::Antialiasing, !view.moving);
    for (const MapStrokes::Traced& traced : strokes.traced()) {
        const MapStrokes::Merged& merged = strokes.merged()[traced.merged];
        const bool flow = merged.kind == MapLineKind::Flow;
        // A flow shows on both sides of the links that it takes.
        const double width = strokeWidth(merged.kbps, strokes.mostKbps(), view.symbolScale) +
                             (flow ? 2.4 * view.symbolScale : 0);
        const std::span<const PlanePoint> points = strokes.points(traced);
        const auto draw = [&](const QPen& pen) {
            painter.setPen(pen);
            drawPolyline(painter, points, memory);
        };
        const auto members = strokes.members(merged);
        if (view.layers.groups && hasOne(members, view.markedLines)) {
            draw(QPen(markColour(), width + 8 * view.symbolScale));
        }
        if (hasOne(members, view.chosenLines)) {
            draw(QPen(colours.ink, width + 6 * view.symbolScale));
        }
        if (merged.kind == MapLineKind::Circuit) {
            draw(QPen(colours.paper, width + 2.4 * view.symbolScale));
        }
        QPen pen =
            linePen({merged.kind, merged.mood, merged.down, merged.approximate}, width, colours);
        if (view.moving) pen.setStyle(Qt::SolidLine);
        draw(pen);
        if (merged.down && points.size() > 1) {
            const PlanePoint middle = points[points.size() / 2];
            if (!isBreak(middle)) {
                drawCross(painter, {middle.x, middle.y}, 4.5 * view.symbolScale, colours);
            }
        }
    }
    painter.setRenderHint(QPainter::Antialiasing);
}

}  // namespace peerplan
