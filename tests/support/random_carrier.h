// SPDX-License-Identifier: MIT
#pragma once

/// Small networks of carriers: sites that carry others' traffic, and rates from sites to sites.

#include <cstdint>

#include "model/plan.h"
#include "planner/network/network.h"
#include "planner/routing/traffic.h"

namespace peerplan::tests {

/// Links with small metrics (ties, parallel links, pendant trees, now and then parts without
/// connection, metrics that differ by direction), ducts that hold several of them, demands, some of
/// them for nothing.
Plan randomCarrier(std::uint64_t seed);

/// A random rate in one shape for most of its demands; in both directions if `both`, else towards
/// the demand's end or, for every fifth seed, back from it.
Traffic carrierTraffic(const CompiledNetwork& network, std::uint64_t seed, bool both);

}  // namespace peerplan::tests
