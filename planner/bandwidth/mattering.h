// SPDX-License-Identifier: MIT
#pragma once

/// Which failures can change anything at all in a state.

#include <cstdint>
#include <vector>

#include "planner/routing/state.h"

namespace peerplan {

/// For each component whether its failure on top of the evaluated state may change anything: what
/// nothing rides on changes nothing. But an egress enters the comparison of round trips with its
/// nearest connection by WAN cost and its perimeter of least WAN cost (rules R3, W4); where those
/// may have a longer round trip than others of the same egress, the loss of what nothing rides on
/// can make an egress win, and then everything may change something.
std::vector<std::uint8_t> matteringComponents(const Workspace& state);

}  // namespace peerplan
