// SPDX-License-Identifier: MIT
#include "planner/routing/matrix/matrix_network.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace peerplan {
namespace {

/// Counts by key + 1 become the first position of each key.
void sumUp(std::vector<std::uint32_t>& counts) {
    std::partial_sum(counts.begin(), counts.end(), counts.begin());
}

/// Positions of pairs' second parts by their first.
void listByKey(const std::vector<std::pair<std::uint32_t, std::uint32_t>>& pairs, std::size_t keys,
               std::vector<std::uint32_t>& first, std::vector<std::uint32_t>& values) {
    first.assign(keys + 1, 0);
    for (const auto& [key, value] : pairs) ++first[key + 1];
    sumUp(first);
    values.resize(pairs.size());
    std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
    for (const auto& [key, value] : pairs) values[next[key]++] = value;
}

}  // namespace

MatrixNetwork::MatrixNetwork(const CompiledNetwork& network, const Traffic& traffic)
    : m_network(&network) {
    const bool devices =
        std::any_of(network.elements.begin(), network.elements.end(),
                    [](const Element& element) { return element.kind == ElementKind::Device; });
    if (devices || !traffic.fixed.empty()) return;
    listArcs();
    if (m_out.empty()) return;
    // No way is longer than the sum of the dearest arcs out of all nodes.
    std::uint64_t longest = 0;
    for (std::size_t v = 0; v < nodeCount(); ++v) {
        std::uint64_t dearest = 0;
        for (std::uint32_t a = m_firstOut[v]; a < m_firstOut[v + 1]; ++a) {
            dearest = std::max<std::uint64_t>(dearest, m_out[a].cost);
        }
        longest += dearest;
    }
    if (longest >= unreachable || !addDemands(traffic)) return;
    listSpans();
    m_usable = true;
}

void MatrixNetwork::listArcs() {
    const WanGraph& wan = m_network->wan;
    m_firstIn.assign(wan.innerNodes.size() + 1, 0);
    for (const NodeId tail : wan.innerNodes) {
        m_firstOut.push_back(static_cast<std::uint32_t>(m_out.size()));
        for (std::uint32_t a = wan.firstOut[tail.at()]; a < wan.firstOut[tail.at() + 1]; ++a) {
            const std::uint32_t head = wan.innerIndex[wan.arcs[a].head.at()];
            if (head == CompiledNetwork::none) continue;
            const auto cost = std::min<std::int64_t>(wan.arcs[a].cost, unreachable);
            m_out.push_back({static_cast<std::uint32_t>(cost), head});
            m_wanArc.push_back(a);
            ++m_firstIn[head + 1];
        }
    }
    m_firstOut.push_back(static_cast<std::uint32_t>(m_out.size()));
    sumUp(m_firstIn);
    m_in.resize(m_out.size());
    m_inOfArc.resize(m_out.size());
    std::vector<std::uint32_t> next(m_firstIn.begin(), m_firstIn.end() - 1);
    for (std::uint32_t v = 0; v < nodeCount(); ++v) {
        for (std::uint32_t a = m_firstOut[v]; a < m_firstOut[v + 1]; ++a) {
            m_inOfArc[a] = next[m_out[a].node]++;
            m_in[m_inOfArc[a]] = {m_out[a].cost, v};
        }
    }
}

// `none` where it has no neighbour or several, or one that carries no traffic.
std::uint32_t MatrixNetwork::fringeOf(NodeId node) {
    std::uint32_t& known = m_fringeOfNode[node.at()];
    if (known != none) return known;
    const WanGraph& wan = m_network->wan;
    const auto out = wan.out(node);
    if (out.empty()) return none;
    const NodeId head = out.front().head;
    const std::uint32_t neighbour = wan.innerIndex[head.at()];
    const bool one =
        std::all_of(out.begin(), out.end(), [&](const Arc& arc) { return arc.head == head; });
    if (!one || neighbour == CompiledNetwork::none) return none;
    const auto at = [&] { return static_cast<std::uint32_t>(m_fringeArcs.size()); };
    Fringe fringe{neighbour, at(), 0, 0};
    for (std::uint32_t i = wan.firstIn[node.at()]; i < wan.firstIn[node.at() + 1]; ++i) {
        if (wan.arcs[wan.inArcs[i]].tail != head) return none;
        m_fringeArcs.push_back(wan.inArcs[i]);
    }
    if (at() == fringe.firstTo) return none;
    fringe.firstFrom = at();
    for (std::uint32_t a = wan.firstOut[node.at()]; a < wan.firstOut[node.at() + 1]; ++a) {
        m_fringeArcs.push_back(a);
    }
    fringe.last = at();
    known = static_cast<std::uint32_t>(m_fringes.size());
    m_fringes.push_back(fringe);
    return known;
}

bool MatrixNetwork::addDemands(const Traffic& traffic) {
    const CompiledNetwork& network = *m_network;
    m_fringeOfNode.assign(network.wan.nodeCount(), none);
    std::vector<Demand> demands;
    demands.reserve(network.flows.size());
    m_firstDemand.assign(nodeCount() + 1, 0);
    bool laid = false;
    const auto place = [&](NodeId node, std::uint32_t& inner, std::uint32_t& fringe) {
        inner = network.wan.innerIndex[node.at()];
        fringe = none;
        if (inner != CompiledNetwork::none) return true;
        fringe = fringeOf(node);
        if (fringe == none) return false;
        inner = m_fringes[fringe].neighbour;
        return true;
    };
    for (std::size_t f = 0; f < network.flows.size(); ++f) {
        const Flow& flow = network.flows[f];
        double kbps[2] = {0, 0};
        for (std::uint32_t e = traffic.first[f]; e < traffic.first[f + 1]; ++e) {
            const TrafficEntry& entry = traffic.entries[e];
            if (entry.upKbps == 0 && entry.downKbps == 0) continue;
            if (m_shape.valid() && entry.shape != m_shape) return false;
            m_shape = entry.shape;
            kbps[0] += entry.upKbps;
            kbps[1] += entry.downKbps;
        }
        const bool between = flow.kind == FlowKind::SiteToSite && flow.access == Access::Wan;
        if (kbps[0] == 0 && kbps[1] == 0) {
            // Can be cut all the same.
            if (!between) continue;
        } else {
            const std::uint32_t way = kbps[0] == 0 ? 1 : 0;
            if (!between || kbps[1 - way] != 0 || (laid && way != m_backward)) return false;
            m_backward = way;
            laid = true;
        }
        const NodeId from(flow.site.at());
        const NodeId to = network.destinations[flow.destination];
        if (from == to) continue;
        Demand demand{FlowId(f), 0, 0, none, none, kbps[m_backward]};
        if (!place(from, demand.source, demand.sourceFringe)) return false;
        if (!place(to, demand.target, demand.targetFringe)) return false;
        demands.push_back(demand);
        ++m_firstDemand[demand.target + 1];
    }
    sumUp(m_firstDemand);
    m_demands.resize(demands.size());
    std::vector<std::uint32_t> next(m_firstDemand.begin(), m_firstDemand.end() - 1);
    for (const Demand& demand : demands) m_demands[next[demand.target]++] = demand;
    return laid;
}

void MatrixNetwork::listSpans() {
    const WanGraph& wan = m_network->wan;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;
    const auto add = [&](const Arc& arc, std::uint32_t value) {
        for (std::size_t k = 0; k < 2 && arc.part[k] != Arc::noPart; ++k) {
            pairs.emplace_back(arc.part[k] / 2, value);
        }
    };
    for (std::uint32_t a = 0; a < arcCount(); ++a) add(arc(a), a);
    listByKey(pairs, wan.spans.size(), m_firstOfSpan, m_arcsOfSpan);
    pairs.clear();
    for (std::uint32_t f = 0; f < m_fringes.size(); ++f) {
        for (std::uint32_t i = m_fringes[f].firstTo; i < m_fringes[f].last; ++i) {
            add(wan.arcs[m_fringeArcs[i]], f);
        }
    }
    std::sort(pairs.begin(), pairs.end());
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    listByKey(pairs, wan.spans.size(), m_firstFringeOfSpan, m_fringesOfSpan);
    m_spanOfAtom.assign(m_network->components.atomCount(), none);
    for (std::uint32_t i = 0; i < wan.spans.size(); ++i) m_spanOfAtom[wan.spans[i].atom.at()] = i;
    m_isNode.assign(m_network->components.atomCount(), 0);
    for (const AtomId atom : wan.nodeAtom) {
        if (atom.valid()) m_isNode[atom.at()] = 1;
    }
}

}  // namespace peerplan
