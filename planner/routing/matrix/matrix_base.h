// SPDX-License-Identifier: MIT
#pragma once

/// Ways and loads of a `MatrixNetwork` in which nothing has failed; for the .cpp files of this
/// folder.

#include <cstdint>
#include <span>
#include <vector>

#include "planner/routing/matrix/matrix_network.h"

namespace peerplan {

/// By target (a node that traffic goes to) nodes stand in order of distance: their rank, 0 being
/// the target itself.
class MatrixBase {
  public:
    static constexpr std::uint32_t none = MatrixNetwork::none;
    static constexpr std::uint32_t unreachable = MatrixNetwork::unreachable;

    /// A Dijkstra for each target. The network must outlive it.
    explicit MatrixBase(const MatrixNetwork& network);

    std::size_t targetCount() const { return m_targets.size(); }
    std::uint32_t target(std::size_t k) const { return m_targets[k]; }
    /// Of a node, or `none`.
    std::uint32_t targetOf(std::uint32_t node) const { return m_targetOfNode[node]; }
    /// A next hop, or a node that has this one for its next hop: the arc and the rank.
    struct Hop {
        std::uint32_t arc;
        std::uint32_t rank;
    };
    /// In place of an arc: several next hops, or none. All arcs are below.
    static constexpr std::uint32_t several = 0xfffffffe;
    static constexpr std::uint32_t nowhere = 0xffffffff;
    /// By rank: the next hop where there is one alone.
    const Hop* next(std::size_t k) const { return m_next.data() + k * m_nodeCount; }
    std::span<const Hop> hops(const Hop& next) const {
        if (next.arc < several) return {&next, 1};
        if (next.arc == nowhere) return {};
        return {m_hops.data() + m_splits[next.rank].first, m_splits[next.rank].count};
    }
    std::span<const Hop> comingTo(std::size_t k, std::uint32_t rank) const {
        const std::uint32_t* first = m_firstComing.data() + k * (m_nodeCount + 1) + rank;
        return {m_coming.data() + first[0], first[1] - first[0]};
    }
    /// By rank, in kbit/s: what each next hop gets of what passes, and what begins there.
    const double* shares(std::size_t k) const { return m_shares.data() + k * m_nodeCount; }
    const double* injected(std::size_t k) const { return m_injected.data() + k * m_nodeCount; }
    /// All that goes to a target.
    double total(std::size_t k) const { return m_totals[k]; }
    /// Nodes by rank, and ranks by node; `none` where the target is out of reach.
    const std::uint32_t* order(std::size_t k) const { return m_order.data() + k * m_nodeCount; }
    const std::uint32_t* rank(std::size_t k) const { return m_rank.data() + k * m_nodeCount; }
    /// By node.
    const std::uint32_t* costs(std::size_t k) const { return m_costs.data() + k * m_nodeCount; }
    /// The rank of the tail of an arc that is a next hop, by target; ascending targets.
    struct Taker {
        std::uint32_t k;
        std::uint32_t tail;
    };
    std::span<const Taker> takers(std::uint32_t arc) const {
        return {m_takers.data() + m_firstTaker[arc], m_firstTaker[arc + 1] - m_firstTaker[arc]};
    }

    /// kbit/s on an arc between nodes, and in all to and from a fringe.
    double onArc(std::uint32_t arc) const { return m_arcKbps[arc]; }
    struct Ends {
        double to = 0;
        double from = 0;
    };
    const Ends& ofFringe(std::uint32_t fringe) const { return m_fringeKbps[fringe]; }

    /// Calls `act` with each demand that is served and begins or ends at a fringe.
    template <class Act>
    void eachOfFringe(std::uint32_t fringe, Act&& act) const {
        for (std::uint32_t i = m_firstOfFringe[fringe]; i < m_firstOfFringe[fringe + 1]; ++i) {
            act(*m_ofFringe[i]);
        }
    }

  private:
    void addTarget(std::size_t k);
    void findWays(std::size_t k);
    std::uint32_t listHops(std::size_t k);
    void listComing(std::size_t k, std::uint32_t count);
    void layTraffic(std::size_t k);
    void listTakers();
    void listFringes();

    const MatrixNetwork* m_network;
    std::size_t m_nodeCount;
    std::vector<std::uint32_t> m_targets;
    std::vector<std::uint32_t> m_targetOfNode;
    std::vector<double> m_totals;
    std::vector<std::uint32_t> m_reached;
    // By target, then rank.
    std::vector<Hop> m_next;
    std::vector<double> m_shares;
    std::vector<double> m_injected;
    std::vector<std::uint32_t> m_order;
    // By target, then node.
    std::vector<std::uint32_t> m_rank;
    std::vector<std::uint32_t> m_costs;
    struct Split {
        std::uint32_t first;
        std::uint32_t count;
    };
    std::vector<Split> m_splits;
    std::vector<Hop> m_hops;
    std::vector<std::uint32_t> m_firstComing;
    std::vector<Hop> m_coming;
    std::vector<std::uint32_t> m_firstTaker;
    std::vector<Taker> m_takers;
    std::vector<double> m_arcKbps;
    std::vector<Ends> m_fringeKbps;
    std::vector<std::uint32_t> m_firstOfFringe;
    std::vector<const MatrixNetwork::Demand*> m_ofFringe;
    // Cost in the upper half, node in the lower one.
    std::vector<std::uint64_t> m_heap;
};

}  // namespace peerplan
