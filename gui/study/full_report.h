// SPDX-License-Identifier: MIT
#pragma once

/// The whole report of the plan, which charts and tables are taken from and files are written of.
/// Worked out when somebody wants it, in the background.

#include <memory>

#include "gui/study/late_answer.h"
#include "model/report.h"

namespace peerplan::gui {

struct ReportedPlan {
    std::shared_ptr<const StudiedPlan> studied;
    Report report;
};

class FullReport : public LateResult<ReportedPlan> {
  public:
    explicit FullReport(Study& study, QObject* parent = nullptr);
};

}  // namespace peerplan::gui
