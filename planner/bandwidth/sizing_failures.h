// SPDX-License-Identifier: MIT
#pragma once

/// Which failures size elements, and which reach across regions and are only told (rule H3).

#include <cstdint>
#include <span>
#include <vector>

#include "model/policy.h"
#include "planner/network/network.h"
#include "planner/routing/state.h"

namespace peerplan {

struct SizingFailure {
    ComponentId component;
    /// The regions that it reaches into, where that is more than one: it is told, not sized for.
    std::int64_t wideRegions = 0;
};

/// The components that live in the base state, that something rides on there, and that are of one
/// of `kinds` or reach across regions; in the order of the components.
std::vector<SizingFailure> sizingFailures(const Workspace& base,
                                          std::span<const FailureKind> kinds);

}  // namespace peerplan
