// SPDX-License-Identifier: MIT
#include "planner/routing/folded_update.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <functional>
#include <utility>

namespace peerplan {
namespace {

constexpr std::uint32_t none = InnerGraph::none;
constexpr std::uint32_t unreachable = FoldedBase::unreachable;

/// A difference that is less than this part of what passes is what floating point left over.
constexpr double leastPart = 1e-13;
constexpr double leastKbps = 1e-14;

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
    m_least = leastKbps + m_base->total(k) * leastPart;
    m_rank = m_graph->rank(destination);
    m_order = m_base->order(k).data();
    findAffected(k);
    const bool reached = settleAffected(k);
    if (reached) {
        takeOut();
        layAnew(k);
        walk();
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

void FoldedUpdate::takeOut() {
    for (const std::uint32_t r : m_affected) {
        const double share = m_shares[r];
        if (share == 0) continue;
        for (const FoldedBase::Hop& hop : m_base->hops(m_nextHop[r])) {
            addToArc(hop.arc, -share);
            if (m_status[hop.rank] != Affected) addToNode(hop.rank, -share);
        }
    }
}

// Farthest first, so that what affected nodes send to each other has arrived.
void FoldedUpdate::layAnew(std::uint32_t k) {
    const std::uint32_t* now = m_costs.data() + k * m_nodeCount;
    for (std::size_t i = m_settled.size(); i-- > 0;) {
        const std::uint32_t u = m_settled[i];
        const std::uint32_t r = m_rank[u];
        const double all = m_injected[r] + m_delta[r];
        m_delta[r] = 0;
        if (all == 0) continue;
        std::size_t count = 0;
        for (std::uint32_t a = m_firstOut[u]; a < m_firstOut[u + 1]; ++a) {
            // Without a branch: what is written is kept only if it counts.
            m_nextArcs[count] = a;
            count += now[m_out[a].node] + m_out[a].cost == now[u] ? 1U : 0U;
        }
        const double share = count == 1 ? all : all / static_cast<double>(count);
        for (std::size_t n = 0; n < count; ++n) {
            const std::uint32_t a = m_nextArcs[n];
            const std::uint32_t head = m_rank[m_out[a].node];
            addToArc(a, share);
            m_delta[head] += share;
            if (m_status[head] != Affected) look(head);
        }
    }
}

// Nodes that are as near as before, farthest first: their order is that of the base.
void FoldedUpdate::walk() {
    for (const std::uint32_t r : m_losers) {
        if (m_status[r] == Partial) look(r);
    }
    for (std::size_t word = m_bits.size(); word-- > 0;) {
        // At hand, for what is added is most often looked at next.
        std::uint64_t bits = std::exchange(m_bits[word], 0);
        const auto add = [&](std::uint32_t rank, double kbps) {
            m_delta[rank] += kbps;
            const std::uint64_t bit = std::uint64_t{1} << rank % 64;
            if (rank / 64 == word) {
                bits |= bit;
            } else {
                m_bits[rank / 64] |= bit;
            }
        };
        while (bits != 0) {
            const auto bit = static_cast<std::size_t>(63 - std::countl_zero(bits));
            bits &= ~(std::uint64_t{1} << bit);
            const std::size_t r = word * 64 + bit;
            const FoldedBase::Hop next = m_nextHop[r];
            const double delta = m_delta[r];
            m_delta[r] = 0;
            if (m_status[r] == Partial) {
                m_bits[word] = bits;
                passPartly(r, delta);
                bits = std::exchange(m_bits[word], 0);
                continue;
            }
            if (std::abs(delta) <= m_least &&
                std::abs(delta) <= leastKbps + m_shares[r] * leastPart) {
                continue;
            }
            if (next.arc < FoldedBase::several) {
                addToArc(next.arc, delta);
                add(next.rank, delta);
                continue;
            }
            const auto hops = m_base->hops(next);
            const double share = hops.empty() ? 0 : delta / static_cast<double>(hops.size());
            for (const FoldedBase::Hop& hop : hops) {
                addToArc(hop.arc, share);
                add(hop.rank, share);
            }
        }
    }
}

void FoldedUpdate::passPartly(std::size_t rank, double delta) {
    const auto stays = [&](const FoldedBase::Hop& hop) {
        return m_dead[hop.arc] == 0 && m_status[hop.rank] != Affected;
    };
    const auto hops = m_base->hops(m_nextHop[rank]);
    std::size_t left = 0;
    for (const FoldedBase::Hop& hop : hops) left += stays(hop) ? 1U : 0U;
    const double share = m_shares[rank];
    const double all = share * static_cast<double>(hops.size()) + delta;
    if (all == 0 && share == 0) return;
    const double now = all / static_cast<double>(left);
    for (const FoldedBase::Hop& hop : hops) {
        const double more = stays(hop) ? now - share : -share;
        addToArc(hop.arc, more);
        if (m_status[hop.rank] != Affected) addToNode(hop.rank, more);
    }
}

void FoldedUpdate::forget(std::uint32_t k) {
    std::uint32_t* now = m_costs.data() + k * m_nodeCount;
    const std::uint32_t* before = m_base->costs().data() + k * m_nodeCount;
    for (const std::uint32_t r : m_affected) {
        m_status[r] = AsBefore;
        now[m_order[r]] = before[m_order[r]];
    }
    for (const std::uint32_t r : m_losers) {
        m_status[r] = AsBefore;
        m_lostHops[r] = 0;
    }
}

void FoldedUpdate::collect(bool whole) {
    for (std::size_t word = 0; word < m_touched.size(); ++word) {
        for (; m_touched[word] != 0; m_touched[word] &= m_touched[word] - 1) {
            const auto bit = static_cast<std::size_t>(std::countr_zero(m_touched[word]));
            const auto arc = static_cast<std::uint32_t>(word * 64 + bit);
            if (whole) m_changes.push_back({arc, m_arcs[arc]});
            m_arcs[arc] = 0;
        }
    }
}

}  // namespace peerplan
