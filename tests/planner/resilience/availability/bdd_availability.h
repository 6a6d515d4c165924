// SPDX-License-Identifier: MIT
#pragma once

/// Availability by binary decision diagrams that BuDDy builds straight from the rules: which site
/// reaches what is a fixpoint over all links, what is up a formula over what lives.

#include <cstdint>

#include "tests/planner/resilience/availability/slow_availability.h"

namespace peerplan::tests {

inline constexpr std::size_t mostBddFaults = 64;

/// At most `mostBddFaults` faults. Trunks that state an availability are not known here.
SlowAvailability bddAvailability(const Plan& plan, const CompiledNetwork& network,
                                 const Catalogue& catalogue);

}  // namespace peerplan::tests
