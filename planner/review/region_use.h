// SPDX-License-Identifier: MIT
#pragma once

/// How each region of the plan uses ExpressRoute for Microsoft 365.

#include <cstdint>
#include <string>
#include <vector>

#include "planner/review/input.h"

namespace peerplan::reviewing {

struct RegionUse {
    /// Position in the plan's regions.
    std::size_t region = 0;
    std::int64_t users = 0;
    /// Positions of the circuits of the region that carry Microsoft 365.
    std::vector<std::size_t> circuits;
    /// Slugs of their buildings, each once; of a Metro the first, for it is one city.
    std::vector<std::string> locations;
    /// Users whose Microsoft 365 leaves by circuits, for the greater part, in the normal state.
    std::int64_t usersOnCircuits = 0;
};

/// The regions with users, in the plan's order. Linear in sites × circuits of their region.
std::vector<RegionUse> regionUses(const ReviewInput& input);

/// Of those only where people use circuits, or where there are circuits for them.
std::vector<RegionUse> regionsOnExpressRoute(const ReviewInput& input);

}  // namespace peerplan::reviewing
