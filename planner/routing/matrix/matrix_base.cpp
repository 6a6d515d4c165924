// SPDX-License-Identifier: MIT
#include "planner/routing/matrix/matrix_base.h"

#include <algorithm>
#include <functional>
#include <numeric>

namespace peerplan {

MatrixBase::MatrixBase(const MatrixNetwork& network)
    : m_network(&network),
      m_nodeCount(network.nodeCount()),
      m_targetOfNode(m_nodeCount, none),
      m_firstTaker(network.arcCount() + 1, 0),
      m_arcKbps(network.arcCount(), 0.0),
      m_fringeKbps(network.fringeCount()) {
    for (std::uint32_t v = 0; v < m_nodeCount; ++v) {
        if (network.demandsTo(v).empty()) continue;
        m_targetOfNode[v] = static_cast<std::uint32_t>(m_targets.size());
        m_targets.push_back(v);
    }
    const std::size_t cells = m_targets.size() * m_nodeCount;
    m_totals.resize(m_targets.size(), 0);
    m_reached.resize(m_targets.size(), 0);
    m_next.resize(cells, {nowhere, 0});
    m_shares.resize(cells, 0);
    m_injected.resize(cells, 0);
    m_order.resize(cells);
    m_rank.resize(cells, none);
    m_costs.resize(cells, unreachable);
    m_firstComing.resize(cells + m_targets.size(), 0);
    m_coming.reserve(cells + cells / 4);
    for (std::size_t k = 0; k < m_targets.size(); ++k) addTarget(k);
    listTakers();
    listFringes();
}

void MatrixBase::addTarget(std::size_t k) {
    findWays(k);
    listComing(k, listHops(k));
    layTraffic(k);
}

void MatrixBase::findWays(std::size_t k) {
    const auto& in = m_network->in();
    const auto& firstIn = m_network->firstIn();
    std::uint32_t* cost = m_costs.data() + k * m_nodeCount;
    std::uint32_t* order = m_order.data() + k * m_nodeCount;
    std::uint32_t* rank = m_rank.data() + k * m_nodeCount;
    cost[m_targets[k]] = 0;
    m_heap.assign(1, m_targets[k]);
    while (!m_heap.empty()) {
        std::pop_heap(m_heap.begin(), m_heap.end(), std::greater<>());
        const std::uint64_t key = m_heap.back();
        m_heap.pop_back();
        const auto v = static_cast<std::uint32_t>(key);
        const auto own = static_cast<std::uint32_t>(key >> 32U);
        if (own != cost[v]) continue;
        rank[v] = m_reached[k];
        order[m_reached[k]++] = v;
        for (std::uint32_t i = firstIn[v]; i < firstIn[v + 1]; ++i) {
            const std::uint32_t through = own + in[i].cost;
            if (through >= cost[in[i].node]) continue;
            cost[in[i].node] = through;
            m_heap.push_back(std::uint64_t{through} << 32U | in[i].node);
            std::push_heap(m_heap.begin(), m_heap.end(), std::greater<>());
        }
    }
}

/// How many hops there are. Counts by node who comes there.
std::uint32_t MatrixBase::listHops(std::size_t k) {
    const auto& out = m_network->out();
    const auto& firstOut = m_network->firstOut();
    const std::uint32_t* cost = costs(k);
    const std::uint32_t* nodes = order(k);
    const std::uint32_t* rankOf = rank(k);
    std::uint32_t* coming = m_firstComing.data() + k * (m_nodeCount + 1);
    Hop* next = m_next.data() + k * m_nodeCount;
    std::uint32_t all = 0;
    for (std::uint32_t r = 1; r < m_reached[k]; ++r) {
        const std::uint32_t u = nodes[r];
        const std::size_t first = m_hops.size();
        std::uint32_t count = 0;
        for (std::uint32_t a = firstOut[u]; a < firstOut[u + 1]; ++a) {
            // Two that are out of reach add up to more than any cost.
            if (cost[out[a].node] + out[a].cost != cost[u]) continue;
            const Hop hop{a, rankOf[out[a].node]};
            ++coming[hop.rank];
            ++m_firstTaker[a + 1];
            if (count == 0) {
                next[r] = hop;
            } else {
                if (count == 1) m_hops.push_back(next[r]);
                m_hops.push_back(hop);
            }
            ++count;
        }
        all += count;
        if (count < 2) continue;
        next[r] = {several, static_cast<std::uint32_t>(m_splits.size())};
        m_splits.push_back({static_cast<std::uint32_t>(first), count});
    }
    return all;
}

void MatrixBase::listComing(std::size_t k, std::uint32_t count) {
    std::uint32_t* coming = m_firstComing.data() + k * (m_nodeCount + 1);
    // The list of who comes to a node is filled back to front.
    coming[0] += static_cast<std::uint32_t>(m_coming.size());
    std::partial_sum(coming, coming + m_nodeCount + 1, coming);
    m_coming.resize(m_coming.size() + count);
    const Hop* nextOf = next(k);
    for (std::uint32_t r = m_reached[k]; r-- > 0;) {
        for (const Hop& hop : hops(nextOf[r])) m_coming[--coming[hop.rank]] = {hop.arc, r};
    }
}

void MatrixBase::layTraffic(std::size_t k) {
    const std::uint32_t* rankOf = rank(k);
    const Hop* nextOf = next(k);
    double* injected = m_injected.data() + k * m_nodeCount;
    double* shares = m_shares.data() + k * m_nodeCount;
    for (const MatrixNetwork::Demand& demand : m_network->demandsTo(m_targets[k])) {
        const std::uint32_t r = rankOf[demand.source];
        if (r == none) continue;
        injected[r] += demand.kbps;
        m_totals[k] += demand.kbps;
        if (demand.sourceFringe != none) m_fringeKbps[demand.sourceFringe].from += demand.kbps;
        if (demand.targetFringe != none) m_fringeKbps[demand.targetFringe].to += demand.kbps;
    }
    // What passes a node, until its turn comes.
    for (std::uint32_t r = m_reached[k]; r-- > 1;) {
        const auto to = hops(nextOf[r]);
        const double all = injected[r] + shares[r];
        shares[r] = to.size() == 1 ? all : all / static_cast<double>(to.size());
        for (const Hop& hop : to) {
            m_arcKbps[hop.arc] += shares[r];
            shares[hop.rank] += shares[r];
        }
    }
    shares[0] = 0;
}

void MatrixBase::listTakers() {
    std::partial_sum(m_firstTaker.begin(), m_firstTaker.end(), m_firstTaker.begin());
    m_takers.resize(m_firstTaker.back());
    std::vector<std::uint32_t> place(m_firstTaker.begin(), m_firstTaker.end() - 1);
    for (std::uint32_t k = 0; k < m_targets.size(); ++k) {
        const Hop* nextOf = next(k);
        for (std::uint32_t r = 1; r < m_reached[k]; ++r) {
            for (const Hop& hop : hops(nextOf[r])) m_takers[place[hop.arc]++] = {k, r};
        }
    }
}

void MatrixBase::listFringes() {
    m_firstOfFringe.assign(m_network->fringeCount() + 1, 0);
    std::vector<std::uint32_t> place;
    const auto each = [&](auto&& act) {
        for (std::size_t k = 0; k < m_targets.size(); ++k) {
            for (const MatrixNetwork::Demand& demand : m_network->demandsTo(m_targets[k])) {
                if (rank(k)[demand.source] == none) continue;
                if (demand.sourceFringe != none) act(demand.sourceFringe, demand);
                if (demand.targetFringe != none) act(demand.targetFringe, demand);
            }
        }
    };
    each(
        [&](std::uint32_t fringe, const MatrixNetwork::Demand&) { ++m_firstOfFringe[fringe + 1]; });
    std::partial_sum(m_firstOfFringe.begin(), m_firstOfFringe.end(), m_firstOfFringe.begin());
    m_ofFringe.resize(m_firstOfFringe.back());
    place.assign(m_firstOfFringe.begin(), m_firstOfFringe.end() - 1);
    each([&](std::uint32_t fringe, const MatrixNetwork::Demand& demand) {
        m_ofFringe[place[fringe]++] = &demand;
    });
}

}  // namespace peerplan
