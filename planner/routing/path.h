// SPDX-License-Identifier: MIT
#pragma once

/// Which way a site's traffic for a service goes, hop by hop, and why not another.

#include <functional>

#include "planner/answers/path.h"
#include "planner/routing/state.h"

namespace peerplan {

/// Load of an element in kbit/s.
struct HopLoad {
    double upKbps = 0;
    double downKbps = 0;
};

/// Gives the load that a hop is to show, commonly that of the busiest quarter-hour.
using HopLoadOf = std::function<HopLoad(ElementId)>;

/// The chain of every way that the flow takes in the workspace's state (at most 16 per part, those
/// with the greatest share), and for every other egress the reason it lost (rules R1 to R7, W4).
/// Internet egresses of other sites that are not shared are only counted. Without `loadOf` hops
/// show no load. The site and service must be the network's.
PathAnswer path(const Workspace& state, SiteId site, std::uint32_t service,
                const HopLoadOf& loadOf = nullptr);

}  // namespace peerplan
