// SPDX-License-Identifier: MIT
#include "planner/routing/distances.h"

#include <algorithm>

namespace peerplan {

Distances::Arcs::Arcs(const WanGraph& wan) {
    for (const NodeId node : wan.innerNodes) {
        firstOut.push_back(static_cast<std::uint32_t>(out.size()));
        for (std::uint32_t a = wan.firstOut[node.at()]; a < wan.firstOut[node.at() + 1]; ++a) {
            const Arc& arc = wan.arcs[a];
            out.push_back(
                {arc.cost, wan.innerIndex[arc.head.at()], arc.head, a, arc.rttUs, arc.stated});
        }
    }
    firstOut.push_back(static_cast<std::uint32_t>(out.size()));
    for (const std::uint32_t a : wan.inArcs) {
        in.push_back({wan.arcs[a].cost, wan.innerIndex[wan.arcs[a].tail.at()], a});
    }
}

Distances::Distances(const CompiledNetwork& network)
    : m_network(&network),
      m_innerCount(network.wan.innerNodes.size()),
      m_arcs(std::make_shared<const Arcs>(network.wan)) {
    const std::size_t cells = network.destinations.size() * m_innerCount;
    m_cost.resize(cells);
    m_rttUs.resize(cells);
    m_stated.resize(cells);
    m_order.resize(cells);
    m_reached.resize(network.destinations.size());
    m_atEnd.resize(network.destinations.size());
}

void Distances::compute(const LiveState& live) {
    m_dead.assign(m_network->wan.arcs.size(), 0);
    if (!live.dead().empty()) {
        for (std::size_t a = 0; a < m_dead.size(); ++a) {
            m_dead[a] = live.arcAlive(m_network->wan.arcs[a]) ? 0 : 1;
        }
    }
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
            const In& arc = m_arcs->in[i];
            const std::int64_t through = base + arc.cost;
            if (through >= cost[arc.tail] || m_dead[arc.arc] != 0) continue;
            cost[arc.tail] = through;
            m_heap.push_back({through, arc.tail});
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
        settle(destination, open.inner, open.cost);
        relax(wan.innerNodes[open.inner], open.cost);
    }
}

void Distances::settle(std::uint32_t destination, std::uint32_t inner, std::int64_t cost) {
    const std::size_t first = destination * m_innerCount;
    const NodeId end = m_network->destinations[destination];
    double sum = 0;
    std::uint32_t hops = 0;
    bool stated = false;
    // Costs are at least 1, so what lies ahead is settled already; ahead of the end lies nothing.
    for (const Out& arc : out(inner)) {
        const bool fringe = arc.inner == CompiledNetwork::none;
        if (fringe && arc.head != end) continue;
        const std::int64_t rest = fringe ? 0 : m_cost[first + arc.inner];
        if (rest != cost - arc.cost || m_dead[arc.arc] != 0) continue;
        ++hops;
        sum += arc.rttUs;
        stated |= arc.stated;
        if (fringe) continue;
        sum += m_rttUs[first + arc.inner];
        stated |= m_stated[first + arc.inner] != 0;
    }
    m_rttUs[first + inner] = hops > 0 ? sum / hops : 0;
    m_stated[first + inner] = stated ? 1 : 0;
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
