// SPDX-License-Identifier: MIT
#pragma once

/// Small plans in which routing has as much to decide as possible: ties, parallel links, asymmetric
/// metrics, parts without connection, networks, waypoints, routes, groups.

#include <cstdint>

#include "model/plan.h"

namespace peerplan::tests {

/// Free of errors, over `smallCatalogue()`; the same seed gives the same plan.
Plan randomNetwork(std::uint64_t seed);

}  // namespace peerplan::tests
