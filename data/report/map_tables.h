// SPDX-License-Identifier: MIT
#pragma once

/// What a map shows as tables, for formats that draw none.

#include "model/map.h"
#include "model/table.h"

namespace peerplan {

/// A row a place: kind, name, region, coordinates, people. Its id begins with the map's.
Table placesTable(const NetworkMap& map);

/// A row a line: kind, name, both ends, load and share of the capacity.
Table linesTable(const NetworkMap& map);

/// For people, in the singular: English and a key for translation.
const char* kindWord(MapPlaceKind kind);
const char* kindWord(MapLineKind kind);

}  // namespace peerplan
