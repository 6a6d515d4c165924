// SPDX-License-Identifier: MIT
#pragma once

/// Puts places together that would be drawn on top of each other.

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "data/report/map/clip.h"

namespace peerplan {

/// Places one by one, most important first: each joins the nearest founder of a cluster within
/// `radius`, of equally near ones the more important, or founds a cluster itself. So founders are
/// more than a radius apart, and a cluster stands where its most important place does.
class Clusters {
  public:
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

    /// `order` are positions in `places`, most important first; places that are not in it are in
    /// no cluster. Linear for places that are spread out or crowded alike; memory is used again.
    void build(std::span<const PlanePoint> places, std::span<const std::uint32_t> order,
               double radius);

    std::size_t size() const { return m_founders.size(); }
    /// Most important first; the first is the founder.
    std::span<const std::uint32_t> members(std::size_t cluster) const {
        return {m_members.data() + m_first[cluster], m_first[cluster + 1] - m_first[cluster]};
    }
    std::uint32_t founder(std::size_t cluster) const { return m_founders[cluster]; }
    /// The cluster of a place, or `none`.
    std::uint32_t clusterOf(std::uint32_t place) const { return m_clusterOf[place]; }

  private:
    void clear(std::size_t places, std::size_t ordered);
    std::uint32_t& cellAt(std::int64_t column, std::int64_t row);
    std::uint32_t nearest(std::span<const PlanePoint> places, PlanePoint at, double radius);

    struct Cell {
        std::int64_t column = 0;
        std::int64_t row = 0;
        /// The cluster founded there last.
        std::uint32_t last = none;
    };
    /// An open-addressed table; a power of two.
    std::vector<Cell> m_cells;
    /// The cluster founded in the same cell before it.
    std::vector<std::uint32_t> m_before;
    std::vector<std::uint32_t> m_founders;
    std::vector<std::uint32_t> m_clusterOf;
    std::vector<std::uint32_t> m_first;
    std::vector<std::uint32_t> m_members;
};

}  // namespace peerplan
