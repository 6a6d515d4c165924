// SPDX-License-Identifier: MIT
#pragma once

/// How much the flows of a network carry, apart from where they go: sparse, by flow and shape.

#include <array>
#include <cstdint>
#include <vector>

#include "model/service.h"
#include "planner/network/ids.h"

namespace peerplan {

/// A course of load over the 96 quarter-hours of a UTC day for one course of UTC offsets: load at
/// t is the entry's busy-hour rate times the shape's factor (0 to 1) at t (rule D1). One shape per
/// distinct (diurnal profile, clock, traffic class), so that loads split by class without work.
struct Shape {
    std::uint32_t diurnal = 0;
    std::uint32_t clock = 0;
    TrafficClass trafficClass = TrafficClass::BE;
    /// Whether the load rides private peering or is a baseline, for splits in the output.
    std::uint8_t origin = 0;
};

/// Busy-hour rates of one flow in one shape, in kbit/s.
struct TrafficEntry {
    ShapeId shape;
    double upKbps = 0;
    double downKbps = 0;
};

/// Load that stays on one element whatever fails (a baseline on a link, rule D4).
struct FixedLoad {
    ElementId element;
    Direction direction = Direction::Up;
    ShapeId shape;
    double kbps = 0;
};

struct Traffic {
    std::vector<Shape> shapes;
    /// Entries of flow f are entries[first[f.at()] .. first[f.at() + 1]).
    std::vector<std::uint32_t> first;
    std::vector<TrafficEntry> entries;
    std::vector<FixedLoad> fixed;
};

}  // namespace peerplan
