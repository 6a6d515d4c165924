// SPDX-License-Identifier: MIT
#pragma once

/// The distances of a failure state, made from those of the base by looking only at what can have
/// changed (rules W1, W2); for the .cpp files of this folder.

#include <cstdint>
#include <span>
#include <vector>

#include "planner/routing/inner_graph.h"

namespace peerplan {

/// What a failure did to the ways to one destination. Ranges of positions in `Update::pool`.
struct HitDestination {
    std::uint32_t destination = 0;
    /// Nodes that lost all next hops: first those that still reach the destination, nearest first,
    /// then those that do not.
    std::uint32_t affected = 0;
    std::uint32_t unreached = 0;
    /// Nodes that lost some next hops and are as near as before.
    std::uint32_t partial = 0;
    std::uint32_t last = 0;
};

/// A (destination, inner node) whose cost or round trip differs from the base.
struct ChangedCell {
    std::uint32_t destination = 0;
    std::uint32_t inner = 0;
};

class DistanceUpdate {
  public:
    DistanceUpdate(const CompiledNetwork& network, const InnerGraph& graph, const Distances& base);

    /// From the base to the state in which these atoms have died. Time is that of the nodes whose
    /// way changes.
    void apply(std::span<const AtomId> died);
    /// Back to the base.
    void undo();

    const Distances& distances() const { return m_now; }
    const Distances& base() const { return *m_base; }
    bool arcDied(std::uint32_t a) const { return m_dead[a] != 0; }
    std::span<const HitDestination> hits() const { return m_hits; }
    std::span<const std::uint32_t> nodes(std::uint32_t first, std::uint32_t last) const {
        return {m_pool.data() + first, last - first};
    }
    std::span<const ChangedCell> changed() const { return m_changed; }
    /// Destinations that died, ascending.
    std::span<const std::uint32_t> deadEnds() const { return m_deadEnds; }
    /// Whether any round trip fell or any way began or ceased to cross a stated metric.
    bool mayHelp() const { return m_mayHelp; }

  private:
    struct Open {
        std::int64_t cost;
        std::uint32_t node;
    };
    /// A dead arc of the ways to a destination; those of one destination are chained.
    struct Lost {
        std::uint32_t arc;
        std::uint32_t next;
    };

    void findDead(std::span<const AtomId> died);
    void loseAll(std::uint32_t destination);
    void loseSome(std::uint32_t destination, std::uint32_t firstLost);
    void findAffected(std::uint32_t destination, std::uint32_t firstLost);
    void settleAffected(std::uint32_t destination, HitDestination& hit);
    void refreshRtts(const HitDestination& hit);
    bool refreshRtt(std::uint32_t destination, std::uint32_t v);

    const CompiledNetwork* m_network;
    const InnerGraph* m_graph;
    const Distances* m_base;
    Distances m_now;
    std::size_t m_nodes;
    std::vector<std::uint8_t> m_dead;
    std::vector<std::uint32_t> m_deadArcs;
    std::vector<std::uint32_t> m_deadEnds;
    std::vector<Lost> m_lost;
    std::vector<std::uint32_t> m_firstLost;
    std::vector<std::uint32_t> m_hitOrder;
    std::vector<HitDestination> m_hits;
    std::vector<std::uint32_t> m_pool;
    std::vector<ChangedCell> m_changed;
    bool m_mayHelp = false;
    /// Of the destination at hand, by node: next hops lost, and whether all of them are.
    std::vector<std::uint32_t> m_lostHops;
    std::vector<std::uint8_t> m_isAffected;
    std::vector<std::uint32_t> m_touched;
    std::vector<std::uint32_t> m_queue;
    std::vector<Open> m_heap;
    /// Nodes whose round trip is to be looked at, as bits by rank.
    std::vector<std::uint64_t> m_bits;
};

}  // namespace peerplan
