// SPDX-License-Identifier: MIT
#pragma once

/// A router or switch at a site that links and connections end at.

#include <optional>
#include <vector>

#include "model/availability.h"
#include "model/object.h"
#include "model/quantity.h"
#include "model/ref.h"
#include "model/site.h"

namespace peerplan {

enum class DeviceKind : std::uint8_t { Router, Switch, Other };
PEERPLAN_WORDS(DeviceKind, "router", "switch", "other")

struct Device : Object, Availability {
    Ref<Site> site;
    DeviceKind kind = DeviceKind::Router;
    /// Forwarding capacity, both directions together; unset is no limit.
    std::optional<Bandwidth> bandwidth;
    std::vector<Ref<RiskGroup>> riskGroups;
    bool operator==(const Device&) const = default;
};

}  // namespace peerplan
