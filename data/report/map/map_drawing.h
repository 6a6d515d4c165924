// SPDX-License-Identifier: MIT
#pragma once

/// A whole map with its legend on any painter, for reports.

#include <QPainter>
#include <QSize>

#include "data/text/language.h"
#include "model/map.h"

namespace peerplan {

/// The size that a map takes when asked to be `wanted`: as high as its part of the world and its
/// legend need, and no higher than `wanted`.
QSize mapExtent(const NetworkMap& map, const Language& language, QSize wanted);

/// Draws map and legend into the rectangle from the origin to `extent`, on an unpainted ground, fit
/// to the places. Nothing is drawn outside.
void drawMap(QPainter& painter, const NetworkMap& map, const Language& language, QSize extent);

}  // namespace peerplan
