// SPDX-License-Identifier: MIT
#pragma once

/// The base state of a network in which only traffic between sites is laid, of one shape and
/// direction, as `FoldedUpdate` wants it; for the .cpp files of this folder.

#include <cstdint>
#include <span>
#include <vector>

#include "planner/routing/base_loads.h"
#include "planner/routing/inner_graph.h"

namespace peerplan {

/// Nodes are inner ones, and by destination they stand in order of distance: their rank, 0 being
/// the destination itself. What goes to a site with one neighbour is counted with that neighbour.
class FoldedBase {
  public:
    /// Longer than any way; two of them add up without overflow.
    static constexpr std::uint32_t unreachable = std::uint32_t{1} << 30U;

    /// The distances must outlive it.
    FoldedBase(const CompiledNetwork& network, const InnerGraph& graph, const BaseLoads& loads,
               const Distances& distances);

    /// Whether all of that holds here, costs are small numbers, and every destination is an inner
    /// node or folded into one. If not, nothing else may be asked.
    bool usable() const { return m_usable; }

    std::size_t nodeCount() const { return m_nodeCount; }
    std::size_t targetCount() const { return m_target.size(); }
    /// A destination that is an inner node.
    std::uint32_t target(std::size_t k) const { return m_target[k]; }
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
    /// Nodes by rank, as many as reach the target.
    std::span<const std::uint32_t> order(std::size_t k) const {
        return m_distances->order(m_target[k]);
    }
    /// Costs by target, then node.
    const std::vector<std::uint32_t>& costs() const { return m_costs; }
    /// The rank of the tail of an arc that is a next hop, by target; ascending targets.
    struct Taker {
        std::uint32_t k;
        std::uint32_t tail;
    };
    std::span<const Taker> takers(std::uint32_t arc) const {
        return {m_takers.data() + m_firstTaker[arc], m_firstTaker[arc + 1] - m_firstTaker[arc]};
    }

  private:
    void addTarget(std::uint32_t destination, const InnerGraph& graph);
    void addLoads(std::uint32_t destination, std::size_t k, const BaseLoads& loads);
    void listTakers(std::size_t arcs);

    const Distances* m_distances;
    bool m_usable = false;
    std::size_t m_nodeCount;
    std::vector<std::uint32_t> m_target;
    // By target, then rank.
    std::vector<Hop> m_next;
    std::vector<double> m_shares;
    std::vector<double> m_injected;
    std::vector<double> m_totals;
    struct Split {
        std::uint32_t first;
        std::uint32_t count;
    };
    std::vector<Split> m_splits;
    std::vector<Hop> m_hops;
    std::vector<std::uint32_t> m_firstComing;
    std::vector<Hop> m_coming;
    std::vector<std::uint32_t> m_costs;
    std::vector<std::uint32_t> m_firstTaker;
    std::vector<Taker> m_takers;
};

}  // namespace peerplan
