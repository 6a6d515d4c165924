// SPDX-License-Identifier: MIT
#pragma once

/// A network in which nothing but a traffic matrix is laid, as small arrays; for the .cpp files of
/// this folder.

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "planner/network/network.h"
#include "planner/routing/traffic.h"

namespace peerplan {

/// Nodes and arcs are those between inner nodes. A site with one neighbour (`Fringe`) is counted
/// with that neighbour, as a source and as a destination: its ways differ by the last link alone.
class MatrixNetwork {
  public:
    static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();
    /// Longer than any way; two of them add up without overflow.
    static constexpr std::uint32_t unreachable = std::uint32_t{1} << 30U;

    MatrixNetwork(const CompiledNetwork& network, const Traffic& traffic);

    /// Whether all traffic goes between sites over the WAN, of one shape and in one direction,
    /// between sites that are inner nodes or have one inner neighbour; no device counts, and costs
    /// are small numbers. If not, nothing else may be asked.
    bool usable() const { return m_usable; }

    const CompiledNetwork& network() const { return *m_network; }
    std::size_t nodeCount() const { return m_firstOut.size() - 1; }
    std::size_t arcCount() const { return m_out.size(); }
    /// An arc as seen from one of its ends.
    struct Step {
        std::uint32_t cost;
        std::uint32_t node;
    };
    /// Arcs by tail, then by head.
    const std::vector<Step>& out() const { return m_out; }
    const std::vector<std::uint32_t>& firstOut() const { return m_firstOut; }
    const std::vector<Step>& in() const { return m_in; }
    const std::vector<std::uint32_t>& firstIn() const { return m_firstIn; }
    /// The place in `in` of an arc.
    std::uint32_t inOfArc(std::uint32_t arc) const { return m_inOfArc[arc]; }
    /// As in the graph.
    const Arc& arc(std::uint32_t a) const { return m_network->wan.arcs[m_wanArc[a]]; }

    /// A site with one neighbour, between which traffic goes.
    struct Fringe {
        std::uint32_t neighbour;
        /// Positions in `fringeArcs` of the arcs to it, and from it on.
        std::uint32_t firstTo;
        std::uint32_t firstFrom;
        std::uint32_t last;
    };
    std::size_t fringeCount() const { return m_fringes.size(); }
    const Fringe& fringe(std::uint32_t f) const { return m_fringes[f]; }
    /// Arcs of the graph.
    std::uint32_t fringeArc(std::uint32_t at) const { return m_fringeArcs[at]; }

    /// All traffic of one flow.
    struct Demand {
        FlowId flow;
        /// The node that it begins at or that is counted for it, and the fringes, or `none`.
        std::uint32_t source;
        std::uint32_t target;
        std::uint32_t sourceFringe;
        std::uint32_t targetFringe;
        double kbps;
    };
    /// Those that go to a node or its fringes, in the order of the flows.
    std::span<const Demand> demandsTo(std::uint32_t node) const {
        return {m_demands.data() + m_firstDemand[node],
                m_firstDemand[node + 1] - m_firstDemand[node]};
    }
    ShapeId shape() const { return m_shape; }
    /// 1 where a flow's `down` is what is laid: it runs against the arcs.
    std::uint32_t backward() const { return m_backward; }

    /// The arcs, or the fringes, that a link or trunk's death takes something from; positions of
    /// spans in the graph.
    std::span<const std::uint32_t> arcsOfSpan(std::uint32_t span) const {
        return {m_arcsOfSpan.data() + m_firstOfSpan[span],
                m_firstOfSpan[span + 1] - m_firstOfSpan[span]};
    }
    std::span<const std::uint32_t> fringesOfSpan(std::uint32_t span) const {
        return {m_fringesOfSpan.data() + m_firstFringeOfSpan[span],
                m_firstFringeOfSpan[span + 1] - m_firstFringeOfSpan[span]};
    }
    /// The span of an atom, or `none`.
    std::uint32_t spanOf(AtomId atom) const { return m_spanOfAtom[atom.at()]; }
    /// Whether traffic can begin, pass or end at what the atom is.
    bool isNode(AtomId atom) const { return m_isNode[atom.at()] != 0; }

  private:
    void listArcs();
    bool addDemands(const Traffic& traffic);
    std::uint32_t fringeOf(NodeId node);
    void listSpans();

    const CompiledNetwork* m_network;
    bool m_usable = false;
    std::vector<Step> m_out;
    std::vector<std::uint32_t> m_firstOut;
    std::vector<std::uint32_t> m_wanArc;
    std::vector<Step> m_in;
    std::vector<std::uint32_t> m_firstIn;
    std::vector<std::uint32_t> m_inOfArc;
    std::vector<Fringe> m_fringes;
    std::vector<std::uint32_t> m_fringeArcs;
    /// By node of the graph.
    std::vector<std::uint32_t> m_fringeOfNode;
    std::vector<Demand> m_demands;
    std::vector<std::uint32_t> m_firstDemand;
    ShapeId m_shape;
    std::uint32_t m_backward = 0;
    std::vector<std::uint32_t> m_firstOfSpan;
    std::vector<std::uint32_t> m_arcsOfSpan;
    std::vector<std::uint32_t> m_firstFringeOfSpan;
    std::vector<std::uint32_t> m_fringesOfSpan;
    std::vector<std::uint32_t> m_spanOfAtom;
    std::vector<std::uint8_t> m_isNode;
};

}  // namespace peerplan
