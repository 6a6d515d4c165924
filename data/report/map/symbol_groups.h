// SPDX-License-Identifier: MIT
#pragma once

/// What the symbols of a map stand for: a cluster's places by kind, and the size of its symbol.

#include <array>
#include <cstdint>
#include <vector>

#include <QPointF>
#include <QRectF>

#include "data/report/map/clusters.h"
#include "data/report/map/map_scene.h"

namespace peerplan {

struct SymbolGroup {
    std::uint32_t cluster = 0;
    /// The kind of its most important place, which stands in the middle.
    MapPlaceKind main = MapPlaceKind::Office;
    std::int64_t users = 0;
    std::array<std::uint32_t, mapPlaceKinds> count{};
    /// The worst of each kind.
    std::array<Mood, mapPlaceKinds> mood{};
    /// How many of each kind have failed.
    std::array<std::uint32_t, mapPlaceKinds> down{};
    /// Of the symbol in the middle, in pixels.
    double radius = 0;
    /// Circuits, gateways or servers are there.
    bool infrastructure = false;

    bool has(MapPlaceKind kind) const { return count[static_cast<std::size_t>(kind)] > 0; }
    /// How far from the middle the symbol of another kind stands: a kind is always found on the
    /// same side.
    QPointF offset(MapPlaceKind kind, double symbolScale) const;
    /// Around all its symbols, with the middle at `centre`.
    QRectF box(QPointF centre, double symbolScale) const;
};

/// How far the symbol of another kind reaches, in pixels before the scale.
inline constexpr double satelliteRadius = 4.2;

/// One a cluster; those to be named first come first: with infrastructure, then by people. Memory
/// is used again. Linear but for sorting.
void groupSymbols(const MapScene& scene, const Clusters& clusters, double symbolScale,
                  std::vector<SymbolGroup>& groups);

}  // namespace peerplan
