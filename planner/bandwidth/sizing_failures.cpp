// SPDX-License-Identifier: MIT
#include "planner/bandwidth/sizing_failures.h"

#include <algorithm>

#include "planner/bandwidth/atom_regions.h"
#include "planner/bandwidth/mattering.h"

namespace peerplan {
std::vector<SizingFailure> sizingFailures(const Workspace& base,
                                          std::span<const FailureKind> kinds) {
    const CompiledNetwork& network = base.network();
    const std::vector<std::uint8_t> used = matteringComponents(base);
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
