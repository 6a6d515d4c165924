// SPDX-License-Identifier: MIT
#include "data/report/map/map_legend.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <QFontMetricsF>

#include "data/report/charts/chart_style.h"
#include "data/report/map/area_drawing.h"
#include "data/report/map/map_symbols.h"
#include "data/report/map_tables.h"
#include "data/text/display_width.h"
#include "data/text/render.h"

namespace peerplan {
namespace {

constexpr int wordPixels = 11;
constexpr double rowHeight = 20;
constexpr double symbolWide = 20;
constexpr double lineWide = 34;
constexpr double behind = 18;

QString shownWords(const Text& text, const Language& language) {
    constexpr std::size_t longest = 90;
    return QString::fromStdString(shortened(printable(render(text, language)), longest));
}

bool isApproximate(const NetworkMap& map, const MapLine& line) {
    const auto unknown = [&](std::uint32_t place) {
        return place < map.places.size() && map.places[place].kind == MapPlaceKind::Network;
    };
    return unknown(line.from) || unknown(line.to);
}

// The largest of 1, 2 and 5 times a power of ten that is no more than the value.
double roundBelow(double value) {
    const double ten = std::pow(10, std::floor(std::log10(value)));
    for (const double times : {5.0, 2.0}) {
        if (times * ten <= value) return times * ten;
    }
    return ten;
}

}  // namespace

MapLegend::MapLegend(const NetworkMap& map, const MapLayers& layers, const Language& language,
                     int width)
    : m_width(width) {
    std::array<bool, mapPlaceKinds> has{};
    for (const MapPlace& place : map.places) has[static_cast<std::size_t>(place.kind)] = true;
    for (std::size_t kind = 0; kind < mapPlaceKinds; ++kind) {
        const auto of = static_cast<MapPlaceKind>(kind);
        if (!has[kind] || !layers.shows(of)) continue;
        Entry entry;
        entry.place = of;
        entry.words = shownWords(Text(kindWord(of)), language);
        add(std::move(entry));
    }
    for (const auto& meaning : map.placeMoods) {
        const auto of =
            std::find_if(map.places.begin(), map.places.end(), [&](const MapPlace& place) {
                return place.mood == meaning.first && layers.shows(place.kind);
            });
        if (of == map.places.end()) continue;
        Entry entry;
        entry.place = MapPlaceKind::Office;
        entry.mood = meaning.first;
        entry.words = shownWords(meaning.second, language);
        add(std::move(entry));
    }
    if (layers.areas && !map.areas.empty()) {
        Entry entry;
        entry.what = Entry::What::Area;
        entry.words = shownWords(Text(tr("a region's sites")), language);
        add(std::move(entry));
    }
    std::array<bool, mapLineKinds> lines{};
    bool loaded = false;
    bool approximate = false;
    bool down = false;
    for (const MapLine& line : map.lines) {
        if (!layers.shows(line.kind)) continue;
        lines[static_cast<std::size_t>(line.kind)] = true;
        loaded = loaded || line.kbps > 0;
        approximate = approximate || isApproximate(map, line);
        down = down || line.down;
    }
    const auto addLine = [&](const LineLook& look, const Text& words) {
        Entry entry;
        entry.what = Entry::What::Line;
        entry.line = look;
        entry.words = shownWords(words, language);
        add(std::move(entry));
    };
    for (const auto& meaning : map.moods) {
        const auto of = std::find_if(map.lines.begin(), map.lines.end(), [&](const MapLine& line) {
            return line.mood == meaning.first && !line.down && layers.shows(line.kind);
        });
        if (of != map.lines.end()) addLine({MapLineKind::Link, meaning.first}, meaning.second);
    }
    if (down) addLine({MapLineKind::Link, Mood::Bad, true}, tr("down"));
    if (approximate) {
        addLine({MapLineKind::Link, Mood::Neutral, false, true},
                tr("to a provider's network whose places are not known"));
    }
    if (lines[static_cast<std::size_t>(MapLineKind::Flow)]) {
        addLine({MapLineKind::Flow}, Text(kindWord(MapLineKind::Flow)));
    }
    if (loaded && !map.width.empty()) {
        // The sizes of the samples come with the drawing.
        Entry entry;
        entry.what = Entry::What::Width;
        entry.words = shownWords(map.width, language);
        add(std::move(entry));
    }
}

void MapLegend::add(Entry entry) {
    const QFontMetricsF metrics(chartFont(wordPixels));
    double wide = std::ceil(metrics.horizontalAdvance(entry.words)) + behind;
    const auto isSymbol = [](const Entry& one) {
        return one.what == Entry::What::Place || one.what == Entry::What::Area;
    };
    if (isSymbol(entry)) wide += symbolWide;
    if (entry.what == Entry::What::Line) wide += lineWide + 6;
    if (entry.what == Entry::What::Width) wide += 2 * (lineWide + 80);
    double x = 0;
    double y = 0;
    if (!m_entries.empty()) {
        x = m_entries.back().box.right();
        y = m_entries.back().box.top();
        // Lines begin a row of their own.
        const bool other = isSymbol(entry) != isSymbol(m_entries.back());
        if (x + wide - behind > m_width || other) {
            x = 0;
            y += rowHeight;
        }
    }
    entry.box = QRectF(x, y, wide, rowHeight);
    m_entries.push_back(std::move(entry));
    m_height = static_cast<int>(y + rowHeight) + 8;
}

void MapLegend::draw(QPainter& painter, const MapCanvas& canvas, MapShade shade,
                     const Language& language) const {
    const MapColours& colours = mapColours(shade);
    const QFont font = chartFont(wordPixels);
    const QFontMetricsF metrics(font);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const Entry& entry : m_entries) {
        const double middle = entry.box.center().y() + 6;
        double x = entry.box.left() + 1;
        const auto write = [&](const QString& words) {
            painter.setPen(colours.ink);
            painter.setBrush(Qt::NoBrush);
            painter.setFont(font);
            painter.drawText(QPointF(x, middle + metrics.capHeight() / 2), words);
            x += std::ceil(metrics.horizontalAdvance(words));
        };
        const auto stroke = [&](const LineLook& look, double width) {
            painter.setPen(linePen(look, width, colours));
            painter.setBrush(Qt::NoBrush);
            painter.drawLine(QPointF(x, middle), QPointF(x + lineWide, middle));
            x += lineWide + 6;
        };
        switch (entry.what) {
            case Entry::What::Place:
                drawSymbol(painter, entry.place, {x + 6, middle}, 5, entry.mood, false, colours);
                x += symbolWide;
                write(entry.words);
                break;
            case Entry::What::Area:
                painter.setPen(areaPen(0, 1));
                painter.setBrush(areaBrush(0, colours));
                painter.drawEllipse(QPointF(x + 6, middle), 7, 6);
                x += symbolWide;
                write(entry.words);
                break;
            case Entry::What::Line:
                stroke(entry.line, 3);
                write(entry.words);
                break;
            case Entry::What::Width: {
                write(entry.words);
                x += 8;
                const double most = roundBelow(std::max(canvas.mostKbps(), 1.0));
                for (const double kbps : {most, most / 10}) {
                    stroke({}, canvas.widthOf(kbps));
                    write(QString::fromStdString(renderArgument(Bandwidth::kbps(kbps), language)));
                    x += 12;
                }
                break;
            }
        }
    }
    painter.restore();
}

}  // namespace peerplan
