// SPDX-License-Identifier: MIT
#include "gui/study/full_report.h"

#include <string>
#include <utility>

#include "gui/words/words.h"
#include "planner/report/plan_report.h"

namespace peerplan::gui {
namespace {

/// Steps of one stage in the progress of all.
constexpr std::int64_t stageSteps = 1000;

std::shared_ptr<const ReportedPlan> reported(std::shared_ptr<const StudiedPlan> studied,
                                             const Progress& progress) {
    auto result = std::make_shared<ReportedPlan>();
    result->studied = std::move(studied);
    const StudiedPlan& plan = *result->studied;
    PlanReportQuestion question{*plan.plan, *plan.catalogue, plan.clocks};
    question.generator = "peerplan ";
    question.generator += PEERPLAN_VERSION;
    question.progress = [&](const ReportStage& stage, std::int64_t done, std::int64_t total) {
        const auto before = static_cast<std::int64_t>(stage.number - 1) * stageSteps;
        return progress(before + (total > 0 ? done * stageSteps / total : 0),
                        static_cast<std::int64_t>(stage.of) * stageSteps);
    };
    result->report = composeReport(question, answerPlan(question));
    return result;
}

}  // namespace

FullReport::FullReport(Study& study, QObject* parent) : QObject(parent), m_study(study) {
    connect(&study, &Study::changed, this, [this] {
        m_worker.cancel();
        m_asked.reset();
        Q_EMIT outdated();
    });
    connect(&m_worker, &Worker::failed, this, [this] { m_asked = m_study.latest(); });
}

bool FullReport::isCurrent() const {
    return m_latest != nullptr && m_latest->studied == m_study.latest();
}

void FullReport::want() {
    const std::shared_ptr<const StudiedPlan>& now = m_study.latest();
    if (now == nullptr || !now->holds() || isCurrent() || m_asked == now) return;
    m_asked = now;
    m_worker.start(
        Text("Working out the report"),
        [now](const Progress& progress) { return reported(now, progress); },
        [this](std::shared_ptr<const ReportedPlan> done) {
            m_latest = std::move(done);
            Q_EMIT changed();
        });
}

}  // namespace peerplan::gui
