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

ReportedPlan reported(std::shared_ptr<const StudiedPlan> studied, const Progress& progress) {
    const StudiedPlan& plan = *studied;
    PlanReportQuestion question{*plan.plan, *plan.catalogue, plan.clocks};
    question.generator = "peerplan ";
    question.generator += PEERPLAN_VERSION;
    question.wording = worded;
    question.progress = [&](const ReportStage& stage, std::int64_t done, std::int64_t total) {
        const auto before = static_cast<std::int64_t>(stage.number - 1) * stageSteps;
        return progress(before + (total > 0 ? done * stageSteps / total : 0),
                        static_cast<std::int64_t>(stage.of) * stageSteps);
    };
    Report report = composeReport(question, answerPlan(question));
    return {std::move(studied), std::move(report)};
}

}  // namespace

FullReport::FullReport(Study& study, QObject* parent)
    : LateResult(study, Text("Working out the report"), reported, parent) {}

}  // namespace peerplan::gui
