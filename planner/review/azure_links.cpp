// SPDX-License-Identifier: MIT
#include "planner/review/azure_links.h"

#include <algorithm>

#include "model/ip_prefix.h"

namespace peerplan::reviewing {

std::vector<const VnetGateway*> gatewaysOf(const ReviewInput& input, const Circuit& circuit) {
    std::vector<const VnetGateway*> found;
    for (const VnetGateway& gateway : input.plan.vnetGateways) {
        const bool names = std::any_of(gateway.circuits.begin(), gateway.circuits.end(),
                                       [&](const auto& ref) { return ref.id == circuit.id; });
        if (names) found.push_back(&gateway);
    }
    return found;
}

std::vector<std::string> subjectsOf(const VnetGateway& gateway) {
    std::vector<std::string> subjects{refTo("vnet-gateway", gateway.id)};
    for (const Ref<Circuit>& circuit : gateway.circuits) {
        subjects.push_back(refTo("circuit", circuit.id));
    }
    return subjects;
}

std::int64_t vnetLinks(const ReviewInput& input, const Circuit& circuit) {
    if (circuit.vnetLinks) return *circuit.vnetLinks;
    return static_cast<std::int64_t>(gatewaysOf(input, circuit).size());
}

std::int64_t countVersion(const std::vector<std::string>& prefixes, int version) {
    return std::count_if(prefixes.begin(), prefixes.end(), [&](const std::string& text) {
        const auto prefix = parsePrefix(text);
        return prefix && prefix->version == version;
    });
}

std::int64_t prefixCount(const Circuit& circuit, Peering peering, int version) {
    for (const PeeringConfig& config : circuit.peeringConfig) {
        if (config.peering != peering) continue;
        const auto& stated = version == 4 ? config.prefixCount : config.prefixCountV6;
        if (stated) return *stated;
    }
    return countVersion(
        peering == Peering::Microsoft ? circuit.advertisedPrefixes : circuit.privatePrefixes,
        version);
}

}  // namespace peerplan::reviewing
