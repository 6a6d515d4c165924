// SPDX-License-Identifier: MIT
#pragma once

/// Coast lines and borders of countries, as they are compiled into the program: Natural Earth
/// 4.1.0, public domain (README.md of this folder tells the format).

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "data/report/map/projection.h"

namespace peerplan {

enum class WorldDetail : std::uint8_t {
    Coarse,  ///< 1:110m, 8,000 points
    Fine     ///< 1:50m, 80,000 points
};

enum class WorldLineKind : std::uint8_t {
    Land,   ///< a closed ring
    Water,  ///< a closed ring within the land before it
    Border  ///< a line between two countries
};

struct WorldLines {
    std::vector<WorldLineKind> kinds;
    /// The points of line i are points[first[i] .. first[i + 1]).
    std::vector<std::uint32_t> first{0};
    /// Longitudes go on over the antimeridian: neighbours are never half the Earth apart, but for
    /// the edge of the map that Antarctica is closed by.
    std::vector<GeoPoint> points;

    std::size_t size() const { return kinds.size(); }
    std::span<const GeoPoint> line(std::size_t i) const {
        return {points.data() + first[i], first[i + 1] - first[i]};
    }
};

/// Reads the text of a world file; of a text that is cut off the whole lines before. Linear.
WorldLines readWorld(std::string_view text);

/// Read on first use, and kept. Safe to call from several threads.
const WorldLines& worldLines(WorldDetail detail);

}  // namespace peerplan
