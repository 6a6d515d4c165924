// SPDX-License-Identifier: MIT
#pragma once

/// How much of each site's traffic leaves by which egress in one state.

#include <cstdint>
#include <string>
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
    /// The sites, PoPs and networks between in turn, by component reference, where asked for; of
    /// ways of equal cost the first.
    std::vector<std::string> via{};
    /// What it crosses on that way, as loads name it.
    std::vector<std::string> crosses{};
};

}  // namespace peerplan
