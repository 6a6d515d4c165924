// SPDX-License-Identifier: MIT
#include "data/report/map/report_map.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include <QString>

#include "data/report/charts/chart_style.h"
#include "data/report/map/map_style.h"
#include "data/text/render.h"

namespace peerplan {
namespace {

// More would hide each other, and make a page heavy.
constexpr std::size_t mostLines = 130;
constexpr std::size_t mostSymbols = 110;

// Perimeters and ways to the Internet stand at nearly every office: they would hide the rest.
MapLayers reportLayers() {
    MapLayers layers;
    layers.places[static_cast<std::size_t>(MapPlaceKind::Perimeter)] = false;
    layers.places[static_cast<std::size_t>(MapPlaceKind::Internet)] = false;
    return layers;
}

// How high the drawing must be for what it shows, at that width.
int heightFor(const MapCanvas& canvas, int width, int most) {
    const PlaneBox& box = canvas.scene().extent();
    constexpr double least = 0.34;
    double share = 0.5;
    if (!box.empty() && box.most.x > box.least.x) {
        share = (box.most.y - box.least.y) / (box.most.x - box.least.x);
    }
    // Room above and below, and for what lies beside a narrow part of the world.
    const double wanted = std::max(least, 1.15 * share) * width;
    return static_cast<int>(std::clamp(wanted, 120.0, std::max(120.0, most + 0.0)));
}

}  // namespace

ReportMap::ReportMap(const NetworkMap& map, const Language& language, QSize wanted)
    : m_language(language), m_canvas(projectionFor(map)) {
    m_canvas.show(map);
    MapLayers layers = reportLayers();
    layers.areas = m_canvas.areasReadable();
    m_legend.emplace(map, layers, language, wanted.width());
    m_noteHeight = map.lines.size() > mostLines ? 18 : 0;
    const int below = m_legend->height() + m_noteHeight;
    const int high = heightFor(m_canvas, wanted.width(), wanted.height() - below);
    m_view = m_canvas.fitted(QSizeF(wanted.width(), high));
    m_view.layers = layers;
    m_view.shade = MapShade::Print;
    m_view.mostLines = mostLines;
    m_view.mostSymbols = mostSymbols;
    m_extent = QSize(wanted.width(), high + below);
}

void ReportMap::draw(QPainter& painter) {
    m_canvas.draw(painter, m_view);
    painter.save();
    painter.translate(0, m_view.size.height());
    m_legend->draw(painter, m_canvas, m_view.shade, m_language);
    const std::size_t leftOut = m_canvas.linesLeftOut();
    if (leftOut > 0) {
        const Text note(tr("{n} {n|line|lines} with less load {n|is|are} not drawn."),
                        {{"n", static_cast<std::int64_t>(leftOut)}});
        painter.setFont(chartFont(11));
        painter.setPen(mapColours(m_view.shade).ink);
        painter.drawText(QPointF(1, m_legend->height() + 10),
                         QString::fromStdString(render(note, m_language)));
    }
    painter.restore();
}

}  // namespace peerplan
