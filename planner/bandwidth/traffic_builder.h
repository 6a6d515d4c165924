// SPDX-License-Identifier: MIT
#pragma once

/// Collects what flows carry and turns it into the sparse rows of `Traffic`.

#include <cstdint>
#include <map>
#include <tuple>
#include <vector>

#include "model/clock.h"
#include "planner/answers/bandwidth.h"
#include "planner/routing/traffic.h"

namespace peerplan {

/// What `Shape::origin` says of a load.
enum class TrafficOrigin : std::uint8_t { Services, Private, SiteToSite, Inbound, Baseline };

class TrafficBuilder {
  public:
    /// `clocks` must outlive it.
    explicit TrafficBuilder(const SiteClocks& clocks) : m_clocks(clocks) {}

    /// The shape of load in a course, on the clock of a site (UTC beyond the sites), in a class and
    /// of an origin; equal ones are one.
    ShapeId shape(std::uint32_t course, std::size_t site, TrafficClass c, TrafficOrigin origin);

    /// Adds to a flow; nothing for an invalid one and for rates of 0.
    void add(FlowId flow, ShapeId shape, Rates rates);

    /// Adds load that stays where it is.
    void addFixed(FixedLoad load);

    /// Takes over what was built before, so that more can be added.
    void resume(const Traffic& traffic);

    /// Everything added, summed by flow and shape. Once only. n log n in what was added.
    Traffic finish(std::size_t flowCount);

  private:
    struct Item {
        FlowId flow;
        TrafficEntry entry;
    };
    const SiteClocks& m_clocks;
    std::map<std::tuple<std::uint32_t, std::uint32_t, TrafficClass, std::uint8_t>, ShapeId>
        m_shapes;
    std::vector<Shape> m_list;
    std::vector<Item> m_entries;
    std::vector<FixedLoad> m_fixed;
};

}  // namespace peerplan
