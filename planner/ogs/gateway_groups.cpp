// SPDX-License-Identifier: MIT
#include "planner/ogs/gateway_groups.h"

#include <unordered_map>

namespace peerplan {

GatewayGroups gatewayGroups(const Plan& plan) {
    GatewayGroups result;
    std::unordered_map<std::string, std::size_t> clusters;
    for (std::size_t g = 0; g < plan.gateways.size(); ++g) {
        const Gateway& gateway = plan.gateways[g];
        std::size_t at = result.groups.size();
        if (!gateway.cluster.empty()) at = clusters.emplace(gateway.cluster, at).first->second;
        if (at == result.groups.size()) {
            result.groups.push_back(
                {gateway.cluster.empty() ? gateway.id : gateway.cluster, {}, 0.0});
        }
        GatewayGroup& group = result.groups[at];
        group.members.push_back(g);
        if (!gateway.maxSessions) {
            group.maxSessions.reset();
        } else if (group.maxSessions) {
            *group.maxSessions += static_cast<double>(*gateway.maxSessions);
        }
        result.groupOf.push_back(at);
    }
    return result;
}

}  // namespace peerplan
