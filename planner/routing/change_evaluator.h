// SPDX-License-Identifier: MIT
#pragma once

/// The one way to ask what failures do: a failure state as its difference from a base state.

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "planner/routing/state_change.h"

namespace peerplan {

/// Evaluates failure states against a base that stays as it is: the normal state, or one that is
/// in maintenance already. Sweeps, sizing, timelines and windows are callers of it. Any number of
/// evaluators, one a thread, may share a base; after the first call none allocates where the memory
/// of earlier calls is enough.
class ChangeEvaluator {
  public:
    /// `base` holds an evaluated state and must neither change nor go while this lives.
    explicit ChangeEvaluator(const Workspace& base);
    /// Shares what the other worked out about the base, so that one a thread costs its scratch
    /// alone; holds no state until it evaluates one.
    ChangeEvaluator(const ChangeEvaluator& other);
    ChangeEvaluator(ChangeEvaluator&&) noexcept;
    ~ChangeEvaluator();

    /// The state in which `failed` have failed on top of what failed in the base; a component may
    /// be named twice or be dead already. `afterManualSwitch`: people have switched to the
    /// fallbacks that need one (rule R4); never less than in the base. `change` is overwritten.
    void evaluate(std::span<const ComponentId> failed, bool afterManualSwitch, StateChange& change);
    void evaluate(ComponentId failed, StateChange& change) {
        evaluate({&failed, 1}, m_base->state().afterManualSwitch, change);
    }

    /// Of the state evaluated last: what died in it that lives in the base, ascending.
    std::span<const AtomId> died() const;
    bool alive(AtomId atom) const;
    /// As `Workspace::capacityBps`.
    std::int64_t capacityBps(ElementId element, Direction direction) const;

    /// The flows that send any share over one of these elements in the state evaluated last,
    /// ascending.
    void flowsThrough(std::span<const ElementId> elements, std::vector<FlowId>& flows);
    /// The flows that in the base send any share over what died in the state evaluated last (rule
    /// F4), those of a site that died included, ascending. Of a control all units are crossed.
    void touched(std::vector<FlowId>& flows);

    const Workspace& base() const { return *m_base; }

  private:
    struct Impl;
    const Workspace* m_base;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace peerplan
