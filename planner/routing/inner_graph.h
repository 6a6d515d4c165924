// SPDX-License-Identifier: MIT
#pragma once

/// The arcs that live in a base state, and which of them its shortest ways take: what evaluating a
/// failure as a difference starts from; for the .cpp files of this folder.

#include <algorithm>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include "planner/routing/distances.h"

namespace peerplan {

/// Arcs out of inner nodes. Nodes are positions in `WanGraph::innerNodes`, then one for each
/// destination that is no inner node; only ways to that destination reach it.
class InnerGraph {
  public:
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

    struct InnerArc {
        std::int64_t cost;
        std::uint32_t head;
        std::uint32_t tail;
    };

    InnerGraph(const CompiledNetwork& network, const LiveState& live, const Distances& base);

    std::size_t nodeCount() const { return m_nodes; }
    std::size_t arcCount() const { return m_arcs.size(); }
    const InnerArc& arc(std::uint32_t a) const { return m_arcs[a]; }
    /// Position in `WanGraph::arcs`.
    std::uint32_t wanArc(std::uint32_t a) const { return m_wanArc[a]; }
    /// Arcs of tail v are firstOut(v) .. firstOut(v + 1), in the order of `WanGraph::out`.
    std::uint32_t firstOut(std::uint32_t v) const { return m_firstOut[v]; }
    /// An arc as seen from its head.
    struct InArc {
        std::int64_t cost;
        std::uint32_t tail;
        std::uint32_t arc;
    };
    std::span<const InArc> in(std::uint32_t v) const {
        return {m_in.data() + m_firstIn[v], m_firstIn[v + 1] - m_firstIn[v]};
    }
    /// Node of a destination.
    std::uint32_t end(std::uint32_t destination) const { return m_end[destination]; }

    /// Position in `WanGraph::spans` of a link or trunk, or `none`.
    std::uint32_t spanOf(AtomId atom) const { return m_spanOfAtom[atom.at()]; }
    /// The arcs that cross it.
    std::span<const std::uint32_t> arcsOfSpan(std::size_t span) const {
        return {m_arcsOfSpan.data() + m_firstOfSpan[span],
                m_firstOfSpan[span + 1] - m_firstOfSpan[span]};
    }
    /// Calls `act` with each destination that dies with the atom.
    template <class Act>
    void eachEndOf(AtomId atom, Act&& act) const {
        const auto first = std::lower_bound(
            m_endsOfAtom.begin(), m_endsOfAtom.end(), atom,
            [](const std::pair<AtomId, std::uint32_t>& a, AtomId b) { return a.first < b; });
        for (auto i = first; i != m_endsOfAtom.end() && i->first == atom; ++i) act(i->second);
    }
    /// The destinations to which a shortest way takes the arc, ascending; of the base, whether or
    /// not any traffic goes there.
    std::span<const std::uint32_t> destinationsOf(std::uint32_t a) const {
        return {m_destinations.data() + m_firstDestination[a],
                m_firstDestination[a + 1] - m_firstDestination[a]};
    }
    /// The arcs of least cost from a node to a destination.
    struct Hop {
        std::uint32_t arc;
        std::uint32_t head;
    };
    std::span<const Hop> hops(std::uint32_t destination, std::uint32_t v) const {
        const std::uint32_t* first = firstHops(destination);
        return {m_hops.data() + first[v], first[v + 1] - first[v]};
    }
    std::uint32_t hopCount(std::uint32_t destination, std::uint32_t v) const {
        const std::uint32_t* first = firstHops(destination);
        return first[v + 1] - first[v];
    }
    /// Position of each node among those that reach the destination, nearest first.
    const std::uint32_t* rank(std::uint32_t destination) const {
        return m_rank.data() + destination * m_nodes;
    }

  private:
    const std::uint32_t* firstHops(std::uint32_t destination) const {
        return m_firstHop.data() + destination * (m_nodes + 1);
    }
    void listArcs(const CompiledNetwork& network, const LiveState& live);
    void listShortest(const CompiledNetwork& network, const Distances& base);

    std::size_t m_nodes;
    std::vector<InnerArc> m_arcs;
    std::vector<std::uint32_t> m_wanArc;
    std::vector<std::uint32_t> m_firstOut;
    std::vector<std::uint32_t> m_firstIn;
    std::vector<InArc> m_in;
    std::vector<std::uint32_t> m_end;
    std::vector<std::uint32_t> m_spanOfAtom;
    std::vector<std::pair<AtomId, std::uint32_t>> m_endsOfAtom;
    std::vector<std::uint32_t> m_firstOfSpan;
    std::vector<std::uint32_t> m_arcsOfSpan;
    std::vector<std::uint32_t> m_firstDestination;
    std::vector<std::uint32_t> m_destinations;
    std::vector<std::uint32_t> m_firstHop;
    std::vector<Hop> m_hops;
    std::vector<std::uint32_t> m_rank;
};

}  // namespace peerplan
