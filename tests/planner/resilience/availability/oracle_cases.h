// SPDX-License-Identifier: MIT
#pragma once

/// Random plans whose availability an oracle works out, and the comparison with it.

#include <cstdint>

#include "model/plan.h"
#include "planner/answers/availability.h"
#include "tests/planner/resilience/availability/slow_availability.h"

namespace peerplan::tests {

/// States availabilities of some random things; at most `most` besides the circuits'.
void stateSome(Plan& plan, std::uint64_t seed, std::size_t most);

/// Services that need others, one with a part for the Internet, and people who come in by VPN.
void addPeople(Plan& plan, std::uint64_t seed);

/// Checks minutes, bare and usable, and what each component costs.
void checkAgainst(const SlowAvailability& slow, const AvailabilityAnswer& answer);

}  // namespace peerplan::tests
