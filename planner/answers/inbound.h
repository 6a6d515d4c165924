// SPDX-License-Identifier: MIT
#pragma once

/// By which egress the flows that Microsoft starts come in, and by which their answers leave
/// (rule R6).

#include <cstdint>
#include <vector>

#include "planner/answers/path.h"

namespace peerplan {

/// Egresses are positions as in `EgressWayShare`: circuits of the plan, then Internet egresses;
/// ascending.
struct InboundWay {
    /// Cut where nothing alive advertises its prefix, and where it is asymmetric through a control
    /// that keeps state.
    PathOutcome outcome = PathOutcome::Cut;
    /// Egresses by which it comes in, were its answers of no matter; empty if it cannot come in.
    std::vector<std::uint32_t> enters;
    /// Egresses by which its answers leave; with source NAT those by which it came in.
    std::vector<std::uint32_t> returns;
    /// An egress of `returns` is not one of `enters`.
    bool asymmetric = false;
};

struct InboundAnswer {
    /// By position in the plan's `inbound`.
    std::vector<InboundWay> ways;
};

}  // namespace peerplan
