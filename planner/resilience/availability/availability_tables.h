// SPDX-License-Identifier: MIT
#pragma once

/// The answer of `availability` as tables.

#include <vector>

#include "model/table.h"
#include "planner/answers/availability.h"

namespace peerplan {

/// Services over all sites, sites, what each component costs, and what was not stated. `together`:
/// services of a site with the same minutes share a row and components that cost next to nothing
/// are only counted, which is how people read it; else every site, service and component has its
/// own.
std::vector<Table> availabilityTables(const AvailabilityAnswer& answer, bool together);

}  // namespace peerplan
