// SPDX-License-Identifier: MIT
#include "gui/study/late_answer.h"

namespace peerplan::gui {

LateAnswer::LateAnswer(Study& study, QObject* parent) : QObject(parent), m_study(study) {
    connect(&study, &Study::changed, this, [this] {
        m_worker.cancel();
        m_asked.reset();
        Q_EMIT outdated();
    });
    connect(&m_worker, &Worker::failed, this, [this] { m_asked = m_study.latest(); });
}

void LateAnswer::want() {
    const std::shared_ptr<const StudiedPlan>& now = m_study.latest();
    if (now == nullptr || !now->holds() || isCurrent() || m_asked == now) return;
    m_asked = now;
    begin(now);
}

void LateAnswer::answered(std::shared_ptr<const StudiedPlan> plan) {
    m_answered = std::move(plan);
    Q_EMIT changed();
}

}  // namespace peerplan::gui
