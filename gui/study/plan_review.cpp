// SPDX-License-Identifier: MIT
#include "gui/study/plan_review.h"

#include <utility>

#include "gui/words/words.h"
#include "planner/review/gather.h"
#include "planner/review/review.h"

namespace peerplan::gui {
namespace {

ReviewedPlan reviewed(std::shared_ptr<const StudiedPlan> studied, const Progress& progress) {
    const StudiedPlan& plan = *studied;
    GatherOptions options;
    options.progress = progress;
    const GatheredAnswers answers =
        gatherAnswers(*plan.plan, *plan.network, *plan.catalogue, plan.clocks, options);
    ReviewAnswer found = review(*plan.plan, *plan.network, *plan.catalogue, answers.view());
    return {std::move(studied), std::move(found)};
}

}  // namespace

PlanReview::PlanReview(Study& study, QObject* parent)
    : LateResult(study, Text("Reviewing the design"), reviewed, parent) {}

}  // namespace peerplan::gui
