// SPDX-License-Identifier: MIT
#include "planner/routing/folded_update.h"

#include <algorithm>
#include <functional>

namespace peerplan {
namespace {

constexpr std::uint32_t none = InnerGraph::none;
constexpr std::uint32_t unreachable = FoldedBase::unreachable;

/// So many are settled without a heap.
constexpr std::size_t fewNodes = 24;

std::uint64_t keyOf(std::uint32_t cost, std::uint32_t node) {
    return std::uint64_t{cost} << 32U | node;
}

}  // namespace

FoldedUpdate::FoldedUpdate(const InnerGraph& graph, const FoldedBase& base)
    : m_graph(&graph),
      m_base(&base),
      m_nodeCount(graph.nodeCount()),
      m_out(graph.arcCount(), {unreachable, 0}),
      m_inOfArc(graph.arcCount(), none),
      m_costs(base.costs()),
      m_dead(graph.arcCount(), 0),
      m_firstLost(base.targetCount(), none),
      m_status(m_nodeCount, AsBefore),
      m_lostHops(m_nodeCount, 0),
      m_delta(m_nodeCount, 0.0),
      m_bits(m_nodeCount / 64 + 1, 0),
      m_nextArcs(graph.arcCount() + 1),
      m_arcs(graph.arcCount(), 0.0),
      m_touched(graph.arcCount() / 64 + 1, 0) {
    for (std::uint32_t v = 0; v < m_nodeCount; ++v) {
        m_firstOut.push_back(graph.firstOut(v));
        m_firstIn.push_back(static_cast<std::uint32_t>(m_in.size()));
        for (const InnerGraph::InArc& in : graph.in(v)) {
            const auto cost = static_cast<std::uint32_t>(in.cost);
            m_out[in.arc] = {cost, v};
            m_inOfArc[in.arc] = static_cast<std::uint32_t>(m_in.size());
            m_in.push_back({cost, in.tail});
        }
    }
    m_firstOut.push_back(static_cast<std::uint32_t>(m_out.size()));
    m_firstIn.push_back(static_cast<std::uint32_t>(m_in.size()));
}

void FoldedUpdate::setCosts(std::uint32_t arc, bool dead) {
    m_dead[arc] = dead ? 1 : 0;
    if (m_inOfArc[arc] == none) return;
    const auto cost = dead ? unreachable : static_cast<std::uint32_t>(m_graph->arc(arc).cost);
    m_out[arc].cost = cost;
    m_in[m_inOfArc[arc]].cost = cost;
}

bool FoldedUpdate::findDead(std::span<const AtomId> died) {
    bool here = true;
    for (const AtomId atom : died) {
        m_graph->eachEndOf(atom, [&](std::uint32_t) { here = false; });
        const std::uint32_t span = m_graph->spanOf(atom);
        if (span == none) continue;
        for (const std::uint32_t a : m_graph->arcsOfSpan(span)) {
            if (m_dead[a] != 0) continue;
            setCosts(a, true);
            m_deadArcs.push_back(a);
            here &= m_inOfArc[a] != none;
        }
    }
    return here;
}

bool FoldedUpdate::apply(std::span<const AtomId> died) {
    m_changes.clear();
    bool whole = findDead(died);
    if (whole) {
        for (const std::uint32_t a : m_deadArcs) {
            for (const FoldedBase::Taker& taker : m_base->takers(a)) {
                if (m_firstLost[taker.k] == none) m_hit.push_back(taker.k);
                m_lost.push_back({a, taker.tail, m_firstLost[taker.k]});
                m_firstLost[taker.k] = static_cast<std::uint32_t>(m_lost.size() - 1);
            }
        }
        for (const std::uint32_t k : m_hit) {
            whole = moveTarget(k);
            if (!whole) break;
        }
    }
    for (const std::uint32_t k : m_hit) m_firstLost[k] = none;
    for (const std::uint32_t a : m_deadArcs) setCosts(a, false);
    m_hit.clear();
    m_lost.clear();
    m_deadArcs.clear();
    collect(whole);
    return whole;
}

bool FoldedUpdate::moveTarget(std::uint32_t k) {
    const std::uint32_t destination = m_base->target(k);
    m_nextHop = m_base->next(k);
    m_shares = m_base->shares(k);
    m_injected = m_base->injected(k);
    m_rank = m_graph->rank(destination);
    m_order = m_base->order(k).data();
    findAffected(k);
    const bool reached = settleAffected(k);
    if (reached) {
        takeOut();
        layAnew(k);
        walk(k);
    }
    forget(k);
    return reached;
}

// A node is affected if it lost its last next hop; who loses a hop by that is looked at in turn.
void FoldedUpdate::findAffected(std::uint32_t k) {
    std::uint32_t* now = m_costs.data() + k * m_nodeCount;
    m_affected.clear();
    m_losers.clear();
    const auto lose = [&](std::uint32_t r) {
        if (m_nextHop[r].arc == FoldedBase::several) {
            if (m_lostHops[r]++ == 0) m_losers.push_back(r);
            m_status[r] = Partial;
            if (m_lostHops[r] != m_base->hops(m_nextHop[r]).size()) return;
        }
        m_status[r] = Affected;
        m_affected.push_back(r);
        now[m_order[r]] = unreachable;
    };
    for (std::uint32_t i = m_firstLost[k]; i != none; i = m_lost[i].next) lose(m_lost[i].tail);
    for (std::size_t i = 0; i < m_affected.size(); ++i) {
        for (const FoldedBase::Hop& from : m_base->comingTo(k, m_affected[i])) {
            if (m_dead[from.arc] == 0) lose(from.rank);
        }
    }
}

// Dijkstra over the affected nodes, from those beside them that are not. False if one is cut off.
// What is dead costs so much that no way leads over it, and nobody else gets nearer by a failure.
bool FoldedUpdate::settleAffected(std::uint32_t k) {
    std::uint32_t* now = m_costs.data() + k * m_nodeCount;
    m_heap.clear();
    m_settled.clear();
    for (const std::uint32_t r : m_affected) {
        const std::uint32_t u = m_order[r];
        std::uint32_t best = unreachable;
        for (std::uint32_t a = m_firstOut[u]; a < m_firstOut[u + 1]; ++a) {
            best = std::min(best, now[m_out[a].node] + m_out[a].cost);
        }
        now[u] = best;
        m_heap.push_back(keyOf(best, u));
    }
    if (m_heap.size() <= fewNodes) return settleFew(now);
    std::make_heap(m_heap.begin(), m_heap.end(), std::greater<>());
    while (!m_heap.empty()) {
        const std::uint64_t key = m_heap.front();
        std::pop_heap(m_heap.begin(), m_heap.end(), std::greater<>());
        m_heap.pop_back();
        const auto u = static_cast<std::uint32_t>(key);
        const auto cost = static_cast<std::uint32_t>(key >> 32U);
        if (cost != now[u]) continue;
        if (cost == unreachable) return false;
        m_settled.push_back(u);
        if (m_settled.size() == m_affected.size()) return true;
        for (std::uint32_t i = m_firstIn[u]; i < m_firstIn[u + 1]; ++i) {
            const std::uint32_t through = cost + m_in[i].cost;
            const std::uint32_t tail = m_in[i].node;
            if (through >= now[tail]) continue;
            now[tail] = through;
            m_heap.push_back(keyOf(through, tail));
            std::push_heap(m_heap.begin(), m_heap.end(), std::greater<>());
        }
    }
    return m_settled.size() == m_affected.size();
}

// The same where looking at all that is left is quicker than keeping a heap: nothing branches.
bool FoldedUpdate::settleFew(std::uint32_t* now) {
    std::size_t left = m_heap.size();
    std::uint64_t* keys = m_heap.data();
    while (left > 0) {
        std::uint64_t least = keys[0];
        std::size_t at = 0;
        for (std::size_t i = 1; i < left; ++i) {
            const bool less = keys[i] < least;
            least = less ? keys[i] : least;
            at = less ? i : at;
        }
        const auto u = static_cast<std::uint32_t>(least);
        if (now[u] == unreachable) return false;
        m_settled.push_back(u);
        keys[at] = keys[--left];
        if (left == 0) break;
        for (std::uint32_t i = m_firstIn[u]; i < m_firstIn[u + 1]; ++i) {
            const std::uint32_t tail = m_in[i].node;
            now[tail] = std::min(now[tail], now[u] + m_in[i].cost);
        }
        for (std::size_t i = 0; i < left; ++i) {
            const auto v = static_cast<std::uint32_t>(keys[i]);
            keys[i] = keyOf(now[v], v);
        }
    }
    return true;
}

}  // namespace peerplan
