// SPDX-License-Identifier: MIT
#pragma once

/// Microsoft's resiliency index as peerplan predicts it from a plan (rule V1): route resiliency
/// times the multiplier for tested failover, the gateway's zones, and open advice, 0 to 100 for
/// each VNet gateway. The figures are the catalogue's (`resiliency_scores.csv`).

#include <span>

#include "planner/answers/review.h"
#include "planner/review/input.h"

namespace peerplan::reviewing {

/// The index of every VNet gateway that has a circuit with private peering; not applicable where
/// there is none. `findings` decide the points for open advice: those of rules that follow
/// Microsoft's resilience library, on the gateway or its circuits. Linear in gateways × circuits.
ResiliencyIndexAnswer resiliencyIndex(const ReviewInput& input,
                                      std::span<const ReviewFinding> findings);

}  // namespace peerplan::reviewing
