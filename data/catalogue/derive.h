// SPDX-License-Identifier: MIT
#pragma once

/// Fills what the catalogue derives from its lists, and checks what they say of each other.

#include <string_view>

#include "model/catalogue.h"
#include "model/diagnostic.h"

namespace peerplan::catalogue {

/// Slugs, providers with their locations, services and personas as a plan holds them, circuit
/// sizes in ascending order. Idempotent. O(n log n) in the number of rows.
void derive(Catalogue& catalogue);

/// Names in one list that another should hold and does not: sources, regions, peering locations,
/// services, diurnal profiles.
void checkReferences(const Catalogue& catalogue, std::string_view fileName,
                     Diagnostics& diagnostics);

}  // namespace peerplan::catalogue
