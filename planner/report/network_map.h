// SPDX-License-Identifier: MIT
#pragma once

/// A plan as a map, for reports and windows alike.

#include <cstdint>
#include <vector>

#include "model/catalogue.h"
#include "model/map.h"
#include "model/plan.h"
#include "planner/answers/egress_flows.h"
#include "planner/report/map_figures.h"
#include "planner/report/names.h"

namespace peerplan {

/// Sites, PoPs, peering locations, gateways, perimeters, ways to the Internet and Azure regions
/// that have coordinates; links, trunks and circuits between them, and what leaves a site by
/// another place, along its way; regions and risk groups. A provider's network without PoPs stands
/// amid the sites that it joins: no place of its own is known. What `figures` does not know is
/// drawn without a load. The plan may contradict itself. Linear but for sorting.
NetworkMap networkMap(const Plan& plan, const Catalogue& catalogue, const Names& names,
                      const MapFigures& figures, const std::vector<EgressFlow>& flows);

/// Sites that the map leaves out for they have no coordinates.
std::int64_t sitesWithoutPlace(const Plan& plan);

}  // namespace peerplan
