// SPDX-License-Identifier: MIT
#pragma once

/// Maps as SVG, without a screen.

#include <string>

#include "data/text/language.h"
#include "model/map.h"

namespace peerplan {

struct MapSize {
    int width = 960;
    /// With the legend; a map of a low part of the world takes less.
    int height = 620;
};

/// The map as one `<svg>` element for inline use, made like chartSvg: what stands there of the
/// element, its classes, errors and threads holds here as well. Every symbol and line has a
/// `<title>` that says what it is.
std::string mapSvg(const NetworkMap& map, const Language& language, MapSize size = {});

}  // namespace peerplan
