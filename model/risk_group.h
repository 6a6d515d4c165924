// SPDX-License-Identifier: MIT
#pragma once

/// Components that fail together: a duct, a building, a power feed, a carrier.

#include <string>
#include <vector>

#include "model/availability.h"
#include "model/object.h"

namespace peerplan {

enum class RiskKind : std::uint8_t { Duct, Cable, Building, Power, Carrier, Metro, Other };
PEERPLAN_WORDS(RiskKind, "duct", "cable", "building", "power", "carrier", "metro", "other")

struct RiskGroup : Object, Availability {
    RiskKind kind = RiskKind::Other;
    /// Component references, beside the objects that name this group themselves.
    std::vector<std::string> members;
    bool operator==(const RiskGroup&) const = default;
};

}  // namespace peerplan
