// SPDX-License-Identifier: MIT
#include "planner/resilience/availability/core_graph.h"

#include <algorithm>
#include <map>

namespace peerplan::uptime {
namespace {

constexpr std::uint32_t none = CoreGraph::none;

class GraphBuilder {
  public:
    explicit GraphBuilder(const CompiledNetwork& network)
        : m_network(network), m_wan(network.wan) {}

    CoreGraph build() {
        findVertices();
        joinArcs();
        attach();
        return std::move(m_graph);
    }

  private:
    const Span& spanOf(std::uint32_t part) const { return m_wan.spans[part / 2]; }
    /// A link to an any-to-any network: it belongs to one, and no PoP stands at its end.
    bool toNetwork(const Arc& arc) const {
        return arc.part[1] != Arc::noPart || isExit(arc.head) || isExit(arc.tail);
    }
    bool isExit(NodeId node) const {
        return node.at() >= m_wan.siteCount && !m_wan.inner[node.at()];
    }

    std::uint32_t addVertex(AtomId atom) {
        m_graph.atomOf.push_back(atom);
        return static_cast<std::uint32_t>(m_graph.vertexCount++);
    }

    std::uint32_t networkVertex(ComponentId network) {
        const auto [entry, added] = m_networks.emplace(network, 0);
        if (added) {
            AtomId own;
            for (const AtomId atom : m_network.components.atoms(network)) {
                if (m_network.components.componentOf(atom) == network) own = atom;
            }
            entry->second = addVertex(own);
        }
        return entry->second;
    }

    void findVertices() {
        m_graph.vertexOf.assign(m_wan.nodeCount(), none);
        for (std::uint32_t v = 0; v < m_wan.nodeCount(); ++v) {
            // A transit site with one neighbour is never passed through, which changes nothing.
            const bool end = v < m_wan.siteCount && m_network.sites[v].transit &&
                             m_network.destinationOf[v] != none;
            if (m_wan.inner[v] || end) m_graph.vertexOf[v] = addVertex(m_wan.nodeAtom[v]);
        }
        for (const Arc& arc : m_wan.arcs) {
            if (!toNetwork(arc)) continue;
            const std::uint32_t vertex = networkVertex(spanOf(arc.part[0]).network);
            // A connection that ends at the network is reached as the network is.
            if (isExit(arc.head)) m_graph.vertexOf[arc.head.at()] = vertex;
            if (isExit(arc.tail)) m_graph.vertexOf[arc.tail.at()] = vertex;
        }
    }

    /// An access link of a vertex to its network, once.
    void joinNetwork(NodeId node, std::uint32_t part) {
        const std::uint32_t u = m_graph.vertexOf[node.at()];
        if (u == none || isExit(node) || m_joined[part / 2]) return;
        m_joined[part / 2] = 1;
        const Span& span = spanOf(part);
        m_graph.edges.push_back({u, networkVertex(span.network), span.atom});
    }

    void joinArcs() {
        m_joined.assign(m_wan.spans.size(), 0);
        for (const Arc& arc : m_wan.arcs) {
            if (toNetwork(arc)) {
                if (!isExit(arc.tail)) joinNetwork(arc.tail, arc.part[0]);
                if (isExit(arc.tail)) joinNetwork(arc.head, arc.part[0]);
                if (arc.part[1] != Arc::noPart) joinNetwork(arc.head, arc.part[1]);
                continue;
            }
            const std::uint32_t u = m_graph.vertexOf[arc.tail.at()];
            const std::uint32_t v = m_graph.vertexOf[arc.head.at()];
            if (u == none || v == none || m_joined[arc.part[0] / 2]) continue;
            m_joined[arc.part[0] / 2] = 1;
            m_graph.edges.push_back({u, v, spanOf(arc.part[0]).atom});
        }
    }

    void attach() {
        const std::size_t sites = m_wan.siteCount;
        m_graph.firstAttachment.assign(1, 0);
        m_graph.waysIn.resize(sites);
        for (std::size_t s = 0; s < sites; ++s) {
            if (m_graph.vertexOf[s] == none) attachSite(NodeId(s));
            m_graph.firstAttachment.push_back(
                static_cast<std::uint32_t>(m_graph.attachments.size()));
        }
        for (const Arc& arc : m_wan.arcs) {
            const std::size_t w = arc.head.at();
            if (w >= sites || m_graph.vertexOf[w] != none) continue;
            if (m_network.destinationOf[w] == none) continue;
            const Span& last = spanOf(arc.part[1] == Arc::noPart ? arc.part[0] : arc.part[1]);
            const std::uint32_t vertex =
                toNetwork(arc) ? networkVertex(last.network) : m_graph.vertexOf[arc.tail.at()];
            auto& ways = m_graph.waysIn[w];
            const bool known = std::any_of(ways.begin(), ways.end(), [&](const Attachment& way) {
                return way.atom == last.atom;
            });
            if (vertex != none && !known) ways.push_back({vertex, SiteId(), last.atom});
        }
    }

    void attachSite(NodeId site) {
        m_networkSpans.clear();
        for (const Arc& arc : m_wan.out(site)) {
            const Span& span = spanOf(arc.part[0]);
            if (toNetwork(arc)) {
                if (std::find(m_networkSpans.begin(), m_networkSpans.end(), arc.part[0]) ==
                    m_networkSpans.end()) {
                    m_networkSpans.push_back(arc.part[0]);
                    m_graph.attachments.push_back(
                        {networkVertex(span.network), SiteId(), span.atom});
                }
                continue;
            }
            const std::uint32_t vertex = m_graph.vertexOf[arc.head.at()];
            m_graph.attachments.push_back(
                {vertex, vertex == none ? SiteId(arc.head.at()) : SiteId(), span.atom});
        }
    }

    const CompiledNetwork& m_network;
    const WanGraph& m_wan;
    CoreGraph m_graph;
    std::map<ComponentId, std::uint32_t> m_networks;
    std::vector<std::uint8_t> m_joined;
    std::vector<std::uint32_t> m_networkSpans;
};

}  // namespace

CoreGraph coreGraph(const CompiledNetwork& network) {
    return GraphBuilder(network).build();
}

}  // namespace peerplan::uptime
