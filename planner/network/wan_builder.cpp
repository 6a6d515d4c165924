// SPDX-License-Identifier: MIT
#include <algorithm>
#include <map>
#include <optional>

#include "model/error.h"
#include "planner/network/compile_parts.h"

namespace peerplan::compiling {
namespace {

/// Pairs of access links of any-to-any networks beyond which a plan is refused: some 800 MB.
constexpr std::size_t mostPairs = 20'000'000;

/// A link as it attaches a site to a network without PoPs.
struct Attachment {
    std::uint32_t site = none;
    std::uint32_t span = none;
    const Link* link = nullptr;
};

/// A connection that ends at a network without PoPs (rule W3).
struct Exit {
    NodeId node;
    std::uint32_t location = none;
    std::optional<Rtt> rtt;
};

class WanBuilder {
  public:
    WanBuilder(Context& context, CompiledNetwork& network)
        : m_context(context), m_plan(context.plan), m_network(network), m_wan(network.wan) {}

    void build() {
        addNodes();
        addSpans();
        findInner();
        for (std::uint32_t i = 0; i < m_plan.links.size(); ++i) addLink(i);
        for (std::uint32_t n = 0; n < m_plan.networks.size(); ++n) {
            if (m_plan.networks[n].pops.empty()) {
                addAnyToAny(n);
            } else {
                addTrunks(n);
            }
        }
        sortArcs();
        warnOfMetrics();
    }

  private:
    NodeId siteNode(std::uint32_t site) const { return NodeId(site); }
    NodeId popNode(std::uint32_t network, std::uint32_t pop) const {
        return NodeId(m_firstPop[network] + pop);
    }
    std::uint32_t siteOf(const Ref<Site>& ref) const { return m_context.ids.sites(ref.id); }
    /// The named PoP, or where none is named the nearest to a place.
    std::uint32_t popOf(std::uint32_t network, const std::string& name, const RttPlace* near);
    const RttPlace* placeOf(NodeId node) { return m_context.nodePlace(node); }
    bool isHead(NodeId node) const {
        if (m_wan.inner[node.at()] || node.at() >= m_plan.sites.size()) return true;
        const SiteRole& role = m_context.roles[node.at()];
        return role.hub || role.demanded;
    }

    void addNodes();
    void addSpans();
    void findInner();
    void addLink(std::uint32_t index);
    void addTrunks(std::uint32_t network);
    void addAnyToAny(std::uint32_t network);
    void addArc(NodeId tail, NodeId head, std::optional<std::int64_t> metric, std::uint32_t rttUs,
                std::uint32_t first, std::uint32_t second = Arc::noPart);
    void addBothWays(NodeId from, NodeId to, std::uint32_t span, std::optional<std::int64_t> metric,
                     std::optional<std::int64_t> metricBack, std::optional<Rtt> rtt);
    void sortArcs();
    void warnOfMetrics();

    Context& m_context;
    const Plan& m_plan;
    CompiledNetwork& m_network;
    WanGraph& m_wan;
    std::vector<std::uint32_t> m_firstPop;
    /// Of links the PoP that each ends at, else none.
    std::vector<NodeId> m_popOfLink;
    std::vector<std::vector<Exit>> m_exits;
    std::vector<std::vector<Attachment>> m_attached;
    std::size_t m_pairs = 0;
};

std::uint32_t WanBuilder::popOf(std::uint32_t network, const std::string& name,
                                const RttPlace* near) {
    const std::vector<Pop>& pops = m_plan.networks[network].pops;
    std::uint32_t best = 0;
    double bestKm = -1;
    for (std::uint32_t i = 0; i < pops.size(); ++i) {
        if (!name.empty() && pops[i].id == name) return i;
        if (near == nullptr) continue;
        const double km = greatCircleKm(near->direction, unitVector({pops[i].lat, pops[i].lon}));
        if (bestKm >= 0 && km >= bestKm) continue;
        best = i;
        bestKm = km;
    }
    return best;
}

void WanBuilder::addNodes() {
    m_wan.siteCount = static_cast<std::uint32_t>(m_plan.sites.size());
    for (const CompiledSite& site : m_network.sites) m_wan.nodeAtom.push_back(site.atom);
    for (std::uint32_t n = 0; n < m_plan.networks.size(); ++n) {
        m_firstPop.push_back(static_cast<std::uint32_t>(m_wan.nodeAtom.size()));
        for (std::uint32_t i = 0; i < m_plan.networks[n].pops.size(); ++i) {
            m_context.pops.push_back(&m_plan.networks[n].pops[i]);
            m_wan.nodeAtom.emplace_back(m_context.atoms.pops[n] + i);
        }
    }
    m_exits.resize(m_plan.networks.size());
    for (std::uint32_t c = 0; c < m_plan.circuits.size(); ++c) {
        for (std::uint32_t i = 0; i < m_plan.circuits[c].connections.size(); ++i) {
            const Connection& connection = m_plan.circuits[c].connections[i];
            const std::uint32_t site = siteOf(connection.site);
            const std::uint32_t network = m_context.ids.networks(connection.network.id);
            const auto role = static_cast<std::size_t>(connection.role);
            const std::uint32_t location = m_context.used.circuits[c].byRole[role];
            NodeId node;
            if (site != none) {
                node = siteNode(site);
            } else if (network != none && !m_plan.networks[network].pops.empty()) {
                node = popNode(network,
                               popOf(network, connection.pop, m_context.locationPlace(location)));
            } else if (network != none) {
                node = NodeId(m_wan.nodeAtom.size());
                m_wan.nodeAtom.emplace_back(m_context.atoms.connections[c] + i);
                m_exits[network].push_back({node, location, connection.rtt});
            }
            m_context.connectionNode.push_back(node);
        }
    }
}

void WanBuilder::addSpans() {
    const auto device = [this](const Ref<Device>& ref) {
        const std::uint32_t at = m_context.ids.devices(ref.id);
        return at == none ? ElementId() : ElementId(m_network.firstElement[2] + at);
    };
    for (std::uint32_t i = 0; i < m_plan.links.size(); ++i) {
        const Link& link = m_plan.links[i];
        const std::uint32_t network = m_context.ids.networks(link.network.id);
        m_wan.spans.push_back(
            {ElementId(m_network.firstElement[0] + i),
             AtomId(m_context.atoms.links + i),
             {device(link.fromDevice), device(link.toDevice)},
             network == none ? ComponentId() : ComponentId(m_context.named.networks + network)});
    }
    std::uint32_t trunk = 0;
    for (std::uint32_t n = 0; n < m_plan.networks.size(); ++n) {
        for (std::uint32_t i = 0; i < m_plan.networks[n].popLinks.size(); ++i) {
            m_wan.spans.push_back({ElementId(m_network.firstElement[1] + trunk++),
                                   AtomId(m_context.atoms.trunks[n] + i),
                                   {},
                                   ComponentId(m_context.named.networks + n)});
        }
    }
}

void WanBuilder::findInner() {
    // The neighbours of a site count by where a path could go on to: another site, a PoP, or a
    // network as a whole, for a path does not leave a network and enter it again at once.
    std::vector<std::uint32_t> neighbour(m_plan.sites.size(), none);
    m_wan.inner.assign(m_wan.nodeAtom.size(), 0);
    m_popOfLink.resize(m_plan.links.size());
    m_attached.resize(m_plan.networks.size());
    const auto meet = [&](std::uint32_t site, std::uint32_t other) {
        if (site == none) return;
        if (neighbour[site] == none) neighbour[site] = other;
        if (neighbour[site] != other && m_context.roles[site].transit) m_wan.inner[site] = 1;
    };
    const auto nodes = static_cast<std::uint32_t>(m_wan.nodeAtom.size());
    for (std::uint32_t i = 0; i < m_plan.links.size(); ++i) {
        const Link& link = m_plan.links[i];
        const std::uint32_t from = siteOf(link.from);
        const std::uint32_t to = siteOf(link.to);
        const std::uint32_t network = m_context.ids.networks(link.network.id);
        if (from == none || from == to) continue;
        if (to != none) {
            meet(from, to);
            meet(to, from);
        } else if (network != none && m_plan.networks[network].pops.empty()) {
            m_attached[network].push_back({from, i, &link});
            meet(from, nodes + network);
        } else if (network != none) {
            m_popOfLink[i] = popNode(network, popOf(network, link.pop, m_context.sitePlace(from)));
            meet(from, m_popOfLink[i].value);
        }
    }
    for (std::size_t i = 0; i < m_context.pops.size(); ++i)
        m_wan.inner[m_plan.sites.size() + i] = 1;
}

void WanBuilder::addArc(NodeId tail, NodeId head, std::optional<std::int64_t> metric,
                        std::uint32_t rttUs, std::uint32_t first, std::uint32_t second) {
    Arc arc;
    arc.tail = tail;
    arc.head = head;
    arc.stated = metric.has_value();
    arc.cost = std::max<std::int64_t>(1, metric.value_or(rttUs));
    arc.rttUs = rttUs;
    arc.part[0] = first;
    arc.part[1] = second;
    m_wan.arcs.push_back(arc);
}

void WanBuilder::addBothWays(NodeId from, NodeId to, std::uint32_t span,
                             std::optional<std::int64_t> metric,
                             std::optional<std::int64_t> metricBack, std::optional<Rtt> rtt) {
    const bool there = isHead(to);
    const bool back = isHead(from);
    if (!there && !back) return;
    const std::uint32_t us =
        rtt ? static_cast<std::uint32_t>(rtt->asUs()) : m_context.rttUs(placeOf(from), placeOf(to));
    if (there) addArc(from, to, metric, us, span * 2);
    if (back) addArc(to, from, metricBack ? metricBack : metric, us, span * 2 + 1);
}

void WanBuilder::addLink(std::uint32_t index) {
    const Link& link = m_plan.links[index];
    const std::uint32_t from = siteOf(link.from);
    const std::uint32_t to = siteOf(link.to);
    if (from == none || from == to) return;
    if (to != none) {
        addBothWays(siteNode(from), siteNode(to), index, link.metric, link.metricBack, link.rtt);
    } else if (m_popOfLink[index].valid()) {
        addBothWays(siteNode(from), m_popOfLink[index], index, link.metric, link.metricBack,
                    link.rtt);
    }
}

void WanBuilder::addTrunks(std::uint32_t network) {
    const Network& mesh = m_plan.networks[network];
    std::uint32_t span = static_cast<std::uint32_t>(m_plan.links.size());
    for (std::uint32_t n = 0; n < network; ++n) {
        span += static_cast<std::uint32_t>(m_plan.networks[n].popLinks.size());
    }
    const auto find = [&mesh](const std::string& id) {
        const auto at = std::find_if(mesh.pops.begin(), mesh.pops.end(),
                                     [&id](const Pop& pop) { return pop.id == id; });
        return at == mesh.pops.end() ? none : static_cast<std::uint32_t>(at - mesh.pops.begin());
    };
    for (const PopLink& trunk : mesh.popLinks) {
        const std::uint32_t from = find(trunk.from);
        const std::uint32_t to = find(trunk.to);
        if (from != none && to != none && from != to) {
            addBothWays(popNode(network, from), popNode(network, to), span, trunk.metric,
                        std::nullopt, trunk.rtt);
        }
        ++span;
    }
}

void WanBuilder::addAnyToAny(std::uint32_t network) {
    const std::vector<Attachment>& attached = m_attached[network];
    std::vector<const Attachment*> hubs;
    std::vector<const Attachment*> ends;
    for (const Attachment& at : attached) {
        const SiteRole& role = m_context.roles[at.site];
        if (m_wan.inner[at.site] || role.hub) {
            hubs.push_back(&at);
        } else if (role.demanded) {
            ends.push_back(&at);
        }
    }
    m_pairs +=
        attached.size() * (hubs.size() + m_exits[network].size()) + hubs.size() * ends.size();
    if (m_pairs > mostPairs) {
        throw InputError(Text(tr("Network {network} joins {sites} sites with {hubs} that serve "
                                 "others: too many pairs. Name its PoPs"),
                              {{"network", m_plan.networks[network].id},
                               {"sites", static_cast<std::int64_t>(attached.size())},
                               {"hubs", static_cast<std::int64_t>(hubs.size())}}));
    }
    const auto join = [&](const Attachment& tail, const Attachment& head) {
        if (tail.site == head.site) return;
        // W3: RTT by the model, unless both access links state theirs.
        const std::uint32_t us =
            tail.link->rtt && head.link->rtt
                ? static_cast<std::uint32_t>((*tail.link->rtt + *head.link->rtt).asUs())
                : m_context.rttUs(m_context.sitePlace(tail.site), m_context.sitePlace(head.site));
        const auto& out = tail.link->metric;
        const auto& in = head.link->metricBack ? head.link->metricBack : head.link->metric;
        std::optional<std::int64_t> metric;
        if (out || in) metric = out.value_or(0) + in.value_or(0);
        addArc(siteNode(tail.site), siteNode(head.site), metric, us, tail.span * 2,
               head.span * 2 + 1);
    };
    for (const Attachment& tail : attached) {
        for (const Attachment* head : hubs) join(tail, *head);
        for (const Exit& exit : m_exits[network]) {
            // The whole way by the model, unless link and connection state their parts.
            std::int64_t us = 0;
            if (tail.link->rtt && exit.rtt) {
                us = tail.link->rtt->asUs();
            } else {
                us = m_context.rttUs(m_context.sitePlace(tail.site),
                                     m_context.locationPlace(exit.location));
                if (exit.rtt) us = std::max<std::int64_t>(0, us - exit.rtt->asUs());
            }
            addArc(siteNode(tail.site), exit.node, tail.link->metric,
                   static_cast<std::uint32_t>(us), tail.span * 2);
            if (!isHead(siteNode(tail.site))) continue;
            addArc(exit.node, siteNode(tail.site),
                   tail.link->metricBack ? tail.link->metricBack : tail.link->metric,
                   static_cast<std::uint32_t>(us), tail.span * 2 + 1);
        }
    }
    for (const Attachment* head : ends) {
        for (const Attachment* tail : hubs) join(*tail, *head);
    }
    // Between two sites that serve nobody else only where a demand asks for it.
    std::map<std::uint32_t, std::vector<const Attachment*>> bySite;
    for (const Attachment& at : attached) {
        const SiteRole& role = m_context.roles[at.site];
        if (!m_wan.inner[at.site] && !role.hub) bySite[at.site].push_back(&at);
    }
    for (std::size_t i = 0; i < m_context.demandPairs.size(); ++i) {
        if (i > 0 && m_context.demandPairs[i] == m_context.demandPairs[i - 1]) continue;
        const auto from = bySite.find(m_context.demandPairs[i].first);
        const auto to = bySite.find(m_context.demandPairs[i].second);
        if (from == bySite.end() || to == bySite.end()) continue;
        for (const Attachment* tail : from->second) {
            for (const Attachment* head : to->second) join(*tail, *head);
        }
    }
}

void WanBuilder::sortArcs() {
    const std::size_t nodes = m_wan.nodeAtom.size();
    m_wan.firstOut.assign(nodes + 1, 0);
    for (const Arc& arc : m_wan.arcs) ++m_wan.firstOut[arc.tail.at() + 1];
    for (std::size_t v = 0; v < nodes; ++v) m_wan.firstOut[v + 1] += m_wan.firstOut[v];
    std::vector<Arc> sorted(m_wan.arcs.size());
    std::vector<std::uint32_t> next(m_wan.firstOut.begin(), m_wan.firstOut.end() - 1);
    for (const Arc& arc : m_wan.arcs) sorted[next[arc.tail.at()]++] = arc;
    m_wan.arcs = std::move(sorted);

    m_wan.innerIndex.assign(nodes, none);
    for (std::uint32_t v = 0; v < nodes; ++v) {
        if (!m_wan.inner[v]) continue;
        m_wan.innerIndex[v] = static_cast<std::uint32_t>(m_wan.innerNodes.size());
        m_wan.innerNodes.emplace_back(v);
    }
    m_wan.firstIn.assign(nodes + 1, 0);
    for (const Arc& arc : m_wan.arcs) {
        if (m_wan.inner[arc.tail.at()]) ++m_wan.firstIn[arc.head.at() + 1];
    }
    for (std::size_t v = 0; v < nodes; ++v) m_wan.firstIn[v + 1] += m_wan.firstIn[v];
    m_wan.inArcs.resize(m_wan.firstIn[nodes]);
    next.assign(m_wan.firstIn.begin(), m_wan.firstIn.end() - 1);
    for (std::uint32_t a = 0; a < m_wan.arcs.size(); ++a) {
        const Arc& arc = m_wan.arcs[a];
        if (m_wan.inner[arc.tail.at()]) m_wan.inArcs[next[arc.head.at()]++] = a;
    }
}

void WanBuilder::warnOfMetrics() {
    std::size_t stated = 0;
    std::size_t all = 0;
    const auto count = [&](bool states) {
        ++all;
        if (states) ++stated;
    };
    for (const Link& link : m_plan.links) count(link.metric || link.metricBack);
    for (const Network& network : m_plan.networks) {
        for (const PopLink& trunk : network.popLinks) count(trunk.metric.has_value());
    }
    m_wan.statesMetrics = stated > 0;
    if (stated == 0 || stated == all) return;
    m_context.diagnostics.push_back(
        {.severity = Severity::Warning,
         .message = Text(tr("{stated} of {links} links state a routing metric; the others count "
                            "their round-trip time in microseconds (rule W1)"),
                         {{"stated", static_cast<std::int64_t>(stated)},
                          {"links", static_cast<std::int64_t>(all)}})});
}

}  // namespace

void buildWan(Context& context, CompiledNetwork& network) {
    WanBuilder(context, network).build();
}

}  // namespace peerplan::compiling
