// SPDX-License-Identifier: MIT
#include "planner/network/compile_parts.h"

namespace peerplan::compiling {
namespace {

/// Who notices when an atom dies: nobody, the flows of one site, or possibly more.
constexpr std::uint32_t nobody = none;
constexpr std::uint32_t many = none - 1;

void notice(std::uint32_t& owner, std::uint32_t by) {
    owner = owner == nobody || owner == by ? by : many;
}

}  // namespace

void findLeaves(CompiledNetwork& network) {
    const WanGraph& wan = network.wan;
    std::vector<std::uint8_t> leaf(network.sites.size(), 0);
    for (std::size_t s = 0; s < leaf.size(); ++s) {
        leaf[s] = !wan.inner[s] && network.destinationOf[s] == none ? 1 : 0;
    }
    for (const GatewayChoice& gateway : network.gateways) leaf[gateway.site.at()] = 0;
    for (std::size_t s = 0; s < leaf.size(); ++s) {
        const SiteId resolver = network.sites[s].resolver;
        if (resolver.valid() && resolver.at() != s) leaf[resolver.at()] = 0;
    }
    for (const FlowId id : network.inboundFlows) {
        if (!id.valid()) continue;
        const Flow& flow = network.flows[id.at()];
        for (const CandidateRank& rank : network.candidateLists[flow.candidates].ranks) {
            for (const EgressId egress : rank.egresses) {
                const SiteId at = network.egresses[egress.at()].site;
                if (at.valid() && at != flow.site) leaf[at.at()] = 0;
            }
        }
    }
    const auto owner = [&](SiteId site) {
        if (!site.valid()) return many;
        return leaf[site.at()] ? site.value : many;
    };

    std::vector<std::uint32_t> owners(network.components.atomCount(), nobody);
    for (std::uint32_t s = 0; s < leaf.size(); ++s) {
        owners[network.sites[s].atom.at()] = owner(SiteId(s));
        const AtomId resolver = network.sites[s].resolverAtom;
        if (resolver.valid()) notice(owners[resolver.at()], owner(SiteId(s)));
    }
    for (const Arc& arc : wan.arcs) {
        const bool fromSite = arc.tail.at() < leaf.size();
        const std::uint32_t by = fromSite ? owner(SiteId(arc.tail.at())) : many;
        for (std::size_t k = 0; k < 2 && arc.part[k] != Arc::noPart; ++k) {
            notice(owners[wan.spans[arc.part[k] / 2].atom.at()], k == 0 ? by : many);
        }
    }
    for (std::size_t v = leaf.size(); v < wan.nodeCount(); ++v) owners[wan.nodeAtom[v].at()] = many;
    for (const CompiledControl& control : network.controls) {
        const SiteId site = network.perimeters[control.perimeter.at()].site;
        for (std::int64_t unit = 0; unit < control.units; ++unit) {
            owners[control.firstUnit.at() + static_cast<std::size_t>(unit)] = owner(site);
        }
    }
    for (const Entry& entry : network.entries) {
        const Egress& egress = network.egresses[entry.egress.at()];
        owners[entry.atom.at()] = egress.circuit ? many : owner(egress.site);
    }
    for (const GatewayChoice& gateway : network.gateways) owners[gateway.atom.at()] = many;

    network.leafOfComponent.assign(network.components.size(), SiteId());
    for (std::size_t c = 0; c < network.components.size(); ++c) {
        std::uint32_t by = nobody;
        for (const AtomId atom : network.components.atoms(ComponentId(c))) {
            if (owners[atom.at()] != nobody) notice(by, owners[atom.at()]);
        }
        if (by != nobody && by != many) network.leafOfComponent[c] = SiteId(by);
    }
}

}  // namespace peerplan::compiling
