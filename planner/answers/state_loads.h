// SPDX-License-Identifier: MIT
#pragma once

/// What `bandwidth --fail` answers: every load in one state (rules H1, H2, H6).

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "planner/answers/bandwidth.h"

namespace peerplan {

/// An element that bears load in the state, or bore some in the normal state.
struct StateElement {
    BandwidthElementKind kind = BandwidthElementKind::Circuit;
    std::string ref;
    /// Dead in the state.
    bool dead = false;
    LoadAnswer load;
    std::optional<HeadroomClass> headroomClass;
    /// In the state in which nothing has failed.
    LoadAnswer normal;
    /// By class of traffic, at its busiest, and what of it is lost in overload (rule H6).
    ByClass byClass{};
    ByClass shed{};
    double shedKbps = 0;
};

struct StateLoadsAnswer {
    std::vector<std::string> failed;
    /// Circuits, connections, Internet egresses, links, trunks, controls, devices.
    std::vector<StateElement> elements;
    /// Flows that the normal state serves and this one does not, by site; users of those sites.
    std::int64_t sitesCut = 0;
    std::int64_t usersCut = 0;
    std::int64_t usersWaiting = 0;
    Rates lost;
};

}  // namespace peerplan
