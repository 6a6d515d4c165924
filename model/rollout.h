// SPDX-License-Identifier: MIT
#pragma once

/// How the design comes into use: phases and the way back.

#include <optional>
#include <string>
#include <vector>

#include "model/perimeter.h"
#include "model/quantity.h"
#include "model/ref.h"
#include "model/site.h"

namespace peerplan {

struct RolloutPhase {
    std::string name;
    /// Which flows it moves.
    FlowDirection direction = FlowDirection::Outbound;
    /// Empty is every site at once.
    std::vector<Ref<Site>> sites;
    std::optional<Date> start;
    bool operator==(const RolloutPhase&) const = default;
};

struct Rollout {
    /// In the order in which they are carried out.
    std::vector<RolloutPhase> phases;
    /// How a phase is taken back.
    std::string rollback;
    /// Whether SPF and other DNS records follow where source addresses change.
    std::optional<bool> dnsUpdated;
    bool operator==(const Rollout&) const = default;
};

}  // namespace peerplan
