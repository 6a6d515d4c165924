// SPDX-License-Identifier: MIT
#include "planner/routing/folded_base.h"

#include <algorithm>
#include <numeric>

namespace peerplan {
namespace {

constexpr std::uint32_t none = InnerGraph::none;

/// No way is longer than the sum of the dearest arcs out of all nodes.
bool costsAreSmall(const InnerGraph& graph) {
    std::int64_t sum = 0;
    for (std::uint32_t v = 0; v < graph.nodeCount(); ++v) {
        std::int64_t most = 0;
        for (std::uint32_t a = graph.firstOut(v); a < graph.firstOut(v + 1); ++a) {
            most = std::max(most, graph.arc(a).cost);
        }
        if (most >= FoldedBase::unreachable) return false;
        sum += most;
        if (sum >= FoldedBase::unreachable) return false;
    }
    return true;
}

}  // namespace

FoldedBase::FoldedBase(const CompiledNetwork& network, const InnerGraph& graph,
                       const BaseLoads& loads, const Distances& distances)
    : m_distances(&distances), m_nodeCount(graph.nodeCount()) {
    if (!loads.oneColumn() || !costsAreSmall(graph)) return;
    const auto destinations = static_cast<std::uint32_t>(network.destinations.size());
    const auto isInner = [&](std::uint32_t d) { return graph.end(d) < m_nodeCount; };
    for (std::uint32_t d = 0; d < destinations; ++d) {
        if (isInner(d)) continue;
        const std::uint32_t into = graph.foldedInto(d);
        if (loads.scalars(d) != nullptr && (into == none || !isInner(into))) return;
    }
    m_usable = true;
    std::vector<std::uint32_t> place(destinations, none);
    for (std::uint32_t d = 0; d < destinations; ++d) {
        if (!isInner(d)) continue;
        place[d] = static_cast<std::uint32_t>(m_target.size());
        addTarget(d, graph);
    }
    for (std::uint32_t d = 0; d < destinations; ++d) {
        if (loads.scalars(d) == nullptr) continue;
        const std::uint32_t k = place[isInner(d) ? d : graph.foldedInto(d)];
        addLoads(d, k, loads);
    }
    listTakers(graph.arcCount());
}

void FoldedBase::addTarget(std::uint32_t destination, const InnerGraph& graph) {
    m_target.push_back(destination);
    const std::int64_t* cost = m_distances->costs(destination);
    const std::uint32_t* rank = graph.rank(destination);
    const auto order = m_distances->order(destination);
    for (std::size_t v = 0; v < m_nodeCount; ++v) {
        m_costs.push_back(cost[v] == Way::unreachable ? unreachable
                                                      : static_cast<std::uint32_t>(cost[v]));
    }
    const std::size_t first = m_next.size();
    m_next.resize(first + m_nodeCount, {nowhere, 0});
    m_shares.resize(first + m_nodeCount, 0);
    m_injected.resize(first + m_nodeCount, 0);
    m_totals.push_back(0);
    // The list of who comes to a node is filled back to front.
    const std::size_t firstComing = m_firstComing.size();
    m_firstComing.resize(firstComing + m_nodeCount + 1, 0);
    std::uint32_t* coming = m_firstComing.data() + firstComing;
    std::uint32_t count = 0;
    for (std::uint32_t r = 0; r < order.size(); ++r) {
        const auto hops = graph.hops(destination, order[r]);
        for (const InnerGraph::Hop& hop : hops) ++coming[rank[hop.head]];
        count += static_cast<std::uint32_t>(hops.size());
        if (hops.size() == 1) {
            m_next[first + r] = {hops.front().arc, rank[hops.front().head]};
        } else if (hops.size() > 1) {
            m_next[first + r] = {several, static_cast<std::uint32_t>(m_splits.size())};
            m_splits.push_back({static_cast<std::uint32_t>(m_hops.size()),
                                static_cast<std::uint32_t>(hops.size())});
            for (const InnerGraph::Hop& hop : hops) m_hops.push_back({hop.arc, rank[hop.head]});
        }
    }
    coming[0] += static_cast<std::uint32_t>(m_coming.size());
    std::partial_sum(coming, coming + m_nodeCount + 1, coming);
    m_coming.resize(m_coming.size() + count);
    for (auto r = static_cast<std::uint32_t>(order.size()); r-- > 0;) {
        for (const Hop& hop : hops(m_next[first + r])) m_coming[--coming[hop.rank]] = {hop.arc, r};
    }
}

void FoldedBase::addLoads(std::uint32_t destination, std::size_t k, const BaseLoads& loads) {
    const BaseLoads::Scalar* scalars = loads.scalars(destination);
    const auto nodes = order(k);
    double* shares = m_shares.data() + k * m_nodeCount;
    double* injected = m_injected.data() + k * m_nodeCount;
    for (std::size_t r = 0; r < nodes.size(); ++r) {
        injected[r] += scalars[nodes[r]].injected;
        m_totals[k] += scalars[nodes[r]].injected;
        // What the destination itself sends on to a folded one is no concern of others.
        if (r > 0) shares[r] += scalars[nodes[r]].share;
    }
}

void FoldedBase::listTakers(std::size_t arcs) {
    m_firstTaker.assign(arcs + 1, 0);
    for (const Hop& coming : m_coming) ++m_firstTaker[coming.arc + 1];
    std::partial_sum(m_firstTaker.begin(), m_firstTaker.end(), m_firstTaker.begin());
    m_takers.resize(m_coming.size());
    std::vector<std::uint32_t> place(m_firstTaker.begin(), m_firstTaker.end() - 1);
    for (std::uint32_t k = 0; k < m_target.size(); ++k) {
        for (std::uint32_t r = 0; r < m_nodeCount; ++r) {
            for (const Hop& coming : comingTo(k, r)) {
                m_takers[place[coming.arc]++] = {k, coming.rank};
            }
        }
    }
}

}  // namespace peerplan
