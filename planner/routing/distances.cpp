// SPDX-License-Identifier: MIT
#include "planner/routing/distances.h"

#include <algorithm>

namespace peerplan {

Distances::Distances(const CompiledNetwork& network)
    : m_network(&network), m_innerCount(network.wan.innerNodes.size()) {
    const std::size_t cells = network.destinations.size() * m_innerCount;
    m_cost.resize(cells);
    m_rttUs.resize(cells);
    m_stated.resize(cells);
    m_order.resize(cells);
    m_reached.resize(network.destinations.size());
    m_atEnd.resize(network.destinations.size());
}

void Distances::compute(const LiveState& live) {
    std::fill(m_cost.begin(), m_cost.end(), Way::unreachable);
    for (std::uint32_t d = 0; d < m_network->destinations.size(); ++d) run(d, live);
}

void Distances::run(std::uint32_t destination, const LiveState& live) {
    const WanGraph& wan = m_network->wan;
    const NodeId end = m_network->destinations[destination];
    m_reached[destination] = 0;
    m_atEnd[destination] = live.nodeAlive(end) ? 0 : Way::unreachable;
    if (m_atEnd[destination] != 0) return;
    std::int64_t* cost = m_cost.data() + destination * m_innerCount;
    const auto farther = [](const Open& a, const Open& b) {
        return a.cost != b.cost ? a.cost > b.cost : a.inner > b.inner;
    };
    const auto relax = [&](NodeId node, std::int64_t base) {
        for (std::uint32_t i = wan.firstIn[node.at()]; i < wan.firstIn[node.at() + 1]; ++i) {
            const Arc& arc = wan.arcs[wan.inArcs[i]];
            const std::uint32_t tail = wan.innerIndex[arc.tail.at()];
            const std::int64_t through = base + arc.cost;
            if (through >= cost[tail] || !live.arcAlive(arc)) continue;
            cost[tail] = through;
            m_heap.push_back({through, tail});
            std::push_heap(m_heap.begin(), m_heap.end(), farther);
        }
    };
    m_heap.clear();
    const std::uint32_t endInner = wan.innerIndex[end.at()];
    if (endInner != CompiledNetwork::none) {
        cost[endInner] = 0;
        m_heap.push_back({0, endInner});
    } else {
        relax(end, 0);
    }
    std::uint32_t* order = m_order.data() + destination * m_innerCount;
    while (!m_heap.empty()) {
        const Open open = m_heap.front();
        std::pop_heap(m_heap.begin(), m_heap.end(), farther);
        m_heap.pop_back();
        if (open.cost != cost[open.inner]) continue;
        // The same cost is pushed once only, so every node passes here once.
        order[m_reached[destination]++] = open.inner;
        const NodeId node = wan.innerNodes[open.inner];
        settle(destination, node, open.cost, live);
        relax(node, open.cost);
    }
}

void Distances::settle(std::uint32_t destination, NodeId node, std::int64_t cost,
                       const LiveState& live) {
    const std::size_t cell = destination * m_innerCount + m_network->wan.innerIndex[node.at()];
    m_rttUs[cell] = 0;
    m_stated[cell] = 0;
    if (node == m_network->destinations[destination]) return;
    double sum = 0;
    std::uint32_t hops = 0;
    for (const Arc& arc : m_network->wan.out(node)) {
        // Costs are at least 1, so what lies ahead is settled already.
        if (!onWay(arc, cost, destination, live)) continue;
        ++hops;
        sum += arc.rttUs;
        if (arc.stated) m_stated[cell] = 1;
        const std::uint32_t head = m_network->wan.innerIndex[arc.head.at()];
        if (head == CompiledNetwork::none) continue;
        sum += m_rttUs[destination * m_innerCount + head];
        m_stated[cell] |= m_stated[destination * m_innerCount + head];
    }
    m_rttUs[cell] = sum / hops;
}

Way Distances::way(NodeId from, std::uint32_t destination, const LiveState& live) const {
    const WanGraph& wan = m_network->wan;
    Way way;
    if (from == m_network->destinations[destination]) {
        way.cost = m_atEnd[destination];
        return way;
    }
    const std::uint32_t inner = wan.innerIndex[from.at()];
    if (inner != CompiledNetwork::none) {
        const std::size_t cell = destination * m_innerCount + inner;
        return {m_cost[cell], m_rttUs[cell], m_stated[cell] != 0};
    }
    double sum = 0;
    std::uint32_t hops = 0;
    for (const Arc& arc : wan.out(from)) {
        const std::int64_t rest = costFrom(arc.head, destination);
        if (rest == Way::unreachable || arc.cost + rest > way.cost || !live.arcAlive(arc)) continue;
        if (arc.cost + rest < way.cost) {
            way.cost = arc.cost + rest;
            way.stated = false;
            sum = 0;
            hops = 0;
        }
        ++hops;
        sum += arc.rttUs;
        way.stated |= arc.stated;
        const std::uint32_t head = wan.innerIndex[arc.head.at()];
        if (head == CompiledNetwork::none) continue;
        sum += m_rttUs[destination * m_innerCount + head];
        way.stated |= m_stated[destination * m_innerCount + head] != 0;
    }
    if (hops > 0) way.rttUs = sum / hops;
    return way;
}

}  // namespace peerplan
