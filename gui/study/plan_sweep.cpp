// SPDX-License-Identifier: MIT
#include "gui/study/plan_sweep.h"

#include <utility>

#include "gui/words/words.h"
#include "planner/resilience/sweep/sweep.h"

namespace peerplan::gui {
namespace {

SweptPlan swept(std::shared_ptr<const StudiedPlan> studied, const Progress& progress) {
    const StudiedPlan& plan = *studied;
    SweepOptions options;
    options.progress = progress;
    SweepAnswer answer = sweep(*plan.plan, *plan.network, *plan.catalogue, plan.clocks, options);
    return {std::move(studied), std::move(answer)};
}

}  // namespace

PlanSweep::PlanSweep(Study& study, QObject* parent)
    : LateResult(study, Text("Looking at every failure"), swept, parent) {}

}  // namespace peerplan::gui
