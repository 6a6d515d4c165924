// SPDX-License-Identifier: MIT
#pragma once

/// What a failure state changes against the state that it is compared with.

#include <span>
#include <vector>

#include "planner/routing/state.h"

namespace peerplan {

/// By how much a load differs from that of the base state.
struct LoadChange {
    ElementId element;
    ShapeId shape;
    double upKbps = 0;
    double downKbps = 0;
};

/// Everything that differs; what is not listed is as in the base state.
struct StateChange {
    /// The loads of one element stand together, each shape at most once; elements that died are
    /// listed with what they lose. In a fixed order.
    std::vector<LoadChange> loads;
    /// The flows whose outcome, ways or round trip may differ, each once, in a fixed order.
    std::vector<FlowId> flows;
    /// What became of flow i of `flows`; `firstUse` counts `uses`.
    std::vector<FlowResult> results;
    std::vector<Use> uses;

    void clear() {
        loads.clear();
        flows.clear();
        results.clear();
        uses.clear();
    }
    std::span<const Use> usesOf(std::size_t i) const {
        return {uses.data() + results[i].firstUse, results[i].useCount};
    }
};

}  // namespace peerplan
