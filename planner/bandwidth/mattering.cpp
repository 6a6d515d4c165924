// SPDX-License-Identifier: MIT
#include "planner/bandwidth/mattering.h"

#include <algorithm>

#include "planner/routing/evaluate.h"

namespace peerplan {
namespace {

/// Whether a loss can make this egress look nearer than it did.
bool mayComeNearer(const CompiledNetwork& network, const Egress& egress) {
    const auto tail = [&](std::uint32_t e) {
        return network.entries[e].rttUs + network.entries[e].frontDoorUs;
    };
    for (std::uint32_t e = egress.firstEntry + 1; e < egress.firstEntry + egress.entryCount; ++e) {
        if (tail(e) != tail(egress.firstEntry)) return true;
    }
    return std::any_of(egress.perimeters.begin(), egress.perimeters.end(), [&](PerimeterId id) {
        return network.perimeters[id.at()].addedUs !=
               network.perimeters[egress.perimeters.front().at()].addedUs;
    });
}

}  // namespace

std::vector<std::uint8_t> matteringComponents(const Workspace& state) {
    const CompiledNetwork& network = state.network();
    if (std::any_of(network.egresses.begin(), network.egresses.end(),
                    [&](const Egress& egress) { return mayComeNearer(network, egress); })) {
        return std::vector<std::uint8_t>(network.components.size(), 1);
    }
    return usedComponents(state);
}

}  // namespace peerplan
