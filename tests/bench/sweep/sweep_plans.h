// SPDX-License-Identifier: MIT
#pragma once

/// The networks that sweeps of link failures are measured on.

#include <cstdint>
#include <string>

#include "model/plan.h"
#include "tests/bench/sweep/sweep_network.h"

namespace peerplan::bench {

/// Sites at random places, each linked to a near one before it and some to further ones, metrics
/// from a short list so that paths tie, and a demand between every two sites.
Plan generatedPlan(std::size_t sites, std::size_t links, std::uint32_t seed);

/// A network of the research data, or where that is absent a generated one of the same size.
Plan sweepPlan(const std::string& name, std::size_t sites, std::size_t links, std::string& shown);

/// The same as plain arrays.
SweepNetwork arraysOf(const Plan& plan);

}  // namespace peerplan::bench
