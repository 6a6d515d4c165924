// SPDX-License-Identifier: MIT
#pragma once

/// Judges one element in one state: its busiest quarter-hour and direction (rule H1), and which of
/// two states is the worse one for it.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "planner/answers/bandwidth.h"
#include "planner/bandwidth/diurnal.h"
#include "planner/network/network.h"
#include "planner/routing/state.h"
#include "planner/routing/traffic.h"

namespace peerplan {

/// An element's load in one state, at its busiest.
struct StateLoad {
    LoadAnswer::Way way = LoadAnswer::Way::Up;
    std::int64_t loadKbps = 0;
    /// Nothing where not known.
    std::optional<std::int64_t> capacityKbps;
    DayPeak peak;
    ByClass byClass{};
    /// The busiest quarter-hour of class EF by itself, where the element honours classes.
    double efKbps = 0;
    /// The failed component and how many atoms die with it; invalid and 0 in the base state.
    ComponentId failure;
    std::uint32_t breadth = 0;
};

/// A capacity in whole kbit/s, rounded down; nothing where it is not known.
std::optional<std::int64_t> wholeKbps(std::int64_t bps);

/// Capacity by direction in whole kbit/s, rounded down; of a control and a device `up` is for both.
struct Capacity {
    std::optional<std::int64_t> up;
    std::optional<std::int64_t> down;
    bool operator==(const Capacity&) const = default;
};

/// Loads of both directions by shape.
struct ShapeLoads {
    std::vector<ShapeLoad> up;
    std::vector<ShapeLoad> down;

    void clear() {
        up.clear();
        down.clear();
    }
    void add(const ElementLoad& load);
};

Capacity capacityOf(const Workspace& state, ElementId element);

/// The direction with less headroom in its busiest quarter-hour; both together for a control and a
/// device. Where a capacity is not known the direction with more load.
StateLoad judge(const Element& element, const ShapeLoads& loads, const Capacity& capacity,
                const DayTable& table, std::span<const Shape> shapes);

/// Whether `a` leaves less headroom than `b`; with an unknown capacity, whether it lays more load.
bool isWorse(const StateLoad& a, const StateLoad& b);

/// A total order of what sizes an element: less headroom first, of equal ones the base state, then
/// the failure that takes least along (a circuit rather than the site that it ends at), then the
/// first component.
bool sizesBefore(const StateLoad& a, const StateLoad& b);

}  // namespace peerplan
