// SPDX-License-Identifier: MIT
#pragma once

/// The symbols of places: one shape a kind, so that they are told apart without colour.

#include <QPainter>
#include <QPointF>

#include "data/report/map/map_style.h"

namespace peerplan {

/// Draws a symbol that reaches `radius` from its centre: people as discs, all else as outlines.
/// A mood to be watched or bad fills it; what has failed is crossed out.
void drawSymbol(QPainter& painter, MapPlaceKind kind, QPointF centre, double radius, Mood mood,
                bool down, const MapColours& colours);

/// A cross over what has failed.
void drawCross(QPainter& painter, QPointF centre, double radius, const MapColours& colours);

}  // namespace peerplan
