// SPDX-License-Identifier: MIT
#pragma once

/// Where every flow goes in a failure state, and what load lands on what.

#include <memory>
#include <span>
#include <vector>

#include "planner/routing/state_change.h"

namespace peerplan {

/// Routes every flow of the workspace's network in a state (semantics W, R, L) and, if it was made
/// with a traffic, lays its loads on all elements. Exact: everything is worked out anew. Time is
/// that of a shortest-path tree per destination over the sites that carry others' traffic, plus
/// the number of flows.
void evaluate(const FailureState& state, Workspace& workspace);

/// Evaluates the failure of a component with a valid `leafOf` from a workspace that holds a state
/// evaluated with loads (commonly the normal one), in time of that site's flows alone. `change`
/// lists all flows of the site and its elements ascending; its memory is used again. Any number of
/// threads may read one base.
class LeafEvaluator {
  public:
    explicit LeafEvaluator(const Workspace& base);
    ~LeafEvaluator();
    void evaluate(ComponentId component, StateChange& change);

  private:
    struct Scratch;
    const Workspace* m_base;
    std::unique_ptr<Scratch> m_scratch;
};

/// For each component whether anything of the evaluated state can change when it fails; sweeps may
/// skip the others.
std::vector<std::uint8_t> usedComponents(const Workspace& base);

}  // namespace peerplan
