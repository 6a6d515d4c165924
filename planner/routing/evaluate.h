// SPDX-License-Identifier: MIT
#pragma once

/// Where every flow goes in a failure state, and what load lands on what.

#include <memory>
#include <span>
#include <vector>

#include "planner/routing/state.h"

namespace peerplan {

/// Routes every flow of the workspace's network in a state (semantics W, R, L) and, if it was made
/// with a traffic, lays its loads on all elements. Exact: everything is worked out anew. Time is
/// that of a shortest-path tree per destination over the sites that carry others' traffic, plus
/// the number of flows.
void evaluate(const FailureState& state, Workspace& workspace);

/// By how much a load differs from that of the base state.
struct LoadChange {
    ElementId element;
    ShapeId shape;
    double upKbps = 0;
    double downKbps = 0;
};

/// What the failure of a component that one fringe site alone notices changes.
struct LeafChange {
    SiteId site;
    /// Each element and shape at most once, ascending; elements that died are listed with what
    /// they lose.
    std::vector<LoadChange> loads;
    /// The site's flows as they are in the new state; `uses` holds their ways.
    std::vector<FlowId> flows;
    std::vector<FlowResult> results;
    std::vector<Use> uses;
};

/// Evaluates the failure of a component with a valid `leafOf` from a workspace that holds a state
/// evaluated with loads (commonly the normal one), in time of that site's flows alone. `change`
/// is overwritten; its memory is used again. Any number of threads may read one base.
class LeafEvaluator {
  public:
    explicit LeafEvaluator(const Workspace& base);
    ~LeafEvaluator();
    void evaluate(ComponentId component, LeafChange& change);

  private:
    struct Scratch;
    const Workspace* m_base;
    std::unique_ptr<Scratch> m_scratch;
};

/// For each component whether anything of the evaluated state can change when it fails; sweeps may
/// skip the others.
std::vector<std::uint8_t> usedComponents(const Workspace& base);

}  // namespace peerplan
