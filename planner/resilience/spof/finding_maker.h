// SPDX-License-Identifier: MIT
#pragma once

/// From the reading of a failure state to the findings of the answer.

#include <vector>

#include "model/plan.h"
#include "planner/bandwidth/state_judge.h"
#include "planner/network/network.h"
#include "planner/resilience/spof/failure_reader.h"

namespace peerplan {

class FindingMaker {
  public:
    /// `judged` may be null where no load was laid.
    FindingMaker(const Plan& plan, const CompiledNetwork& network, const JudgedBase* judged)
        : m_plan(plan), m_network(network), m_judged(judged) {}

    /// One finding for each kind that hurts someone, in the order of the kinds. An invalid
    /// component is the base state, which has nothing to fix here.
    void make(ComponentId component, const FailureReading& reading,
              std::vector<SpofFinding>& findings) const;

  private:
    void addCongested(const FailureReading& reading, SpofFinding& finding) const;

    const Plan& m_plan;
    const CompiledNetwork& m_network;
    const JudgedBase* m_judged;
};

}  // namespace peerplan
