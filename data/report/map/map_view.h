// SPDX-License-Identifier: MIT
#pragma once

/// Which part of a map is seen, how large, and what of it.

#include <array>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include <QPointF>
#include <QSizeF>

#include "data/report/map/clip.h"
#include "data/report/map/projection.h"
#include "model/map.h"

namespace peerplan {

/// What is drawn, each kind apart.
struct MapLayers {
    std::array<bool, mapPlaceKinds> places;
    std::array<bool, mapLineKinds> lines;
    /// The regions' tint.
    bool areas = true;
    /// What is marked together.
    bool groups = true;
    bool names = true;
    bool borders = true;

    MapLayers() {
        places.fill(true);
        lines.fill(true);
    }
    bool shows(MapPlaceKind kind) const { return places[static_cast<std::size_t>(kind)]; }
    bool shows(MapLineKind kind) const { return lines[static_cast<std::size_t>(kind)]; }
    bool operator==(const MapLayers&) const = default;
};

enum class MapShade : std::uint8_t {
    Light,
    Dark,
    /// Light on paper: the sea is left unpainted.
    Print
};

struct MapView {
    /// The point of the plane that stands in the middle.
    PlanePoint centre;
    /// How many pixels a radius of the Earth takes; more than 0.
    double scale = 100;
    QSizeF size{800, 400};
    MapLayers layers;
    MapShade shade = MapShade::Light;
    /// Of symbols, lines and letters; they do not grow with `scale`.
    double symbolScale = 1;
    /// At most so many lines are drawn, those first that have failed or are bad, then the most
    /// loaded; more would hide each other.
    std::size_t mostLines = 250;
    /// Symbols are put together until no more than so many are left of the whole map; 0 is any
    /// number.
    std::size_t mostSymbols = 0;
    /// While a hand drags or zooms: lines have neither smooth edges nor dashes, which is several
    /// times as quick, and symbols are put together anew only now and then.
    bool moving = false;
    /// The world goes on over its sides, again and again: in Mercator alone.
    bool repeats = false;
    /// Positions in the map's lists of what a reader has chosen: it is ringed.
    std::vector<std::uint32_t> chosenPlaces{};
    std::vector<std::uint32_t> chosenLines{};
    /// The same of what is marked together, such as a risk group; ascending.
    std::vector<std::uint32_t> markedPlaces{};
    std::vector<std::uint32_t> markedLines{};

    QPointF toScreen(PlanePoint point) const {
        return {size.width() / 2 + (point.x - centre.x) * scale,
                size.height() / 2 + (point.y - centre.y) * scale};
    }
    PlanePoint toPlane(QPointF pixel) const {
        return {centre.x + (pixel.x() - size.width() / 2) / scale,
                centre.y + (pixel.y() - size.height() / 2) / scale};
    }
    PlaneBox seen() const;
    /// The same view of the world that is `turn` worlds further east.
    MapView turned(int turn, const Projection& projection) const;
    /// The worlds that are seen, as `turned` counts them, westernmost first; 0 alone where the
    /// world does not repeat.
    std::pair<int, int> turns(const Projection& projection) const;
    /// Moves what is seen by so many pixels, as a hand that drags it does.
    void drag(QPointF by);
    /// Zooms by a factor; the point under `pixel` stays there.
    void zoom(double factor, QPointF pixel);
};

}  // namespace peerplan
