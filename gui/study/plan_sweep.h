// SPDX-License-Identifier: MIT
#pragma once

/// Every single failure of the plan, looked at when somebody asks which is the worst for something.

#include <memory>

#include "gui/study/late_answer.h"
#include "planner/answers/sweep.h"

namespace peerplan::gui {

struct SweptPlan {
    std::shared_ptr<const StudiedPlan> studied;
    SweepAnswer sweep;
};

class PlanSweep : public LateResult<SweptPlan> {
  public:
    explicit PlanSweep(Study& study, QObject* parent = nullptr);
};

}  // namespace peerplan::gui
