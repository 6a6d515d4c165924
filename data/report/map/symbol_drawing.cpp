// SPDX-License-Identifier: MIT
#include "data/report/map/symbol_drawing.h"

#include <algorithm>

#include <QFontMetricsF>

#include "data/report/charts/chart_style.h"
#include "data/report/map/map_symbols.h"
#include "data/text/display_width.h"

namespace peerplan {
namespace {

constexpr int namePixels = 11;
constexpr int countPixels = 9;
// Names that are tried a drawing: more find no room on any screen.
constexpr std::size_t mostNames = 250;
constexpr std::size_t longestName = 28;

}  // namespace

void SymbolDrawing::forget() {
    m_names.assign(m_scene.places().size(), QString());
    m_nameWidths.assign(m_scene.places().size(), -1);
    m_seen.clear();
}

void SymbolDrawing::find(const MapView& view) {
    const QRectF frame(QPointF(0, 0), view.size);
    for (std::uint32_t g = 0; g < m_groups.size(); ++g) {
        const std::uint32_t founder = m_clusters.founder(m_groups[g].cluster);
        const QPointF centre = view.toScreen(m_scene.places()[founder]);
        if (!frame.contains(centre)) continue;
        m_seen.push_back({g, centre, m_groups[g].box(centre, view.symbolScale)});
    }
}

void SymbolDrawing::block(const MapView& view) {
    m_labels.begin(QRectF(QPointF(0, 0), view.size));
    for (const Seen& one : m_seen) m_labels.block(one.box);
}

double SymbolDrawing::nameWidth(std::uint32_t place) {
    if (m_nameWidths[place] < 0) {
        m_names[place] = QString::fromStdString(
            shortened(printable(m_scene.map().places[place].name), longestName));
        m_nameWidths[place] =
            QFontMetricsF(chartFont(namePixels)).horizontalAdvance(m_names[place]);
    }
    return m_nameWidths[place];
}

void SymbolDrawing::drawNames(QPainter& painter, const MapView& view, const MapColours& colours) {
    if (!view.layers.names) return;
    const double scale = view.symbolScale;
    const QFont font = chartFont(std::max(1, static_cast<int>(namePixels * scale)));
    painter.setFont(font);
    QColor behind = colours.paper;
    constexpr int mostlyOpaque = 190;
    behind.setAlpha(mostlyOpaque);
    const double high = 14 * scale;
    m_named.clear();
    std::size_t tried = 0;
    for (const Seen& one : m_seen) {
        if (++tried > mostNames) break;
        const std::uint32_t place = m_clusters.founder(m_groups[one.group].cluster);
        const double width = nameWidth(place) * scale;
        if (width <= 0) continue;
        const auto room = m_labels.place(one.box, {width + 4 * scale, high});
        if (room) m_named.push_back({place, *room});
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(behind);
    for (const Named& named : m_named) painter.drawRect(named.box);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(colours.ink);
    for (const Named& named : m_named) {
        painter.drawText(QPointF(named.box.left() + 2 * scale, named.box.bottom() - 3.4 * scale),
                         m_names[named.place]);
    }
}

void SymbolDrawing::drawSymbols(QPainter& painter, const MapView& view,
                                const MapColours& colours) const {
    const QFont font =
        chartFont(std::max(1, static_cast<int>(countPixels * view.symbolScale)), true);
    const QFontMetricsF metrics(font);
    // The most important on top.
    for (std::size_t i = m_seen.size(); i-- > 0;) {
        const SymbolGroup& one = m_groups[m_seen[i].group];
        for (std::size_t kind = 0; kind < mapPlaceKinds; ++kind) {
            const auto of = static_cast<MapPlaceKind>(kind);
            if (!one.has(of) || of == one.main) continue;
            drawSymbol(painter, of, m_seen[i].centre + one.offset(of, view.symbolScale),
                       satelliteRadius * view.symbolScale, one.mood[kind], one.down[kind] > 0,
                       colours);
        }
        const auto kind = static_cast<std::size_t>(one.main);
        drawSymbol(painter, one.main, m_seen[i].centre, one.radius, one.mood[kind],
                   one.down[kind] == one.count[kind], colours);
    }
    painter.setFont(font);
    painter.setBrush(Qt::NoBrush);
    for (const Seen& at : m_seen) {
        const SymbolGroup& one = m_groups[at.group];
        const std::uint32_t count = one.count[static_cast<std::size_t>(one.main)];
        if (count < 2) continue;
        const QString digits = QString::number(count);
        painter.setPen(one.main == MapPlaceKind::Office ? colours.paper : colours.ink);
        painter.drawText(
            at.centre + QPointF(-metrics.horizontalAdvance(digits) / 2, metrics.capHeight() / 2),
            digits);
    }
}

void SymbolDrawing::ring(QPainter& painter, std::span<const std::uint32_t> places,
                         double away) const {
    std::vector<std::uint32_t> wanted;
    for (const std::uint32_t place : places) {
        if (place < m_scene.places().size()) wanted.push_back(m_clusters.clusterOf(place));
    }
    std::sort(wanted.begin(), wanted.end());
    for (const Seen& one : m_seen) {
        const SymbolGroup& group = m_groups[one.group];
        if (!std::binary_search(wanted.begin(), wanted.end(), group.cluster)) continue;
        painter.drawEllipse(one.centre, group.radius + away, group.radius + away);
    }
}

void SymbolDrawing::drawRings(QPainter& painter, const MapView& view,
                              const MapColours& colours) const {
    const double scale = view.symbolScale;
    painter.setBrush(Qt::NoBrush);
    if (view.layers.groups && !view.markedPlaces.empty()) {
        painter.setPen(QPen(markColour(), 4 * scale));
        ring(painter, view.markedPlaces, 3.5 * scale);
    }
    if (!view.chosenPlaces.empty()) {
        painter.setPen(QPen(moodColour(Mood::Watch, colours), 2.5 * scale));
        ring(painter, view.chosenPlaces, 4 * scale);
    }
}

}  // namespace peerplan
