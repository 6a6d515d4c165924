// SPDX-License-Identifier: MIT
#include "planner/routing/inner_graph.h"

#include <numeric>

namespace peerplan {
namespace {

void sumUp(std::vector<std::uint32_t>& counts) {
    std::partial_sum(counts.begin(), counts.end(), counts.begin());
}

}  // namespace

InnerGraph::InnerGraph(const CompiledNetwork& network, const LiveState& live, const Distances& base)
    : m_nodes(network.wan.innerNodes.size()) {
    std::uint32_t next = static_cast<std::uint32_t>(m_nodes);
    for (const NodeId node : network.destinations) {
        const std::uint32_t inner = network.wan.innerIndex[node.at()];
        m_end.push_back(inner != CompiledNetwork::none ? inner : next++);
    }
    m_firstIn.assign(next + 1, 0);
    m_spanOfAtom.assign(network.components.atomCount(), none);
    for (std::uint32_t i = 0; i < network.wan.spans.size(); ++i) {
        m_spanOfAtom[network.wan.spans[i].atom.at()] = i;
    }
    for (std::uint32_t d = 0; d < network.destinations.size(); ++d) {
        m_endsOfAtom.emplace_back(network.wan.nodeAtom[network.destinations[d].at()], d);
    }
    std::sort(m_endsOfAtom.begin(), m_endsOfAtom.end());
    listArcs(network, live);
    listShortest(network, base);
}

void InnerGraph::listArcs(const CompiledNetwork& network, const LiveState& live) {
    const WanGraph& wan = network.wan;
    m_firstOfSpan.assign(wan.spans.size() + 1, 0);
    for (std::uint32_t v = 0; v < m_nodes; ++v) {
        const NodeId tail = wan.innerNodes[v];
        m_firstOut.push_back(static_cast<std::uint32_t>(m_arcs.size()));
        for (std::uint32_t a = wan.firstOut[tail.at()]; a < wan.firstOut[tail.at() + 1]; ++a) {
            const Arc& arc = wan.arcs[a];
            std::uint32_t head = wan.innerIndex[arc.head.at()];
            if (head == CompiledNetwork::none) {
                const std::uint32_t destination = network.destinationOf[arc.head.at()];
                if (destination == CompiledNetwork::none) continue;
                head = m_end[destination];
            }
            if (!live.arcAlive(arc)) continue;
            m_arcs.push_back({arc.cost, head, v});
            m_wanArc.push_back(a);
            ++m_firstIn[head + 1];
            for (std::size_t k = 0; k < 2 && arc.part[k] != Arc::noPart; ++k) {
                ++m_firstOfSpan[arc.part[k] / 2 + 1];
            }
        }
    }
    m_firstOut.push_back(static_cast<std::uint32_t>(m_arcs.size()));
    sumUp(m_firstIn);
    sumUp(m_firstOfSpan);
    m_in.resize(m_arcs.size());
    m_arcsOfSpan.resize(m_firstOfSpan.back());
    std::vector<std::uint32_t> nextIn(m_firstIn.begin(), m_firstIn.end() - 1);
    std::vector<std::uint32_t> nextOfSpan(m_firstOfSpan.begin(), m_firstOfSpan.end() - 1);
    for (std::uint32_t a = 0; a < m_arcs.size(); ++a) {
        m_in[nextIn[m_arcs[a].head]++] = {m_arcs[a].cost, m_arcs[a].tail, a};
        const Arc& arc = wan.arcs[m_wanArc[a]];
        for (std::size_t k = 0; k < 2 && arc.part[k] != Arc::noPart; ++k) {
            m_arcsOfSpan[nextOfSpan[arc.part[k] / 2]++] = a;
        }
    }
}

void InnerGraph::listShortest(const CompiledNetwork& network, const Distances& base) {
    const std::size_t destinations = network.destinations.size();
    m_rank.assign(destinations * m_nodes, none);
    m_firstDestination.assign(m_arcs.size() + 1, 0);
    for (std::uint32_t d = 0; d < destinations; ++d) {
        const std::int64_t* cost = base.costs(d);
        for (std::uint32_t v = 0; v < m_nodes; ++v) {
            m_firstHop.push_back(static_cast<std::uint32_t>(m_hops.size()));
            if (cost[v] == Way::unreachable || v == m_end[d]) continue;
            for (std::uint32_t a = m_firstOut[v]; a < m_firstOut[v + 1]; ++a) {
                const InnerArc& arc = m_arcs[a];
                std::int64_t rest = 0;
                if (arc.head != m_end[d]) {
                    if (arc.head >= m_nodes || cost[arc.head] == Way::unreachable) continue;
                    rest = cost[arc.head];
                }
                if (arc.cost + rest != cost[v]) continue;
                m_hops.push_back({a, arc.head});
                ++m_firstDestination[a + 1];
            }
        }
        m_firstHop.push_back(static_cast<std::uint32_t>(m_hops.size()));
        const auto order = base.order(d);
        for (std::uint32_t i = 0; i < order.size(); ++i) m_rank[d * m_nodes + order[i]] = i;
    }
    sumUp(m_firstDestination);
    m_destinations.resize(m_hops.size());
    std::vector<std::uint32_t> next(m_firstDestination.begin(), m_firstDestination.end() - 1);
    for (std::uint32_t d = 0; d < destinations; ++d) {
        const std::uint32_t* first = firstHops(d);
        for (std::uint32_t h = first[0]; h < first[m_nodes]; ++h) {
            m_destinations[next[m_hops[h].arc]++] = d;
        }
    }
}

}  // namespace peerplan
