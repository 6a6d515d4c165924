// SPDX-License-Identifier: MIT
#pragma once

/// What alone holds the WAN together: the sites, PoPs and networks, and the links and trunks, whose
/// failure separates places that reached each other.

#include <vector>

#include "planner/network/network.h"

namespace peerplan {

struct Cuts {
    /// Components of articulation points: without it two other places do not reach each other.
    /// Ascending.
    std::vector<ComponentId> points;
    /// Links and trunks that are bridges; one with a parallel link is none. Ascending.
    std::vector<ElementId> bridges;
};

/// Of the WAN alone, without perimeters, egresses and risk groups. Who carries nobody else's
/// traffic (rule W2) joins nothing: an office on two data centres does not connect them. A network
/// without PoPs is one place. Sites that nothing leads to or through are not looked at. Linear but
/// for sorting.
Cuts findCuts(const CompiledNetwork& network);

}  // namespace peerplan
