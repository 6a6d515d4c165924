// SPDX-License-Identifier: MIT
#pragma once

/// The review of the design, which takes longer than a moment. Worked out when a view that shows it
/// is seen.

#include <memory>

#include "gui/study/late_answer.h"
#include "planner/answers/review.h"

namespace peerplan::gui {

struct ReviewedPlan {
    std::shared_ptr<const StudiedPlan> studied;
    ReviewAnswer review;
};

class PlanReview : public LateResult<ReviewedPlan> {
  public:
    explicit PlanReview(Study& study, QObject* parent = nullptr);
};

}  // namespace peerplan::gui
