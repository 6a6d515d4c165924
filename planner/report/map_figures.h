// SPDX-License-Identifier: MIT
#pragma once

/// What a map tells of the components of a plan beside their names: loads, moods, what has failed.

#include <optional>
#include <string>
#include <unordered_map>

#include "model/mood.h"
#include "model/text.h"
#include "planner/answers/bandwidth.h"
#include "planner/answers/live.h"
#include "planner/answers/state_loads.h"

namespace peerplan {

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

/// Loads and moods of one state (rule H2), and what is dead in it.
MapFigures mapFigures(const StateLoadsAnswer& answer);

/// The same, and of sites what becomes of them (rule F4).
MapFigures mapFigures(const LiveAnswer& answer);

/// One element of a state, and one site.
MapFigure figureOf(const StateElement& element);
MapFigure figureOf(const LiveSite& site);

}  // namespace peerplan
