// SPDX-License-Identifier: MIT
#pragma once

/// Fails things on top of a base state, one state after the other, and knows of each what several
/// readers ask: what it changes, who touched what died, what is congested and who crosses that.

#include <optional>
#include <span>
#include <vector>

#include "planner/bandwidth/state_judge.h"
#include "planner/network/network.h"
#include "planner/routing/change_evaluator.h"

namespace peerplan {

/// One a thread. What only some readers ask is worked out when the first of them asks, once a
/// state; what is handed out is good until the next `fail`.
class FailureProbe {
  public:
    /// Shares with `prototype` what that worked out about the base. Without `judged` nothing is
    /// congested, and there is no `judge`.
    FailureProbe(const ChangeEvaluator& prototype, const JudgedBase* judged);
    FailureProbe(const FailureProbe&) = delete;
    FailureProbe& operator=(const FailureProbe&) = delete;

    /// The state in which `failed` have failed on top of the base.
    void fail(std::span<const ComponentId> failed);

    const Workspace& base() const { return m_evaluator.base(); }
    const ChangeEvaluator& evaluator() const { return m_evaluator; }
    const StateChange& change() const { return m_change; }
    StateJudge& judge() { return *m_judge; }

    /// Flows that in the base send any share over what died (rule F4), ascending.
    std::span<const FlowId> touched();
    /// Elements that are congested and worse than in the base (rules F1, F3).
    std::span<const ElementJudgement> congested();
    /// Flows that send any share over those, ascending.
    std::span<const FlowId> throughCongested();
    /// The flows that send any share over one of these elements, ascending.
    void flowsThrough(std::span<const ElementId> elements, std::vector<FlowId>& flows) {
        m_evaluator.flowsThrough(elements, flows);
    }

  private:
    ChangeEvaluator m_evaluator;
    StateChange m_change;
    std::optional<StateJudge> m_judge;
    bool m_knowsTouched = false;
    bool m_knowsCongested = false;
    bool m_knowsThrough = false;
    std::vector<FlowId> m_touched;
    std::vector<ElementJudgement> m_congested;
    std::vector<ElementId> m_elements;
    std::vector<FlowId> m_through;
};

}  // namespace peerplan
