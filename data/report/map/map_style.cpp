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

QColor markColour() {
    constexpr int translucent = 200;
    QColor purple = QColor::fromRgb(seriesColours[6]);
    purple.setAlpha(translucent);
    return purple;
}

QPen linePen(const LineLook& look, double width, const MapColours& colours) {
    QColor colour = moodColour(look.mood, colours);
    if (look.kind == MapLineKind::Flow) {
        constexpr int faint = 120;
        constexpr int faintOnDark = 175;
        const bool dark = colours.ink.lightness() > colours.paper.lightness();
        colour.setAlpha(dark ? faintOnDark : faint);
    }
    QPen pen(colour, width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    // In widths of the line, so a thin one has longer dashes.
    const double longer = width < 2 ? 2 / width : 1;
    if (look.down) {
        pen.setColor(colours.ink);
        pen.setDashPattern({1 * longer, 2 * longer});
    } else if (look.mood == Mood::Watch) {
        pen.setDashPattern({5 * longer, 1.5 * longer});
    } else if (look.mood == Mood::Bad) {
        pen.setDashPattern({2 * longer, 1 * longer});
    } else if (look.approximate) {
        pen.setDashPattern({4 * longer, 4 * longer});
    }
    return pen;
}

}  // namespace peerplan
