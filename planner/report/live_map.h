// SPDX-License-Identifier: MIT
#pragma once

/// The network as a map in one state after the other: sites, links and circuits with their loads,
/// and what has failed.

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/catalogue.h"
#include "model/map.h"
#include "model/plan.h"
#include "planner/answers/egress_flows.h"
#include "planner/answers/live.h"
#include "planner/report/names.h"

namespace peerplan {

/// A map of the plan in a state. Moods of lines are those of headroom in it (rule H2), moods of
/// sites those of what becomes of them. Linear in the plan and the answer.
NetworkMap liveMap(const Plan& plan, const Catalogue& catalogue, const Names& names,
                   const LiveAnswer& answer, const std::vector<EgressFlow>& flows = {});

/// The same before anything is known of loads: what a plan says of places. The plan may contradict
/// itself.
NetworkMap placesMap(const Plan& plan, const Catalogue& catalogue, const Names& names);

/// What of a map differs in other states of the same network.
class LiveMapChanges {
  public:
    /// `map` is `liveMap` of `normal`, without flows, which must outlive this.
    LiveMapChanges(const NetworkMap& map, const LiveAnswer& normal);

    /// Of the state that `answer` tells. A look at every element of the answer, and what differs.
    MapChanges in(const LiveAnswer& answer) const;

  private:
    struct Drawn {
        std::vector<std::uint32_t> places;
        std::vector<std::uint32_t> lines;
        /// In the normal state.
        std::int64_t loadKbps = -1;
        std::optional<std::int64_t> capacityKbps{};
        std::optional<HeadroomClass> headroomClass{};

        bool isAsIn(const StateElement& element) const {
            return !element.dead && element.load.loadKbps == loadKbps &&
                   element.load.capacityKbps == capacityKbps &&
                   element.headroomClass == headroomClass;
        }
    };
    const NetworkMap& m_map;
    std::unordered_map<std::string, Drawn> m_drawn;
};

}  // namespace peerplan
