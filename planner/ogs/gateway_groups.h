// SPDX-License-Identifier: MIT
#pragma once

/// Gateways as clients see them: those of a cluster are one (rule R24 of method/ogs).

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "model/plan.h"

namespace peerplan {

struct GatewayGroup {
    /// The gateway's id, or the cluster's name.
    std::string name;
    /// Positions in the plan's gateways; the first answers for all.
    std::vector<std::size_t> members;
    /// Of all together; nothing where one of them states none.
    std::optional<double> maxSessions;
};

struct GatewayGroups {
    std::vector<GatewayGroup> groups;
    /// The group of each of the plan's gateways.
    std::vector<std::size_t> groupOf;
};

/// In the order of their first members.
GatewayGroups gatewayGroups(const Plan& plan);

}  // namespace peerplan
