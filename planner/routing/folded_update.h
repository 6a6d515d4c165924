// SPDX-License-Identifier: MIT
#pragma once

/// What the failure of links between inner nodes changes of the loads of a `FoldedBase`: distances
/// and loads of one destination after the other, from records small enough to stay at hand; for the
/// .cpp files of this folder.

#include <cstdint>
#include <span>
#include <vector>

#include "planner/routing/folded_base.h"

namespace peerplan {

class FoldedUpdate {
  public:
    FoldedUpdate(const InnerGraph& graph, const FoldedBase& base);

    /// Works out `changes` of the state in which these atoms have died. False if that is not to be
    /// had here: more than arcs between inner nodes died, or somebody is cut off. Time is that of
    /// the nodes whose way or load changes.
    bool apply(std::span<const AtomId> died);

    /// By how much the load of an arc differs.
    struct ArcChange {
        std::uint32_t arc;
        double kbps;
    };
    std::span<const ArcChange> changes() const { return m_changes; }

  private:
    /// An arc as seen from one of its ends.
    struct Step {
        std::uint32_t cost;
        std::uint32_t node;
    };
    struct Lost {
        std::uint32_t arc;
        std::uint32_t tail;
        std::uint32_t next;
    };
    enum Status : std::uint8_t { AsBefore, Partial, Affected };

    bool findDead(std::span<const AtomId> died);
    void setCosts(std::uint32_t arc, bool dead);
    bool moveTarget(std::uint32_t k);
    void findAffected(std::uint32_t k);
    bool settleAffected(std::uint32_t k);
    bool settleFew(std::uint32_t* now);
    // Loads: in folded_push.cpp.
    void takeOut();
    void layAnew(std::uint32_t k);
    void walk(std::uint32_t k);
    void passPartly(std::size_t rank, double delta);
    void forget(std::uint32_t k);
    void collect(bool whole);

    void addToArc(std::uint32_t arc, double kbps) {
        m_touched[arc / 64] |= std::uint64_t{1} << arc % 64;
        m_arcs[arc] += kbps;
    }
    void look(std::uint32_t rank) { m_bits[rank / 64] |= std::uint64_t{1} << rank % 64; }
    void addToNode(std::uint32_t rank, double kbps) {
        m_delta[rank] += kbps;
        look(rank);
    }

    const InnerGraph* m_graph;
    const FoldedBase* m_base;
    std::size_t m_nodeCount;
    /// Arcs by tail, those of dead ones out of reach; and the same by head.
    std::vector<Step> m_out;
    std::vector<std::uint32_t> m_firstOut;
    std::vector<Step> m_in;
    std::vector<std::uint32_t> m_firstIn;
    std::vector<std::uint32_t> m_inOfArc;
    /// By target, then node; those of the base between one target and the next.
    std::vector<std::uint32_t> m_costs;
    std::vector<std::uint8_t> m_dead;
    std::vector<std::uint32_t> m_deadArcs;
    std::vector<Lost> m_lost;
    std::vector<std::uint32_t> m_firstLost;
    std::vector<std::uint32_t> m_hit;
    // Of the target at hand, by rank.
    const FoldedBase::Hop* m_nextHop = nullptr;
    const double* m_shares = nullptr;
    const double* m_injected = nullptr;
    const std::uint32_t* m_rank = nullptr;
    const std::uint32_t* m_order = nullptr;
    std::vector<Status> m_status;
    std::vector<std::uint32_t> m_lostHops;
    std::vector<double> m_delta;
    std::vector<std::uint64_t> m_bits;
    std::vector<std::uint32_t> m_affected;
    std::vector<std::uint32_t> m_losers;
    /// Affected nodes, nearest first.
    std::vector<std::uint32_t> m_settled;
    /// Cost in the upper half, node in the lower one.
    std::vector<std::uint64_t> m_heap;
    std::vector<std::uint32_t> m_nextArcs;
    // By arc.
    std::vector<double> m_arcs;
    std::vector<std::uint64_t> m_touched;
    std::vector<ArcChange> m_changes;
};

}  // namespace peerplan
