// SPDX-License-Identifier: MIT
#pragma once

/// A plan as a map, for reports and windows alike.

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/catalogue.h"
#include "model/map.h"
#include "model/plan.h"
#include "planner/answers/bandwidth.h"
#include "planner/answers/egress_flows.h"
#include "planner/answers/state_loads.h"
#include "planner/report/names.h"

namespace peerplan {

/// What the map tells of a component beside its name.
struct MapFigure {
    double kbps = 0;
    /// Load by capacity, where a capacity is known.
    std::optional<double> share;
    Mood mood = Mood::Neutral;
    bool down = false;
    Text detail;
};

/// By component reference.
using MapFigures = std::unordered_map<std::string, MapFigure>;

/// Loads of the normal state, moods by the class of headroom in the worst single failure (rule H3).
MapFigures mapFigures(const BandwidthAnswer& answer);

/// Loads and moods of one state, and what is dead in it.
MapFigures mapFigures(const StateLoadsAnswer& answer);

/// Sites, PoPs, peering locations, gateways, perimeters, ways to the Internet and Azure regions
/// that have coordinates; links, trunks and circuits between them, and what leaves a site by
/// another place. What `figures` does not know is drawn without a load. Linear.
NetworkMap networkMap(const Plan& plan, const Catalogue& catalogue, const Names& names,
                      const MapFigures& figures, const std::vector<EgressFlow>& flows);

/// Sites that the map leaves out for they have no coordinates.
std::int64_t sitesWithoutPlace(const Plan& plan);

}  // namespace peerplan
