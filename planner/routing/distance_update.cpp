// SPDX-License-Identifier: MIT
#include "planner/routing/distance_update.h"

#include <algorithm>
#include <bit>

namespace peerplan {
namespace {

constexpr std::uint32_t none = InnerGraph::none;

}  // namespace

DistanceUpdate::DistanceUpdate(const CompiledNetwork& network, const InnerGraph& graph,
                               const Distances& base)
    : m_network(&network),
      m_graph(&graph),
      m_base(&base),
      m_now(base),
      m_nodes(graph.nodeCount()),
      m_dead(graph.arcCount(), 0),
      m_firstLost(network.destinations.size(), none),
      m_lostHops(m_nodes, 0),
      m_isAffected(m_nodes, 0),
      m_bits(m_nodes / 64 + 1, 0) {
    m_now.m_order = {};
}

void DistanceUpdate::findDead(std::span<const AtomId> died) {
    for (const AtomId atom : died) {
        m_graph->eachEndOf(atom, [&](std::uint32_t d) { m_deadEnds.push_back(d); });
        const std::uint32_t span = m_graph->spanOf(atom);
        if (span == none) continue;
        for (const std::uint32_t a : m_graph->arcsOfSpan(span)) {
            if (m_dead[a]) continue;
            m_dead[a] = 1;
            m_deadArcs.push_back(a);
        }
    }
    std::sort(m_deadEnds.begin(), m_deadEnds.end());
}

void DistanceUpdate::apply(std::span<const AtomId> died) {
    undo();
    findDead(died);
    for (const std::uint32_t d : m_deadEnds) loseAll(d);
    for (const std::uint32_t a : m_deadArcs) {
        for (const std::uint32_t d : m_graph->destinationsOf(a)) {
            if (m_firstLost[d] == none) m_hitOrder.push_back(d);
            m_lost.push_back({a, m_firstLost[d]});
            m_firstLost[d] = static_cast<std::uint32_t>(m_lost.size() - 1);
        }
    }
    for (const std::uint32_t d : m_hitOrder) {
        // What leads to a dead end is lost as a whole already.
        if (m_now.m_atEnd[d] == 0) loseSome(d, m_firstLost[d]);
    }
}

void DistanceUpdate::undo() {
    for (const ChangedCell& cell : m_changed) {
        const std::size_t at = cell.destination * m_nodes + cell.inner;
        m_now.m_cost[at] = m_base->m_cost[at];
        m_now.m_rttUs[at] = m_base->m_rttUs[at];
        m_now.m_stated[at] = m_base->m_stated[at];
    }
    for (const std::uint32_t d : m_deadEnds) m_now.m_atEnd[d] = m_base->m_atEnd[d];
    for (const std::uint32_t a : m_deadArcs) m_dead[a] = 0;
    for (const std::uint32_t d : m_hitOrder) m_firstLost[d] = none;
    m_changed.clear();
    m_deadEnds.clear();
    m_deadArcs.clear();
    m_hitOrder.clear();
    m_lost.clear();
    m_hits.clear();
    m_pool.clear();
    m_mayHelp = false;
}

void DistanceUpdate::loseAll(std::uint32_t destination) {
    m_now.m_atEnd[destination] = Way::unreachable;
    HitDestination hit;
    hit.destination = destination;
    hit.affected = hit.unreached = static_cast<std::uint32_t>(m_pool.size());
    for (const std::uint32_t v : m_base->order(destination)) {
        m_now.m_cost[destination * m_nodes + v] = Way::unreachable;
        m_changed.push_back({destination, v});
        if (v != m_graph->end(destination)) m_pool.push_back(v);
    }
    hit.partial = hit.last = static_cast<std::uint32_t>(m_pool.size());
    m_hits.push_back(hit);
}

void DistanceUpdate::loseSome(std::uint32_t destination, std::uint32_t firstLost) {
    findAffected(destination, firstLost);
    HitDestination hit;
    hit.destination = destination;
    settleAffected(destination, hit);
    hit.partial = static_cast<std::uint32_t>(m_pool.size());
    for (const std::uint32_t v : m_touched) {
        if (!m_isAffected[v]) m_pool.push_back(v);
    }
    hit.last = static_cast<std::uint32_t>(m_pool.size());
    refreshRtts(hit);
    m_hits.push_back(hit);
    for (const std::uint32_t v : m_touched) {
        m_lostHops[v] = 0;
        m_isAffected[v] = 0;
    }
    m_touched.clear();
}

// A node is affected if it lost its last next hop; who loses a hop by that is looked at in turn.
void DistanceUpdate::findAffected(std::uint32_t destination, std::uint32_t firstLost) {
    const InnerGraph& graph = *m_graph;
    const std::int64_t* cost = m_base->costs(destination);
    m_queue.clear();
    const auto lose = [&](std::uint32_t v) {
        if (m_lostHops[v]++ == 0) m_touched.push_back(v);
        if (m_lostHops[v] != graph.hopCount(destination, v)) return;
        m_isAffected[v] = 1;
        m_queue.push_back(v);
    };
    for (std::uint32_t i = firstLost; i != none; i = m_lost[i].next) {
        lose(graph.arc(m_lost[i].arc).tail);
    }
    for (std::size_t i = 0; i < m_queue.size(); ++i) {
        const std::uint32_t u = m_queue[i];
        for (const auto& in : graph.in(u)) {
            if (in.cost + cost[u] == cost[in.tail] && !m_dead[in.arc]) lose(in.tail);
        }
    }
}

// Dijkstra over the affected nodes, from those beside them that are not.
void DistanceUpdate::settleAffected(std::uint32_t destination, HitDestination& hit) {
    const InnerGraph& graph = *m_graph;
    const std::uint32_t end = graph.end(destination);
    const std::int64_t* cost = m_base->costs(destination);
    std::int64_t* now = m_now.m_cost.data() + destination * m_nodes;
    const auto farther = [](const Open& a, const Open& b) {
        return a.cost != b.cost ? a.cost > b.cost : a.node > b.node;
    };
    hit.affected = static_cast<std::uint32_t>(m_pool.size());
    m_heap.clear();
    const auto nodeCount = static_cast<std::uint32_t>(m_nodes);
    for (const std::uint32_t u : m_queue) {
        std::int64_t best = Way::unreachable;
        const std::uint32_t last = graph.firstOut(u + 1);
        for (std::uint32_t a = graph.firstOut(u); a < last; ++a) {
            const auto& arc = graph.arc(a);
            std::int64_t rest = 0;
            if (arc.head != end) {
                if (arc.head >= nodeCount || m_isAffected[arc.head]) continue;
                rest = cost[arc.head];
                if (rest == Way::unreachable) continue;
            }
            if (rest + arc.cost < best && !m_dead[a]) best = rest + arc.cost;
        }
        now[u] = best;
        m_changed.push_back({destination, u});
        if (best != Way::unreachable) m_heap.push_back({best, u});
    }
    if (m_queue.size() == 1) {
        // Most often; there is nobody to tell.
        m_pool.push_back(m_queue.front());
        hit.unreached = static_cast<std::uint32_t>(m_pool.size() - (m_heap.empty() ? 1 : 0));
        return;
    }
    std::make_heap(m_heap.begin(), m_heap.end(), farther);
    while (!m_heap.empty()) {
        const Open open = m_heap.front();
        std::pop_heap(m_heap.begin(), m_heap.end(), farther);
        m_heap.pop_back();
        if (open.cost != now[open.node]) continue;
        m_pool.push_back(open.node);
        for (const auto& in : graph.in(open.node)) {
            if (!m_isAffected[in.tail] || m_dead[in.arc]) continue;
            const std::int64_t through = open.cost + in.cost;
            if (through >= now[in.tail]) continue;
            now[in.tail] = through;
            m_heap.push_back({through, in.tail});
            std::push_heap(m_heap.begin(), m_heap.end(), farther);
        }
    }
    hit.unreached = static_cast<std::uint32_t>(m_pool.size());
    for (const std::uint32_t u : m_queue) {
        if (now[u] == Way::unreachable) m_pool.push_back(u);
    }
}

// The same sum in the same order as when all is worked out anew, so that not a bit differs.
bool DistanceUpdate::refreshRtt(std::uint32_t destination, std::uint32_t v) {
    const InnerGraph& graph = *m_graph;
    const std::size_t first = destination * m_nodes;
    const std::uint32_t end = graph.end(destination);
    double sum = 0;
    std::uint32_t hops = 0;
    std::uint8_t stated = 0;
    for (std::uint32_t a = graph.firstOut(v); a < graph.firstOut(v + 1); ++a) {
        if (m_dead[a]) continue;
        const auto& arc = graph.arc(a);
        std::int64_t rest = 0;
        if (arc.head != end) {
            if (arc.head >= m_nodes) continue;
            rest = m_now.m_cost[first + arc.head];
            if (rest == Way::unreachable) continue;
        }
        if (arc.cost + rest != m_now.m_cost[first + v]) continue;
        const Arc& full = m_network->wan.arcs[graph.wanArc(a)];
        ++hops;
        sum += full.rttUs;
        if (full.stated) stated = 1;
        if (arc.head >= m_nodes) continue;
        sum += m_now.m_rttUs[first + arc.head];
        stated |= m_now.m_stated[first + arc.head];
    }
    const double rttUs = sum / hops;
    const double before = m_base->m_rttUs[first + v];
    const bool flipped = stated != m_base->m_stated[first + v];
    if (rttUs < before || flipped) m_mayHelp = true;
    m_now.m_rttUs[first + v] = rttUs;
    m_now.m_stated[first + v] = stated;
    return rttUs != before || flipped;
}

void DistanceUpdate::refreshRtts(const HitDestination& hit) {
    const InnerGraph& graph = *m_graph;
    const std::uint32_t d = hit.destination;
    const std::uint32_t* rank = graph.rank(d);
    const std::int64_t* cost = m_base->costs(d);
    // Nodes as near as before do not go on by affected ones, so they come first, nearest first.
    std::size_t first = m_bits.size();
    const auto look = [&](std::uint32_t v) {
        m_bits[rank[v] / 64] |= std::uint64_t{1} << rank[v] % 64;
        first = std::min<std::size_t>(first, rank[v] / 64);
    };
    for (const std::uint32_t v : nodes(hit.partial, hit.last)) look(v);
    const auto order = m_base->order(d);
    for (std::size_t word = first; word < m_bits.size(); ++word) {
        while (m_bits[word] != 0) {
            const auto bit = static_cast<std::size_t>(std::countr_zero(m_bits[word]));
            m_bits[word] &= m_bits[word] - 1;
            const std::uint32_t v = order[word * 64 + bit];
            if (!refreshRtt(d, v)) continue;
            m_changed.push_back({d, v});
            for (const auto& in : graph.in(v)) {
                if (in.cost + cost[v] != cost[in.tail]) continue;
                if (!m_dead[in.arc] && !m_isAffected[in.tail]) look(in.tail);
            }
        }
    }
    for (const std::uint32_t u : nodes(hit.affected, hit.unreached)) refreshRtt(d, u);
}

}  // namespace peerplan
