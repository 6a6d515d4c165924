// SPDX-License-Identifier: MIT
#pragma once

/// Shortest ways from every site to every destination in a failure state (rules W1, W2).

#include <cstdint>
#include <limits>
#include <memory>
#include <span>
#include <vector>

#include "planner/routing/live_state.h"

namespace peerplan {

/// The shortest ways from a node to a destination, all those of equal cost together.
struct Way {
    static constexpr std::int64_t unreachable = std::numeric_limits<std::int64_t>::max();

    std::int64_t cost = unreachable;
    /// Mean round trip over the equal-cost split, in µs.
    double rttUs = 0;
    /// Whether any link on it states a metric (rule R2).
    bool stated = false;

    bool reaches() const { return cost != unreachable; }
};

class Distances {
  public:
    explicit Distances(const CompiledNetwork& network);

    /// A Dijkstra per destination over the nodes that carry others' traffic. Their memory is used
    /// again.
    void compute(const LiveState& live);

    /// From any node; of a fringe node the best of its own arcs. `live` may have more dead at that
    /// fringe node than what was computed.
    Way way(NodeId from, std::uint32_t destination, const LiveState& live) const;

    /// Whether an arc lies on a shortest way of its tail, whose cost is given.
    bool onWay(const Arc& arc, std::int64_t cost, std::uint32_t destination,
               const LiveState& live) const {
        const std::int64_t rest = costFrom(arc.head, destination);
        return rest != Way::unreachable && arc.cost + rest == cost && live.arcAlive(arc);
    }
    /// Of an inner node or the destination itself; others are never passed through.
    std::int64_t costFrom(NodeId node, std::uint32_t destination) const {
        if (node == m_network->destinations[destination]) return m_atEnd[destination];
        const std::uint32_t inner = m_network->wan.innerIndex[node.at()];
        return inner == CompiledNetwork::none ? Way::unreachable
                                              : m_cost[destination * m_innerCount + inner];
    }
    /// Inner nodes that reach the destination, nearest first.
    std::span<const std::uint32_t> order(std::uint32_t destination) const {
        return {m_order.data() + destination * m_innerCount, m_reached[destination]};
    }

    /// Of the inner nodes.
    const std::int64_t* costs(std::uint32_t destination) const {
        return m_cost.data() + destination * m_innerCount;
    }

    /// An arc out of an inner node, with what ways ask of it alone.
    struct Out {
        std::int64_t cost = 1;
        /// Of the head among the inner nodes, or `none`.
        std::uint32_t inner = 0;
        NodeId head;
        /// Position in `WanGraph::arcs`.
        std::uint32_t arc = 0;
        std::uint32_t rttUs = 0;
        bool stated = false;
    };
    std::span<const Out> out(std::uint32_t inner) const {
        return {m_arcs->out.data() + m_arcs->firstOut[inner],
                m_arcs->firstOut[inner + 1] - m_arcs->firstOut[inner]};
    }

  private:
    friend class DistanceUpdate;
    struct In {
        std::int64_t cost;
        std::uint32_t tail;
        std::uint32_t arc;
    };
    /// The arcs of a network once more, close together.
    struct Arcs {
        std::vector<Out> out;
        std::vector<std::uint32_t> firstOut;
        /// Into any node, from inner ones: as in the graph.
        std::vector<In> in;

        explicit Arcs(const WanGraph& wan);
    };
    struct Open {
        std::int64_t cost;
        std::uint32_t inner;
    };
    void run(std::uint32_t destination, const LiveState& live);
    void settle(std::uint32_t destination, std::uint32_t inner, std::int64_t cost);

    const CompiledNetwork* m_network;
    std::size_t m_innerCount;
    std::shared_ptr<const Arcs> m_arcs;
    /// By arc of the graph, in the state at hand.
    std::vector<std::uint8_t> m_dead;
    /// By destination, then inner node.
    std::vector<std::int64_t> m_cost;
    std::vector<double> m_rttUs;
    std::vector<std::uint8_t> m_stated;
    std::vector<std::uint32_t> m_order;
    std::vector<std::uint32_t> m_reached;
    /// 0, or unreachable where the destination is dead.
    std::vector<std::int64_t> m_atEnd;
    std::vector<Open> m_heap;
};

}  // namespace peerplan
