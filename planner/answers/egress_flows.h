// SPDX-License-Identifier: MIT
#pragma once

/// How much of each site's traffic leaves by which egress in one state.

#include <cstdint>
#include <vector>

namespace peerplan {

/// What people at one site send and get by one egress in their busy hour, all services together.
struct EgressFlow {
    /// Position in the plan's sites.
    std::uint32_t site = 0;
    /// As in EgressWayShare: a circuit, or circuits + an Internet egress; never straight from a
    /// remote site to the Internet.
    std::uint32_t egress = 0;
    double kbps = 0;
};

}  // namespace peerplan
