// SPDX-License-Identifier: MIT
#include <algorithm>

#include "planner/routing/evaluate.h"
#include "planner/routing/evaluation_scratch.h"

namespace peerplan {
namespace {

constexpr std::uint32_t none = CompiledNetwork::none;

/// Marks every atom that something of the state stands on.
class UsedAtoms {
  public:
    UsedAtoms(const CompiledNetwork& network, const EvaluationScratch& scratch)
        : used(network.components.atomCount(), 0),
          m_network(network),
          m_scratch(scratch),
          m_marked(network.destinations.size() * network.wan.innerNodes.size(), 0) {}

    void addUse(const Use& use, const Flow& flow) {
        const NodeId from(use.from.at());
        if (flow.kind == FlowKind::SiteToSite) {
            addLeg(from, m_network.destinations[flow.destination]);
            return;
        }
        if (!use.entry.valid()) return;
        const Entry& entry = m_network.entries[use.entry.at()];
        used[entry.atom.at()] = 1;
        NodeId middle = from;
        if (use.perimeter.valid()) {
            const CompiledPerimeter& perimeter = m_network.perimeters[use.perimeter.at()];
            middle = NodeId(perimeter.site.at());
            used[perimeter.siteAtom.at()] = 1;
            for (std::uint32_t c = 0; c < perimeter.controlCount; ++c) {
                const CompiledControl& control = m_network.controls[perimeter.firstControl + c];
                for (std::int64_t u = 0; u < control.units; ++u) {
                    used[control.firstUnit.at() + static_cast<std::size_t>(u)] = 1;
                }
            }
        }
        if (use.inbound) {
            addLeg(entry.node, middle);
            addLeg(middle, from);
        } else {
            addLeg(from, middle);
            addLeg(middle, entry.node);
        }
    }

    /// Follows the marked nodes to their destinations.
    void follow() {
        const WanGraph& wan = m_network.wan;
        const std::size_t inner = wan.innerNodes.size();
        for (std::uint32_t d = 0; d < m_network.destinations.size(); ++d) {
            const auto order = m_scratch.distances.order(d);
            for (std::size_t i = order.size(); i-- > 0;) {
                if (m_marked[d * inner + order[i]]) addArcs(wan.innerNodes[order[i]], d);
            }
        }
    }

    std::vector<std::uint8_t> used;

  private:
    void addLeg(NodeId from, NodeId to) {
        if (from == to) return;
        const std::uint32_t destination = m_network.destinationOf[to.at()];
        if (destination == none) return;
        const std::uint32_t inner = m_network.wan.innerIndex[from.at()];
        if (inner == none) {
            addArcs(from, destination);
        } else {
            m_marked[destination * m_network.wan.innerNodes.size() + inner] = 1;
        }
    }

    void addArcs(NodeId node, std::uint32_t destination) {
        const WanGraph& wan = m_network.wan;
        if (node == m_network.destinations[destination]) return;
        const std::int64_t cost = m_scratch.distances.way(node, destination, m_scratch.live).cost;
        if (cost == Way::unreachable) return;
        for (const Arc& arc : wan.out(node)) {
            if (!m_scratch.distances.onWay(arc, cost, destination, m_scratch.live)) continue;
            for (std::size_t k = 0; k < 2 && arc.part[k] != Arc::noPart; ++k) {
                used[wan.spans[arc.part[k] / 2].atom.at()] = 1;
            }
            used[wan.nodeAtom[arc.head.at()].at()] = 1;
            const std::uint32_t head = wan.innerIndex[arc.head.at()];
            if (head != none) m_marked[destination * wan.innerNodes.size() + head] = 1;
        }
    }

    const CompiledNetwork& m_network;
    const EvaluationScratch& m_scratch;
    std::vector<std::uint8_t> m_marked;
};

}  // namespace

std::vector<std::uint8_t> usedComponents(const Workspace& base) {
    const CompiledNetwork& network = base.network();
    const EvaluationScratch& scratch = *base.m_scratch;
    UsedAtoms atoms(network, scratch);
    // From here on a failure may help or change what is compared with what: a stated metric on a
    // losing way decides how costs are compared (R2), a flow that waits for a person has lost
    // already, an inbound flow that is cut for its asymmetry may become symmetric, and a loser may
    // get better by losing the nearest of its ways.
    Chooser chooser(network, scratch.live, scratch.distances);
    chooser.begin(scratch.afterManualSwitch);
    chooser.watchLosers();
    std::vector<Use> uses;
    bool all = network.wan.statesMetrics;
    for (std::size_t f = 0; f < network.flows.size() && !all; ++f) {
        const Flow& flow = network.flows[f];
        const FlowResult& result = base.flow(FlowId(f));
        uses.clear();
        chooser.choose(FlowId(f), uses);
        all =
            result.outcome == Outcome::ManualOnly || result.asymmetric || chooser.couldLosersWin();
        atoms.used[network.sites[flow.site.at()].atom.at()] = 1;
        for (const Use& use : base.uses(FlowId(f))) {
            atoms.addUse(use, flow);
            if (flow.access != Access::Gateway) continue;
            if (const GatewayChoice* gateway = scratch.chooser.gatewayOf(flow.site)) {
                atoms.used[gateway->atom.at()] = 1;
                atoms.used[network.sites[gateway->site.at()].atom.at()] = 1;
            }
            for (std::uint32_t i = network.firstOwnInternet[use.from.at()];
                 i < network.firstOwnInternet[use.from.at() + 1]; ++i) {
                const Egress& egress = network.egresses[network.ownInternet[i].at()];
                atoms.used[network.entries[egress.firstEntry].atom.at()] = 1;
            }
        }
    }
    for (const CompiledSite& site : network.sites) {
        if (site.resolverAtom.valid()) atoms.used[site.resolverAtom.at()] = 1;
    }
    for (const SiteId resolver : network.resolverSites) {
        uses.clear();
        chooser.chooseForResolver(resolver, uses);
        const Flow& asks =
            network.flows[resolver.at() * network.groupCount + network.resolverGroup];
        for (const Use& use : uses) atoms.addUse(use, asks);
    }
    if (base.traffic() != nullptr) {
        for (const FixedLoad& fixed : base.traffic()->fixed) {
            const ComponentId component = network.elements[fixed.element.at()].component;
            if (!component.valid()) continue;
            for (const AtomId atom : network.components.atoms(component)) atoms.used[atom.at()] = 1;
        }
    }
    atoms.follow();
    std::vector<std::uint8_t> used(network.components.size(), all ? 1 : 0);
    for (std::size_t c = 0; c < used.size(); ++c) {
        for (const AtomId atom : network.components.atoms(ComponentId(c))) {
            used[c] |= atoms.used[atom.at()];
        }
    }
    return used;
}

}  // namespace peerplan
