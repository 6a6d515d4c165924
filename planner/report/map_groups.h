// SPDX-License-Identifier: MIT
#pragma once

/// What belongs together on a map: sites of one region, and what one risk takes down.

#include "model/map.h"
#include "model/plan.h"
#include "planner/report/names.h"

namespace peerplan {

/// Adds the plan's regions that have sites on the map, in the plan's order.
void addAreas(const Plan& plan, const Names& names, NetworkMap& map);

/// Adds the plan's risk groups of which something is on the map: their own members, and the objects
/// that name them. A device stands for its site, a connection for its circuit. Linear but for
/// sorting.
void addGroups(const Plan& plan, const Names& names, NetworkMap& map);

}  // namespace peerplan
