// SPDX-License-Identifier: MIT
#include "planner/bandwidth/atom_regions.h"

#include <algorithm>

namespace peerplan {

AtomRegions::AtomRegions(const CompiledNetwork& network)
    : m_network(network), m_regions(network.components.atomCount()) {
    for (const CompiledSite& site : network.sites) add(site.atom, site.region);
    for (const Entry& entry : network.entries) {
        const Egress& egress = network.egresses[entry.egress.at()];
        for (const std::uint32_t region : egress.regions) add(entry.atom, region);
        if (!egress.circuit) add(entry.atom, regionAt(egress.site));
    }
    for (const Span& span : network.wan.spans) {
        add(span.atom, regionAt(network.elements[span.element.at()].site));
    }
}

std::int64_t AtomRegions::count(ComponentId id) const {
    std::vector<std::uint32_t> regions;
    for (const AtomId atom : m_network.components.atoms(id)) {
        const std::vector<std::uint32_t>& of = m_regions[atom.at()];
        regions.insert(regions.end(), of.begin(), of.end());
    }
    std::sort(regions.begin(), regions.end());
    return std::unique(regions.begin(), regions.end()) - regions.begin();
}

void AtomRegions::add(AtomId atom, std::uint32_t region) {
    if (atom.valid() && region != CompiledNetwork::none) m_regions[atom.at()].push_back(region);
}

std::uint32_t AtomRegions::regionAt(SiteId site) const {
    return site.valid() ? m_network.sites[site.at()].region : CompiledNetwork::none;
}

bool mayBeWide(FailureKind kind) {
    return kind == FailureKind::Provider || kind == FailureKind::Isp ||
           kind == FailureKind::Network || kind == FailureKind::RiskGroup ||
           kind == FailureKind::Metro;
}

}  // namespace peerplan
