// SPDX-License-Identifier: MIT
#pragma once

/// What `bandwidth` answers, as plain structs: demand, load and headroom, sizes, and what was
/// assumed. Rates are in kbit/s; names are component references and ids of the plan.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/circuit.h"
#include "model/policy.h"
#include "model/quantity.h"
#include "model/service.h"
#include "model/site.h"
#include "model/text.h"

namespace peerplan {

/// How much of a capacity is free at the busiest quarter-hour (rule H2).
enum class HeadroomClass : std::uint8_t { Congested, Tight, Target, Generous, Wasteful };
PEERPLAN_WORDS(HeadroomClass, "congested", "tight", "target", "generous", "wasteful")

}  // namespace peerplan
