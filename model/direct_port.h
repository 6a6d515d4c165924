// SPDX-License-Identifier: MIT
#pragma once

/// A port pair of ExpressRoute Direct at a peering location.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/circuit.h"
#include "model/object.h"
#include "model/quantity.h"

namespace peerplan {

enum class Encapsulation : std::uint8_t { Dot1q, Qinq };
PEERPLAN_WORDS(Encapsulation, "dot1q", "qinq")

/// One of the two physical links of a pair.
struct PortLink {
    ConnectionRole role = ConnectionRole::Primary;
    /// Microsoft's administrative state of the link.
    std::optional<bool> enabled;
    bool operator==(const PortLink&) const = default;
};

struct DirectPort : Object {
    std::string peeringLocation;
    /// Of each of its two links.
    Bandwidth bandwidth;
    Encapsulation encapsulation = Encapsulation::Dot1q;
    /// Whether its two links are bundled (LACP, MLAG).
    std::optional<bool> lag;
    std::vector<PortLink> links;
    bool operator==(const DirectPort&) const = default;
};

}  // namespace peerplan
