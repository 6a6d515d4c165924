// SPDX-License-Identifier: MIT
#include "gui/study/plan_review.h"

#include <utility>

#include "gui/words/words.h"
#include "planner/review/gather.h"
#include "planner/review/review.h"

namespace peerplan::gui {
namespace {

std::shared_ptr<const ReviewedPlan> reviewed(std::shared_ptr<const StudiedPlan> studied,
                                             const Progress& progress) {
    auto result = std::make_shared<ReviewedPlan>();
    result->studied = std::move(studied);
    const StudiedPlan& plan = *result->studied;
    GatherOptions options;
    options.progress = progress;
    const GatheredAnswers answers =
        gatherAnswers(*plan.plan, *plan.network, *plan.catalogue, plan.clocks, options);
    result->review = review(*plan.plan, *plan.network, *plan.catalogue, answers.view());
    return result;
}

}  // namespace

PlanReview::PlanReview(Study& study, QObject* parent) : QObject(parent), m_study(study) {
    connect(&study, &Study::changed, this, [this] {
        m_worker.cancel();
        m_asked.reset();
        Q_EMIT outdated();
    });
    connect(&m_worker, &Worker::failed, this, [this] { m_asked = m_study.latest(); });
}

bool PlanReview::isCurrent() const {
    return m_latest != nullptr && m_latest->studied == m_study.latest();
}

void PlanReview::want() {
    const std::shared_ptr<const StudiedPlan>& now = m_study.latest();
    if (now == nullptr || !now->holds() || isCurrent() || m_asked == now) return;
    m_asked = now;
    m_worker.start(
        Text("Reviewing the design"),
        [now](const Progress& progress) { return reviewed(now, progress); },
        [this](std::shared_ptr<const ReviewedPlan> done) {
            m_latest = std::move(done);
            Q_EMIT changed();
        });
}

}  // namespace peerplan::gui
