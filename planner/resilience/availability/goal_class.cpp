// SPDX-License-Identifier: MIT
#include "planner/resilience/availability/goal_class.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace peerplan::uptime {

Labels Goals::of(std::uint8_t source) const {
    Labels made = 0;
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (list[i].source == source) made |= Labels{1} << i;
    }
    return made;
}

GoalClass::GoalClass(const CompiledNetwork& network, const Faults& faults, const CoreGraph& graph,
                     const std::vector<Egresses>& egresses, Goals goals)
    : m_network(network),
      m_faults(faults),
      m_graph(graph),
      m_egresses(egresses),
      m_goals(std::move(goals)) {
    m_rules.helps.assign(mostLabels, 0);
    m_labels = static_cast<int>(m_goals.list.size()) + (m_goals.presence ? 1 : 0);
    m_rules.goal = (Labels{1} << m_labels) - 1;
    for (int i = 0; i < m_labels; ++i) m_rules.helps[static_cast<std::size_t>(i)] = Labels{1} << i;
    m_distant.resize(m_goals.distant.size());
    for (const std::uint8_t source : {std::uint8_t{0}, std::uint8_t{1}}) {
        m_rules.fromSource[source] = m_goals.of(source);
        if (m_goals.of(source) != 0) allot(source);
    }
    Labels offered = m_goals.presenceLabel();
    for (const auto& [place, offers] : m_offers) {
        for (const Offer& of : offers) offered |= of.labels;
    }
    for (const Rule& rule : m_rules.parts) offered |= rule.gives;
    for (const Rule& rule : m_rules.whole) offered |= rule.gives;
    for (std::size_t i = 0; i < m_goals.list.size(); ++i) {
        if (m_egresses[m_goals.list[i].egresses].ownSite) offered |= Labels{1} << i;
    }
    m_hopeless = (m_rules.goal & ~offered) != 0;
    survey();
}

Labels GoalClass::take() {
    if (m_labels == mostLabels) {
        m_crowded = true;
        return 0;
    }
    return Labels{1} << m_labels++;
}

std::uint32_t GoalClass::placeOf(NodeId node) const {
    const std::uint32_t vertex = m_graph.vertexOf[node.at()];
    return vertex != CoreGraph::none ? vertex
                                     : static_cast<std::uint32_t>(m_graph.vertexCount) + node.value;
}

const std::vector<Offer>& GoalClass::offersAt(SiteId site) const {
    static const std::vector<Offer> nothing;
    const auto found = m_offers.find(static_cast<std::uint32_t>(m_graph.vertexCount) + site.value);
    return found == m_offers.end() ? nothing : found->second;
}

Labels GoalClass::reachedFrom(SiteId site, Labels egress) const {
    const auto at = m_reached.find(static_cast<std::uint32_t>(m_graph.vertexCount) + site.value);
    if (at == m_reached.end()) return 0;
    const auto found = at->second.find(egress);
    return found == at->second.end() ? 0 : found->second;
}

// Labels of one source. Egress and perimeter at one place need none of their own: both together
// offer the goals. Where they stand apart, each has a label, alike ones the same.
void GoalClass::allot(std::uint8_t source) {
    std::map<EgressId, Labels> goalsOf;
    for (std::size_t i = 0; i < m_goals.list.size(); ++i) {
        if (m_goals.list[i].source != source) continue;
        for (const EgressId e : m_egresses[m_goals.list[i].egresses].list) {
            goalsOf[e] |= Labels{1} << i;
        }
    }
    using EgressKey = std::tuple<Labels, int, std::vector<PerimeterId>>;
    std::map<EgressKey, Labels> egressLabels;
    std::map<PerimeterId, std::map<Labels, Labels>> usedBy;
    const auto helps = [&](Labels label, Labels goals) {
        for (std::size_t i = 0; i < m_rules.helps.size(); ++i) {
            if (label >> i & 1) m_rules.helps[i] |= goals;
        }
    };
    for (const auto& [e, goals] : goalsOf) {
        const Egress& egress = m_network.egresses[e.at()];
        const std::vector<PerimeterId> named = namedPerimeters(m_network, egress);
        std::vector<PerimeterId> apart;
        for (const PerimeterId p : named) {
            const std::uint32_t at = placeOf(NodeId(m_network.perimeters[p.at()].site.at()));
            for (std::uint32_t i = 0; i < egress.entryCount; ++i) {
                const NodeId node = m_network.entries[egress.firstEntry + i].node;
                if (!node.valid() || placeOf(node) == at) continue;
                if (apart.empty() || apart.back() != p) apart.push_back(p);
            }
        }
        Labels label = 0;
        if (!apart.empty() || egress.ownSitePerimeter) {
            const int own = egress.ownSitePerimeter ? (egress.circuit ? 1 : 2) : 0;
            const auto [entry, added] = egressLabels.emplace(EgressKey{goals, own, apart}, 0);
            if (added) entry->second = take();
            label = entry->second;
            helps(label, goals);
            for (const PerimeterId p : apart) usedBy[p][label] |= goals;
            if (own != 0 && label != 0) {
                const auto kind = static_cast<std::size_t>(egress.circuit ? EgressKind::ExpressRoute
                                                                          : EgressKind::Internet);
                Labels& ownLabel = m_ownPerimeter[source][kind];
                if (ownLabel == 0) ownLabel = take();
                helps(ownLabel, goals);
                if (ownLabel != 0) m_rules.parts.push_back({ownLabel | label, goals});
            }
        }
        for (std::uint32_t i = 0; i < egress.entryCount; ++i) {
            const EntryId id(egress.firstEntry + i);
            const NodeId node = m_network.entries[id.at()].node;
            if (!node.valid()) continue;
            const std::uint32_t place = placeOf(node);
            if (named.empty() && !egress.ownSitePerimeter) {
                offer(place, {id, PerimeterId(), goals});
                continue;
            }
            for (const PerimeterId p : named) {
                if (placeOf(NodeId(m_network.perimeters[p.at()].site.at())) == place) {
                    offer(place, {id, p, goals});
                }
            }
            if (label != 0) offer(place, {id, PerimeterId(), label});
        }
    }
    for (std::size_t i = 0; i < m_goals.distant.size(); ++i) {
        const DistantPerimeters& distant = m_goals.distant[i];
        if (distant.source != source) continue;
        m_distant[i] = take();
        if (m_distant[i] == 0) continue;
        helps(m_distant[i], distant.goals);
        for (const PerimeterId p : distant.perimeters) usedBy[p][m_distant[i]] |= distant.goals;
    }
    std::map<std::pair<std::uint32_t, std::map<Labels, Labels>>, Labels> perimeterLabels;
    for (const auto& [p, uses] : usedBy) {
        const std::uint32_t place = placeOf(NodeId(m_network.perimeters[p.at()].site.at()));
        const bool vertex = place < m_graph.vertexCount;
        const auto [entry, added] =
            perimeterLabels.emplace(std::make_pair(vertex ? CoreGraph::none : place, uses), 0);
        if (added) entry->second = take();
        const Labels label = entry->second;
        if (label == 0) continue;
        offer(place, {EntryId(), p, label});
        for (const auto& [egressLabel, goals] : uses) {
            if (egressLabel == 0 || !added) continue;
            helps(label, goals);
            if (vertex) {
                m_rules.parts.push_back({label | egressLabel, goals});
                continue;
            }
            // Nobody passes through there but who is on the way to this perimeter: it must be
            // reached, and the egress from it, each on its own.
            m_rules.fromSource[source] |= label;
            Labels& out = m_wayOut[place];
            if (out == 0) out = take();
            Labels& reached = m_reached[place][egressLabel];
            if (reached == 0) {
                reached = take();
                m_rules.parts.push_back({out | egressLabel, reached});
                m_rules.fromAnywhere |= reached;
            }
            if (out == 0 || reached == 0) continue;
            helps(out, goals);
            helps(reached, goals);
            m_rules.whole.push_back({label | reached, goals});
        }
    }
}

Model GoalClass::core(const std::vector<std::uint8_t>* pinned) const {
    Model model;
    model.labels.assign(m_graph.vertexCount, 0);
    model.kept.assign(m_graph.vertexCount, 1);
    for (std::uint32_t v = 0; v < m_graph.vertexCount; ++v) model.place.push_back(v);
    EventMaker make(m_network, m_faults, model);
    make.pin(pinned);
    for (const CoreEdge& edge : m_graph.edges) {
        Element element;
        element.u = edge.u;
        element.v = edge.v;
        make.add(element.event, edge.atom);
        if (!element.event.never) model.elements.push_back(std::move(element));
    }
    const auto label = [&](std::uint32_t vertex, Labels labels, Event event) {
        if (event.never) return;
        Element element;
        element.kind = Element::Kind::Label;
        element.u = vertex;
        element.labels = labels;
        element.event = std::move(event);
        model.elements.push_back(std::move(element));
    };
    for (const auto& [place, offers] : m_offers) {
        for (const Offer& offer : offers) {
            if (place < m_graph.vertexCount) {
                Event event;
                make.add(event, offer);
                label(place, offer.labels, std::move(event));
                continue;
            }
            // The end of a connection at a network that nobody is attached to is no site.
            if (place - m_graph.vertexCount >= m_graph.waysIn.size()) continue;
            for (const Attachment& way : m_graph.waysIn[place - m_graph.vertexCount]) {
                Event event;
                make.add(event, way.atom);
                make.add(event, offer);
                label(way.vertex, offer.labels, std::move(event));
            }
        }
    }
    for (const auto& [place, out] : m_wayOut) {
        const SiteId site(place - m_graph.vertexCount);
        for (const Attachment& way : m_graph.waysIn[site.at()]) {
            Event event;
            make.add(event, way.atom);
            label(way.vertex, out, std::move(event));
        }
        // Straight on to another site that carries nobody's traffic.
        for (const Attachment& link : m_graph.of(site)) {
            if (!link.end.valid()) continue;
            for (const Offer& offer : offersAt(link.end)) {
                Element element;
                element.kind = Element::Kind::Global;
                for (const auto& [egress, reached] : m_reached.at(place)) {
                    if ((offer.labels & egress) != 0) element.labels |= reached;
                }
                if (element.labels == 0) continue;
                make.add(element.event, link.atom);
                make.add(element.event, offer);
                if (!element.event.never) model.elements.push_back(std::move(element));
            }
        }
    }
    return model;
}

void GoalClass::survey() {
    const Model model = core(nullptr);
    m_inCore.assign(m_faults.list.size(), 0);
    m_usedVertex.assign(m_graph.vertexCount, 0);
    m_killers.resize(m_graph.vertexCount);
    for (const FaultId fault : model.faultOf) {
        if (fault != Model::noFault) m_inCore[fault] = 1;
    }
    const auto visit = [&](std::uint32_t vertex, const Event& event) {
        std::vector<FaultId> here;
        for (const VariableId v : event.all) {
            if (model.faultOf[v] != Model::noFault) here.push_back(model.faultOf[v]);
        }
        std::sort(here.begin(), here.end());
        auto& killers = m_killers[vertex];
        if (!m_usedVertex[vertex]) {
            killers = std::move(here);
        } else {
            std::vector<FaultId> both;
            std::set_intersection(killers.begin(), killers.end(), here.begin(), here.end(),
                                  std::back_inserter(both));
            killers = std::move(both);
        }
        m_usedVertex[vertex] = 1;
    };
    for (const Element& element : model.elements) {
        if (element.kind == Element::Kind::Global) continue;
        visit(element.u, element.event);
        if (element.kind == Element::Kind::Edge) visit(element.v, element.event);
    }
}

}  // namespace peerplan::uptime
