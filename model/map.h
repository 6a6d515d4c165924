// SPDX-License-Identifier: MIT
#pragma once

/// A map as data: what stands where and what joins it. Drawn by data/report/map for reports and
/// windows alike, over coast lines of its own.

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/enumeration.h"
#include "model/mood.h"
#include "model/text.h"

namespace peerplan {

enum class MapPlaceKind : std::uint8_t {
    Office,
    Remote,
    Datacenter,
    Colocation,
    Pop,              ///< of a provider's network
    PeeringLocation,  ///< where circuits reach Microsoft
    Gateway,          ///< a VPN headend
    Perimeter,
    Internet,    ///< a way out to the Internet
    CloudRegion  ///< an Azure region
};
PEERPLAN_WORDS(MapPlaceKind, "office", "remote", "datacenter", "colocation", "pop",
               "peering-location", "gateway", "perimeter", "internet", "cloud-region")
inline constexpr std::size_t mapPlaceKinds = std::size(MapPlaceKindWords);

struct MapPlace {
    MapPlaceKind kind = MapPlaceKind::Office;
    /// Degrees, north and east positive; any longitude, latitudes within ±90.
    double latitude = 0;
    double longitude = 0;
    std::string name;
    /// A component reference; empty where there is no component.
    std::string ref;
    /// As people call it, or empty.
    std::string region;
    /// People there; it decides the size.
    std::int64_t users = 0;
    Mood mood = Mood::Neutral;
    /// It has failed.
    bool down = false;
    /// What else is told of it when pointed at.
    Text detail;
};

enum class MapLineKind : std::uint8_t {
    Flow,    ///< people's traffic from where they are to where it leaves the WAN
    Link,    ///< of the WAN
    Circuit  ///< from its site to its peering location
};
PEERPLAN_WORDS(MapLineKind, "flow", "link", "circuit")
inline constexpr std::size_t mapLineKinds = std::size(MapLineKindWords);

/// Drawn along the great circle.
struct MapLine {
    MapLineKind kind = MapLineKind::Link;
    /// Positions in `NetworkMap::places`.
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    std::string name;
    /// A component reference; of a flow that of its egress.
    std::string ref;
    /// It decides the width.
    double kbps = 0;
    /// Load by capacity, where a capacity is known.
    std::optional<double> share;
    Mood mood = Mood::Neutral;
    bool down = false;
    Text detail;
};

struct NetworkMap {
    /// Unique in a report, [a-z0-9-]+: files, anchors and SVG ids begin with it.
    std::string id;
    Text title;
    /// What the map shows, in words, for who cannot see it.
    Text alternative;
    std::vector<MapPlace> places;
    std::vector<MapLine> lines;
    /// What the moods of lines mean, in the order of the legend.
    std::vector<std::pair<Mood, Text>> moods;
    /// What the width of a line means.
    Text width;
};

}  // namespace peerplan
