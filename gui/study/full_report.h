// SPDX-License-Identifier: MIT
#pragma once

/// The whole report of the plan, which charts and tables are taken from and files are written of.
/// Worked out when somebody wants it, in the background.

#include <memory>

#include <QObject>

#include "gui/study/study.h"
#include "gui/work/worker.h"
#include "model/report.h"

namespace peerplan::gui {

struct ReportedPlan {
    std::shared_ptr<const StudiedPlan> studied;
    Report report;
};

class FullReport : public QObject {
    Q_OBJECT
  public:
    explicit FullReport(Study& study, QObject* parent = nullptr);

    /// Null before the first; may be of an earlier state of the plan.
    const std::shared_ptr<const ReportedPlan>& latest() const { return m_latest; }
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
    std::shared_ptr<const ReportedPlan> m_latest;
    std::shared_ptr<const StudiedPlan> m_asked;
    Worker m_worker;
};

}  // namespace peerplan::gui
