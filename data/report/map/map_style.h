// SPDX-License-Identifier: MIT
#pragma once

/// The look of every map: colours, dashes and sizes.

#include <QColor>
#include <QPen>

#include "data/report/map/map_view.h"
#include "model/mood.h"

namespace peerplan {

struct MapColours {
    /// Not painted where it is transparent.
    QColor sea;
    QColor land;
    QColor border;
    /// Of symbols and names.
    QColor ink;
    /// Behind names and within symbols.
    QColor paper;
    /// Of lines whose mood is neutral, and of flows.
    QColor quiet;
};

/// In print they are the colours of charts, which a page changes by their classes.
const MapColours& mapColours(MapShade shade);

/// Of a line or a symbol; neutral is `quiet`.
QColor moodColour(Mood mood, const MapColours& colours);

/// What is marked together is edged by it: purple, which no mood is.
QColor markColour();

/// What the look of a line says.
struct LineLook {
    MapLineKind kind = MapLineKind::Link;
    Mood mood = Mood::Neutral;
    /// It has failed.
    bool down = false;
    /// An end of it has no place that is known.
    bool approximate = false;
};

/// A pen of that width for a line. Moods differ by their dashes as well, for those who print in
/// grey; what has failed is dotted.
QPen linePen(const LineLook& look, double width, const MapColours& colours);

}  // namespace peerplan
