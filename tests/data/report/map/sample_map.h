// SPDX-License-Identifier: MIT
#pragma once

/// Maps and places that tests of the drawn map share.

#include <cstdint>
#include <vector>

#include <QImage>

#include "data/report/map/map_canvas.h"
#include "data/report/map/world.h"
#include "model/map.h"

namespace peerplan::tests {

/// Far from any coast, on every continent and on both sides of the antimeridian.
std::vector<GeoPoint> knownLand();
/// The oceans, and the Caspian Sea, which lies within land.
std::vector<GeoPoint> knownSea();

/// By the rule of even and odd crossings.
bool isLand(const WorldLines& world, GeoPoint place);

/// Five offices around the world, a data centre, two peering locations, links and flows of all
/// moods.
NetworkMap companyMap();

/// Offices of one country, 10 by 8 degrees.
NetworkMap countryMap();

/// Offices around the Pacific.
NetworkMap pacificMap();

/// So many offices on the seven continents' land, crowded in places, with a data centre for each
/// hundred and a flow and a link from each office to one of those.
NetworkMap randomMap(std::uint32_t seed, std::size_t offices);

/// The view on white.
QImage drawn(MapCanvas& canvas, const MapView& view);

}  // namespace peerplan::tests
