// SPDX-License-Identifier: MIT
#pragma once

/// The lines of a map as they are drawn: those between the same two symbols as one.

#include <cstdint>
#include <span>
#include <vector>

#include "data/report/map/clusters.h"
#include "data/report/map/map_scene.h"
#include "data/report/map/map_view.h"

namespace peerplan {

class MapStrokes {
  public:
    /// Lines of one kind between the same two clusters.
    struct Merged {
        MapLineKind kind = MapLineKind::Link;
        /// Its way is that of the line with the most load.
        std::uint32_t leader = 0;
        std::uint32_t firstMember = 0;
        std::uint32_t memberCount = 0;
        double kbps = 0;
        /// The worst of those that have not failed.
        Mood mood = Mood::Neutral;
        /// All have failed.
        bool down = false;
        /// It leads to a network whose places are not known.
        bool approximate = false;
        PlaneBox box;
    };

    /// Merges the lines of the shown kinds; those within one cluster are left out. Linear but for
    /// sorting them.
    /// No more than `most` are kept (MapView::mostLines).
    void build(const MapScene& scene, const Clusters& clusters, const MapLayers& layers,
               std::size_t most);

    /// How many lines of the map the last building left out for there were too many.
    std::size_t leftOut() const { return m_leftOut; }

    /// Forgets what was traced.
    void begin();
    /// Adds the points of all lines that reach into a view of one world, cut at its sides.
    void trace(const MapScene& scene, const Clusters& clusters, const MapView& view);

    /// In the order of drawing: flows, links, circuits; of a kind the worst and most loaded last.
    std::span<const Merged> merged() const { return m_merged; }
    /// Lines of the map, most loaded first.
    std::span<const std::uint32_t> members(const Merged& merged) const {
        return {m_members.data() + merged.firstMember, merged.memberCount};
    }
    double mostKbps() const { return m_mostKbps; }

    /// What is in the view: positions in `merged()` and points, with breaks.
    struct Traced {
        std::uint32_t merged = 0;
        std::uint32_t first = 0;
        std::uint32_t count = 0;
    };
    std::span<const Traced> traced() const { return m_traced; }
    std::span<const PlanePoint> points(const Traced& traced) const {
        return {m_points.data() + traced.first, traced.count};
    }
    /// The traced line nearest to a pixel within `reach` pixels, the topmost of equally near ones;
    /// nullptr if there is none.
    const Traced* nearest(PlanePoint pixel, double reach) const;

  private:
    struct Key {
        MapLineKind kind;
        std::uint32_t from;
        std::uint32_t to;
        std::uint32_t line;
    };
    PlanePoint moved(const MapScene& scene, const Clusters& clusters, std::uint32_t line,
                     std::size_t i) const;

    std::vector<Key> m_keys;
    std::vector<Merged> m_merged;
    std::vector<std::uint32_t> m_members;
    std::vector<Traced> m_traced;
    std::vector<PlanePoint> m_points;
    double m_mostKbps = 0;
    std::size_t m_leftOut = 0;
};

}  // namespace peerplan
