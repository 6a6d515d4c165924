// SPDX-License-Identifier: MIT
#include "planner/bandwidth/failure_probe.h"

namespace peerplan {

FailureProbe::FailureProbe(const ChangeEvaluator& prototype, const JudgedBase* judged)
    : m_evaluator(prototype) {
    if (judged != nullptr) m_judge.emplace(*judged);
}

void FailureProbe::fail(std::span<const ComponentId> failed) {
    m_evaluator.evaluate(failed, base().state().afterManualSwitch, m_change);
    if (m_judge) m_judge->begin(m_evaluator, m_change);
    m_knowsTouched = m_knowsCongested = m_knowsThrough = false;
}

std::span<const FlowId> FailureProbe::touched() {
    if (!m_knowsTouched) m_evaluator.touched(m_touched);
    m_knowsTouched = true;
    return m_touched;
}

std::span<const ElementJudgement> FailureProbe::congested() {
    if (!m_knowsCongested) {
        m_congested.clear();
        if (m_judge) m_judge->judgeCongested(m_congested);
    }
    m_knowsCongested = true;
    return m_congested;
}

std::span<const FlowId> FailureProbe::throughCongested() {
    if (!m_knowsThrough) {
        m_through.clear();
        m_elements.clear();
        for (const ElementJudgement& of : congested()) m_elements.push_back(of.element);
        if (!m_elements.empty()) m_evaluator.flowsThrough(m_elements, m_through);
    }
    m_knowsThrough = true;
    return m_through;
}

}  // namespace peerplan
