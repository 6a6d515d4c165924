// SPDX-License-Identifier: MIT
#include "planner/routing/scalar_push.h"

namespace peerplan {
namespace {

/// A difference that is less than this part of what passes is what floating point left over.
constexpr double leastPart = 1e-13;
constexpr double leastKbps = 1e-14;

}  // namespace

ScalarPush::ScalarPush(const CompiledNetwork& network, const InnerGraph& graph,
                       const DistanceUpdate& update)
    : m_network(&network),
      m_graph(&graph),
      m_update(&update),
      m_arcs(graph.arcCount(), 0.0),
      m_isTouched(graph.arcCount(), 0),
      m_touched(graph.arcCount() + 1, 0),
      m_delta(graph.nodeCount(), 0.0),
      m_status(graph.nodeCount(), AsBefore),
      m_waiting(graph.nodeCount()) {}

void ScalarPush::push(const HitDestination& hit, const BaseLoads::Scalar* base,
                      std::uint32_t column, std::span<const Injected> injected, DeltaBook& book) {
    if (column != m_column) {
        flush(book);
        m_column = column;
    }
    m_rank = m_graph->rank(hit.destination);
    m_end = m_graph->end(hit.destination);
    for (const std::uint32_t v : m_update->nodes(hit.affected, hit.partial)) m_status[v] = Affected;
    for (const std::uint32_t v : m_update->nodes(hit.partial, hit.last)) {
        m_status[v] = Partial;
        m_waiting.add(m_rank[v]);
    }
    for (const auto& [v, kbps] : injected) {
        if (m_rank[v] == InnerGraph::none) continue;
        m_delta[v] += kbps;
        if (m_status[v] != Affected) m_waiting.add(m_rank[v]);
    }
    takeOut(hit, base);
    layAnew(hit, base);
    for (const std::uint32_t v : m_update->nodes(hit.unreached, hit.partial)) m_delta[v] = 0;
    walk(hit, base);
    for (const std::uint32_t v : m_update->nodes(hit.affected, hit.last)) m_status[v] = AsBefore;
}

void ScalarPush::takeOut(const HitDestination& hit, const BaseLoads::Scalar* base) {
    for (const std::uint32_t u : m_update->nodes(hit.affected, hit.partial)) {
        const double share = base[u].share;
        if (share == 0) continue;
        for (const auto& [a, head] : m_graph->hops(hit.destination, u)) {
            addToArc(a, -share);
            if (head != m_end && m_status[head] != Affected) addToNode(head, -share);
        }
    }
}

// Farthest first, so that what affected nodes send to each other has arrived.
void ScalarPush::layAnew(const HitDestination& hit, const BaseLoads::Scalar* base) {
    const InnerGraph& graph = *m_graph;
    const auto nodes = static_cast<std::uint32_t>(graph.nodeCount());
    const std::int64_t* cost = m_update->distances().costs(hit.destination);
    const auto reached = m_update->nodes(hit.affected, hit.unreached);
    for (std::size_t i = reached.size(); i-- > 0;) {
        const std::uint32_t u = reached[i];
        const double all = base[u].injected + m_delta[u];
        m_delta[u] = 0;
        if (all == 0) continue;
        m_next.clear();
        for (std::uint32_t a = graph.firstOut(u); a < graph.firstOut(u + 1); ++a) {
            const auto& arc = graph.arc(a);
            const std::int64_t rest = cost[u] - arc.cost;
            const bool near =
                arc.head == m_end ? rest == 0 : arc.head < nodes && cost[arc.head] == rest;
            if (near && !m_update->arcDied(a)) m_next.push_back({a, arc.head});
        }
        const double share = m_next.size() == 1 ? all : all / static_cast<double>(m_next.size());
        for (const auto& [a, head] : m_next) {
            addToArc(a, share);
            if (head == m_end) continue;
            if (m_status[head] == Affected) {
                m_delta[head] += share;
            } else {
                addToNode(head, share);
            }
        }
    }
}

void ScalarPush::walk(const HitDestination& hit, const BaseLoads::Scalar* base) {
    const std::uint32_t d = hit.destination;
    const std::uint32_t* order = m_update->base().order(d).data();
    while (!m_waiting.empty()) {
        const std::uint32_t v = order[m_waiting.takeLast()];
        const double delta = m_delta[v];
        m_delta[v] = 0;
        if (m_status[v] == Partial) {
            passPartly(hit, v, base[v].share, delta);
            continue;
        }
        const double least = leastKbps + base[v].share * leastPart;
        if (delta <= least && delta >= -least) continue;
        const auto hops = m_graph->hops(d, v);
        const double share = hops.size() == 1 ? delta : delta / static_cast<double>(hops.size());
        for (const auto& [a, head] : hops) {
            addToArc(a, share);
            if (head != m_end) addToNode(head, share);
        }
    }
}

void ScalarPush::passPartly(const HitDestination& hit, std::uint32_t v, double share,
                            double delta) {
    const auto hops = m_graph->hops(hit.destination, v);
    const auto stays = [&](const InnerGraph::Hop& hop) {
        return !m_update->arcDied(hop.arc) && (hop.head == m_end || m_status[hop.head] != Affected);
    };
    std::size_t left = 0;
    for (const InnerGraph::Hop& hop : hops) left += stays(hop) ? 1U : 0U;
    const double all = share * static_cast<double>(hops.size()) + delta;
    if (all == 0 && share == 0) return;
    const double now = all / static_cast<double>(left);
    for (const InnerGraph::Hop& hop : hops) {
        const double more = stays(hop) ? now - share : -share;
        addToArc(hop.arc, more);
        if (hop.head != m_end && m_status[hop.head] != Affected) addToNode(hop.head, more);
    }
}

void ScalarPush::flush(DeltaBook& book) {
    if (m_touchedCount == 0) return;
    const WanGraph& wan = m_network->wan;
    const std::uint32_t column = book.columnOf(ShapeId(m_column / 2)) * 2 + m_column % 2;
    for (std::size_t i = 0; i < m_touchedCount; ++i) {
        const std::uint32_t a = m_touched[i];
        const Arc& arc = wan.arcs[m_graph->wanArc(a)];
        for (std::size_t k = 0; k < 2 && arc.part[k] != Arc::noPart; ++k) {
            const ElementId element = wan.spans[arc.part[k] / 2].element;
            book.addColumns(element, arc.part[k] % 2 != 0, &m_arcs[a], {&column, 1}, 1);
        }
        m_arcs[a] = 0;
        m_isTouched[a] = 0;
    }
    m_touchedCount = 0;
}

}  // namespace peerplan
