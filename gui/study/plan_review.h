// SPDX-License-Identifier: MIT
#pragma once

/// The review of the design, which takes longer than a moment. Worked out when a view that shows it
/// is seen.

#include <memory>

#include <QObject>

#include "gui/study/study.h"
#include "gui/work/worker.h"
#include "planner/answers/review.h"

namespace peerplan::gui {

struct ReviewedPlan {
    std::shared_ptr<const StudiedPlan> studied;
    ReviewAnswer review;
};

class PlanReview : public QObject {
    Q_OBJECT
  public:
    explicit PlanReview(Study& study, QObject* parent = nullptr);

    /// Null before the first; may be of an earlier state of the plan.
    const std::shared_ptr<const ReviewedPlan>& latest() const { return m_latest; }
    bool isCurrent() const;
    /// Works it out unless that is done or under way.
    void want();
    Worker& worker() { return m_worker; }

  Q_SIGNALS:
    void changed();
    /// The plan is another; views that are seen ask again.
    void outdated();

  private:
    Study& m_study;
    std::shared_ptr<const ReviewedPlan> m_latest;
    std::shared_ptr<const StudiedPlan> m_asked;
    Worker m_worker;
};

}  // namespace peerplan::gui
