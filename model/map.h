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
    Internet,     ///< a way out to the Internet
    CloudRegion,  ///< an Azure region
    Network       ///< of a provider that names no PoPs: it stands amid the sites that it joins
};
PEERPLAN_WORDS(MapPlaceKind, "office", "remote", "datacenter", "colocation", "pop",
               "peering-location", "gateway", "perimeter", "internet", "cloud-region", "network")
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
    /// The places between them that it passes in turn.
    std::vector<std::uint32_t> via{};
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

/// Places that belong together, drawn as one tinted area: a region's sites.
struct MapArea {
    std::string name;
    /// `region/emea`.
    std::string ref;
    /// Positions in `NetworkMap::places`, ascending.
    std::vector<std::uint32_t> places;
};

/// What fails together for one reason: marked together when a reader points at one of it.
struct MapGroup {
    std::string name;
    /// `risk-group/duct`.
    std::string ref;
    /// Positions in `NetworkMap::places` and `lines`, ascending.
    std::vector<std::uint32_t> places;
    std::vector<std::uint32_t> lines;
};

/// How a place or a line is in another state of the same network.
struct MapChange {
    /// Position in `NetworkMap::places` or `lines`.
    std::uint32_t at = 0;
    /// Of a line.
    double kbps = 0;
    std::optional<double> share;
    Mood mood = Mood::Neutral;
    bool down = false;
    Text detail;
};

/// Everything that differs in a state from the map as it stands.
struct MapChanges {
    std::vector<MapChange> places;
    std::vector<MapChange> lines;
};

struct NetworkMap {
    /// Unique in a report, [a-z0-9-]+: files, anchors and SVG ids begin with it.
    std::string id;
    Text title;
    /// What the map shows, in words, for who cannot see it.
    Text alternative;
    std::vector<MapPlace> places;
    std::vector<MapLine> lines;
    std::vector<MapArea> areas{};
    std::vector<MapGroup> groups{};
    /// What the moods of lines mean, in the order of the legend.
    std::vector<std::pair<Mood, Text>> moods;
    /// What the width of a line means.
    Text width;
    /// What the moods of places mean, in the order of the legend.
    std::vector<std::pair<Mood, Text>> placeMoods{};
};

}  // namespace peerplan
