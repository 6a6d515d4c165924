// SPDX-License-Identifier: MIT
#include "data/report/map/map_style.h"

#include "data/report/charts/chart_style.h"
#include "data/report/palette.h"

namespace peerplan {
namespace {

MapColours printColours() {
    return {Qt::transparent, gridColour(), paperColour(), inkColour(), paperColour(), axisColour()};
}

MapColours lightColours() {
    return {QColor::fromRgb(0xffeef4f8),
            QColor::fromRgb(0xffffffff),
            QColor::fromRgb(0xffd3dbe3),
            inkColour(),
            paperColour(),
            axisColour()};
}

MapColours darkColours() {
    return {QColor::fromRgb(0xff12181f), QColor::fromRgb(0xff263039), QColor::fromRgb(0xff12181f),
            QColor::fromRgb(0xffe4e9ee), QColor::fromRgb(0xff12181f), QColor::fromRgb(0xff8b98a5)};
}

}  // namespace

const MapColours& mapColours(MapShade shade) {
    static const MapColours print = printColours();
    static const MapColours light = lightColours();
    static const MapColours dark = darkColours();
    if (shade == MapShade::Print) return print;
    return shade == MapShade::Dark ? dark : light;
}

QColor moodColour(Mood mood, const MapColours& colours) {
    if (mood == Mood::Neutral) return colours.quiet;
    return QColor::fromRgb(moodColours[static_cast<std::size_t>(mood)]);
}

QPen linePen(MapLineKind kind, Mood mood, bool down, double width, const MapColours& colours) {
    QColor colour = moodColour(mood, colours);
    if (kind == MapLineKind::Flow) {
        constexpr int faint = 120;
        colour.setAlpha(faint);
    }
    QPen pen(colour, width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    // In widths of the line, so a thin one has longer dashes.
    const double longer = width < 2 ? 2 / width : 1;
    if (down) {
        pen.setColor(colours.ink);
        pen.setDashPattern({1 * longer, 2 * longer});
    } else if (mood == Mood::Watch) {
        pen.setDashPattern({5 * longer, 1.5 * longer});
    } else if (mood == Mood::Bad) {
        pen.setDashPattern({2 * longer, 1 * longer});
    }
    return pen;
}

}  // namespace peerplan
