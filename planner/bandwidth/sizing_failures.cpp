// SPDX-License-Identifier: MIT
#include "planner/bandwidth/sizing_failures.h"

#include <algorithm>

#include "planner/routing/evaluate.h"

namespace peerplan {
namespace {

/// Provider, ISP, network and risk groups reach across regions; the rest is in one place.
bool mayBeWide(FailureKind kind) {
    return kind == FailureKind::Provider || kind == FailureKind::Isp ||
           kind == FailureKind::Network || kind == FailureKind::RiskGroup ||
           kind == FailureKind::Metro;
}

/// In which regions of the plan each atom serves or stands.
class AtomRegions {
  public:
    explicit AtomRegions(const CompiledNetwork& network)
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

    std::int64_t count(ComponentId id) const {
        std::vector<std::uint32_t> regions;
        for (const AtomId atom : m_network.components.atoms(id)) {
            const std::vector<std::uint32_t>& of = m_regions[atom.at()];
            regions.insert(regions.end(), of.begin(), of.end());
        }
        std::sort(regions.begin(), regions.end());
        return std::unique(regions.begin(), regions.end()) - regions.begin();
    }

  private:
    void add(AtomId atom, std::uint32_t region) {
        if (atom.valid() && region != CompiledNetwork::none) m_regions[atom.at()].push_back(region);
    }
    std::uint32_t regionAt(SiteId site) const {
        return site.valid() ? m_network.sites[site.at()].region : CompiledNetwork::none;
    }

    const CompiledNetwork& m_network;
    std::vector<std::vector<std::uint32_t>> m_regions;
};

}  // namespace

std::vector<SizingFailure> sizingFailures(const Workspace& base,
                                          std::span<const FailureKind> kinds) {
    const CompiledNetwork& network = base.network();
    const std::vector<std::uint8_t> used = usedComponents(base);
    const AtomRegions regions(network);
    std::vector<SizingFailure> failures;
    for (std::size_t c = 0; c < network.components.size(); ++c) {
        const ComponentId id(c);
        const auto atoms = network.components.atoms(id);
        if (used[c] == 0 || std::none_of(atoms.begin(), atoms.end(),
                                         [&](AtomId atom) { return base.alive(atom); })) {
            continue;
        }
        const FailureKind kind = network.components[id].failureKind;
        const std::int64_t reach = mayBeWide(kind) ? regions.count(id) : 0;
        const bool swept = std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
        if (reach > 1) {
            failures.push_back({id, reach});
        } else if (swept) {
            failures.push_back({id, 0});
        }
    }
    return failures;
}

}  // namespace peerplan
