// SPDX-License-Identifier: MIT
#pragma once

/// Plans with every field of the field table filled at random: valid in form (ranges, words, ids,
/// references), without sense as networks.

#include <cstdint>

#include "model/plan.h"

namespace peerplan::tests {

/// The same plan for the same seed; each list has up to `objects` objects.
Plan anyPlan(std::uint64_t seed, int objects = 4);

/// A plan of `offices` offices with users and a link each, one data centre and two circuits.
Plan officesPlan(int offices);

}  // namespace peerplan::tests
