// SPDX-License-Identifier: MIT
#pragma once

/// Why each egress that a flow does not take was not taken; for the .cpp files of this folder.

#include "planner/answers/path.h"
#include "planner/routing/state.h"

namespace peerplan {

/// Fills `lost` and `unsharedElsewhere` of a part, in the order of the egresses.
void findLost(const Workspace& state, FlowId flow, PathPart& part);

}  // namespace peerplan
