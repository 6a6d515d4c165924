// SPDX-License-Identifier: MIT
#include "planner/routing/matrix/matrix_shift.h"

#include <algorithm>
#include <functional>

namespace peerplan {
namespace {

constexpr std::uint32_t unreachable = MatrixBase::unreachable;

/// So many are settled without a heap.
constexpr std::size_t fewNodes = 64;

std::uint64_t keyOf(std::uint32_t cost, std::uint32_t node) {
    return std::uint64_t{cost} << 32U | node;
}

}  // namespace

MatrixShift::MatrixShift(const MatrixNetwork& network, const MatrixBase& base)
    : m_base(&base),
      m_nodeCount(network.nodeCount()),
      m_network(&network),
      m_out(network.out()),
      m_in(network.in()),
      m_firstOut(network.firstOut().data()),
      m_firstIn(network.firstIn().data()),
      m_dead(network.arcCount(), 0),
      m_costs(m_nodeCount, 0),
      m_place(m_nodeCount, 0),
      m_status(m_nodeCount, AsBefore),
      m_lostHops(m_nodeCount, 0),
      m_delta(m_nodeCount, 0.0),
      m_bits(m_nodeCount / 64 + 1, 0),
      m_nextArcs(network.arcCount() + 1) {}

void MatrixShift::setDead(std::uint32_t arc, bool dead) {
    m_dead[arc] = dead ? 1 : 0;
    const std::uint32_t cost = dead ? unreachable : m_network->out()[arc].cost;
    m_out[arc].cost = cost;
    m_in[m_network->inOfArc(arc)].cost = cost;
}

void MatrixShift::begin(std::size_t k) {
    m_k = k;
    m_nextHop = m_base->next(k);
    m_shares = m_base->shares(k);
    m_injected = m_base->injected(k);
    m_rank = m_base->rank(k);
    m_order = m_base->order(k);
    std::copy_n(m_base->costs(k), m_nodeCount, m_costs.begin());
}

void MatrixShift::move(std::span<const Loss> losses, const ArcSums& sums) {
    m_sums = sums;
    m_unreached.clear();
    findAffected(losses);
    // Often a node only splits otherwise.
    if (!m_affected.empty()) {
        settle();
        takeOut();
        layAnew();
    }
    walk();
    forget();
}

// A node is affected if it lost its last next hop; who loses a hop by that is looked at in turn.
void MatrixShift::findAffected(std::span<const Loss> losses) {
    m_affected.clear();
    m_losers.clear();
    const auto lose = [&](std::uint32_t r) {
        if (m_nextHop[r].arc == MatrixBase::several) {
            if (m_lostHops[r]++ == 0) m_losers.push_back(r);
            m_status[r] = Partial;
            if (m_lostHops[r] != m_base->hops(m_nextHop[r]).size()) return;
        }
        m_status[r] = Affected;
        m_affected.push_back(r);
        m_costs[m_order[r]] = unreachable;
    };
    for (const Loss& loss : losses) {
        if (loss.arc != MatrixBase::none) lose(loss.rank);
    }
    for (std::size_t i = 0; i < m_affected.size(); ++i) {
        for (const Hop& from : m_base->comingTo(m_k, m_affected[i])) {
            if (m_dead[from.arc] == 0) lose(from.rank);
        }
    }
    for (const Loss& loss : losses) {
        // What begins at the target itself passes no arc.
        if (loss.arc != MatrixBase::none || loss.rank == 0) continue;
        m_delta[loss.rank] -= loss.kbps;
        if (m_status[loss.rank] != Affected) look(loss.rank);
    }
}

// Dijkstra over the affected nodes, from those beside them that are not. What is dead costs so much
// that no way leads over it, and nobody else gets nearer by a failure.
void MatrixShift::settle() {
    m_heap.clear();
    m_settled.clear();
    for (const std::uint32_t r : m_affected) {
        const std::uint32_t u = m_order[r];
        // An upper bound with those affected ones that have one already.
        std::uint32_t best = unreachable;
        for (std::uint32_t a = m_firstOut[u]; a < m_firstOut[u + 1]; ++a) {
            best = std::min(best, m_costs[m_out[a].node] + m_out[a].cost);
        }
        m_costs[u] = best;
        m_place[u] = static_cast<std::uint32_t>(m_heap.size());
        m_heap.push_back(keyOf(best, u));
    }
    if (m_heap.size() <= fewNodes) {
        settleFew();
    } else {
        settleMany();
    }
    if (m_settled.size() == m_affected.size()) return;
    for (const std::uint32_t r : m_affected) {
        if (m_costs[m_order[r]] != unreachable) continue;
        m_unreached.push_back(r);
        m_delta[r] = 0;
    }
}

void MatrixShift::settleMany() {
    // The others are reached through these.
    std::erase_if(m_heap, [](std::uint64_t key) { return key >> 32U == unreachable; });
    std::make_heap(m_heap.begin(), m_heap.end(), std::greater<>());
    while (!m_heap.empty()) {
        const std::uint64_t key = m_heap.front();
        std::pop_heap(m_heap.begin(), m_heap.end(), std::greater<>());
        m_heap.pop_back();
        const auto u = static_cast<std::uint32_t>(key);
        const auto cost = static_cast<std::uint32_t>(key >> 32U);
        if (cost != m_costs[u]) continue;
        m_settled.push_back(u);
        if (m_settled.size() == m_affected.size()) return;
        for (std::uint32_t i = m_firstIn[u]; i < m_firstIn[u + 1]; ++i) {
            const std::uint32_t through = cost + m_in[i].cost;
            const std::uint32_t tail = m_in[i].node;
            if (through >= m_costs[tail]) continue;
            m_costs[tail] = through;
            m_heap.push_back(keyOf(through, tail));
            std::push_heap(m_heap.begin(), m_heap.end(), std::greater<>());
        }
    }
}

// The same where looking at all that is left is quicker than keeping a heap.
void MatrixShift::settleFew() {
    std::size_t left = m_heap.size();
    std::uint64_t* keys = m_heap.data();
    std::uint32_t* costs = m_costs.data();
    while (left > 0) {
        std::uint64_t least = keys[0];
        std::size_t at = 0;
        for (std::size_t i = 1; i < left; ++i) {
            const bool less = keys[i] < least;
            least = less ? keys[i] : least;
            at = less ? i : at;
        }
        const auto u = static_cast<std::uint32_t>(least);
        if (costs[u] == unreachable) return;
        m_settled.push_back(u);
        if (--left == 0) return;
        keys[at] = keys[left];
        m_place[static_cast<std::uint32_t>(keys[at])] = static_cast<std::uint32_t>(at);
        for (std::uint32_t i = m_firstIn[u]; i < m_firstIn[u + 1]; ++i) {
            const std::uint32_t tail = m_in[i].node;
            const std::uint32_t through = costs[u] + m_in[i].cost;
            if (through >= costs[tail]) continue;
            // Nobody gets nearer but who is affected and not settled yet.
            costs[tail] = through;
            keys[m_place[tail]] = keyOf(through, tail);
        }
    }
}

}  // namespace peerplan
