// SPDX-License-Identifier: MIT
#include "planner/routing/crossing.h"

namespace peerplan {
namespace {

constexpr std::uint32_t none = CompiledNetwork::none;

enum : std::uint8_t { NotKnown, No, Yes };

}  // namespace

Crossing::Crossing(const CompiledNetwork& network)
    : m_network(&network),
      m_element(network.elements.size(), 0),
      m_atom(network.components.atomCount(), 0) {}

void Crossing::begin(const LiveState& live, const Distances& distances, const Chooser& chooser) {
    m_live = &live;
    m_distances = &distances;
    m_chooser = &chooser;
    for (const ElementId element : m_markedElements) m_element[element.at()] = 0;
    for (const AtomId atom : m_markedAtoms) m_atom[atom.at()] = 0;
    for (const std::size_t cell : m_touched) m_known[cell] = NotKnown;
    m_markedElements.clear();
    m_markedAtoms.clear();
    m_touched.clear();
    m_from = NodeId();
    m_legs.clear();
    // Made when first asked, for most evaluators are never asked.
    m_known.resize(m_network->destinations.size() * m_network->wan.innerNodes.size(), NotKnown);
}

void Crossing::mark(ElementId element) {
    m_element[element.at()] = 1;
    m_markedElements.push_back(element);
}

void Crossing::mark(AtomId atom) {
    m_atom[atom.at()] = 1;
    m_markedAtoms.push_back(atom);
}

bool Crossing::arcMarked(const Arc& arc) const {
    const WanGraph& wan = m_network->wan;
    for (std::size_t k = 0; k < 2 && arc.part[k] != Arc::noPart; ++k) {
        const Span& span = wan.spans[arc.part[k] / 2];
        if (marked(span.element) || marked(span.atom)) return true;
    }
    return marked(wan.nodeAtom[arc.head.at()]) || marked(tailDevice(wan, arc)) ||
           marked(headDevice(wan, arc));
}

bool Crossing::arcsCross(NodeId from, std::uint32_t destination, std::int64_t cost) {
    const NodeId end = m_network->destinations[destination];
    for (const Arc& arc : m_network->wan.out(from)) {
        if (!m_distances->onWay(arc, cost, destination, *m_live)) continue;
        if (arcMarked(arc)) return true;
        if (arc.head == end) continue;
        if (nodeCrosses(m_network->wan.innerIndex[arc.head.at()], destination)) return true;
    }
    return false;
}

bool Crossing::nodeCrosses(std::uint32_t inner, std::uint32_t destination) {
    const std::size_t cell = destination * m_network->wan.innerNodes.size() + inner;
    if (m_known[cell] == NotKnown) {
        const NodeId node = m_network->wan.innerNodes[inner];
        // Costs fall along a way, so this comes to an end.
        const bool yes = arcsCross(node, destination, m_distances->costFrom(node, destination));
        m_known[cell] = yes ? Yes : No;
        m_touched.push_back(cell);
    }
    return m_known[cell] == Yes;
}

bool Crossing::legCrosses(NodeId from, NodeId to) {
    if (marked(m_network->wan.nodeAtom[from.at()])) return true;
    if (from == to) return false;
    const std::uint32_t destination = m_network->destinationOf[to.at()];
    if (destination == none) return false;
    const std::uint32_t inner = m_network->wan.innerIndex[from.at()];
    if (inner != none) return nodeCrosses(inner, destination);
    if (from != m_from) m_legs.clear();
    m_from = from;
    for (const auto& [end, yes] : m_legs) {
        if (end == destination) return yes;
    }
    const Way way = m_distances->way(from, destination, *m_live);
    const bool yes = way.reaches() && arcsCross(from, destination, way.cost);
    m_legs.emplace_back(destination, yes);
    return yes;
}

bool Crossing::accessCrosses(const Flow& flow, SiteId gateway) {
    if (marked(m_network->sites[gateway.at()].atom)) return true;
    const GatewayChoice* choice = m_chooser->gatewayOf(flow.site);
    if (choice != nullptr && marked(choice->atom)) return true;
    for (std::uint32_t i = m_network->firstOwnInternet[gateway.at()];
         i < m_network->firstOwnInternet[gateway.at() + 1]; ++i) {
        const Egress& egress = m_network->egresses[m_network->ownInternet[i].at()];
        const Entry& entry = m_network->entries[egress.firstEntry];
        if (!m_live->alive(entry.atom)) continue;
        if (marked(entry.atom) || marked(entry.element) || marked(entry.device)) return true;
    }
    return false;
}

bool Crossing::useCrosses(const Flow& flow, const Use& use) {
    const NodeId from(use.from.at());
    if (flow.kind == FlowKind::SiteToSite) {
        return legCrosses(from, m_network->destinations[flow.destination]);
    }
    if (!use.entry.valid()) return false;
    const Entry& entry = m_network->entries[use.entry.at()];
    const Egress& egress = m_network->egresses[entry.egress.at()];
    if (marked(entry.atom) || marked(entry.element) || marked(entry.device)) return true;
    if (marked(egress.element)) return true;
    NodeId middle = from;
    if (use.perimeter.valid()) {
        const CompiledPerimeter& perimeter = m_network->perimeters[use.perimeter.at()];
        middle = NodeId(perimeter.site.at());
        for (std::uint32_t c = 0; c < perimeter.controlCount; ++c) {
            const CompiledControl& control = m_network->controls[perimeter.firstControl + c];
            if (marked(control.element)) return true;
            for (std::int64_t u = 0; u < control.units; ++u) {
                if (marked(AtomId(control.firstUnit.at() + static_cast<std::size_t>(u)))) {
                    return true;
                }
            }
        }
    }
    if (use.inbound) return legCrosses(entry.node, middle) || legCrosses(middle, from);
    return legCrosses(from, middle) || legCrosses(middle, entry.node);
}

bool Crossing::crosses(FlowId id, std::span<const Use> uses) {
    const Flow& flow = m_network->flows[id.at()];
    if (uses.empty()) return false;
    if (marked(m_network->sites[flow.site.at()].atom)) return true;
    if (flow.access == Access::Gateway && accessCrosses(flow, uses.front().from)) return true;
    for (const Use& use : uses) {
        if ((use.up > 0 || use.down > 0) && useCrosses(flow, use)) return true;
    }
    return false;
}

}  // namespace peerplan
