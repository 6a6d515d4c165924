// SPDX-License-Identifier: MIT
#pragma once

/// An answer about the plan that takes longer than a moment: worked out when a view that shows it
/// is seen, in the background.

#include <functional>
#include <memory>
#include <utility>

#include <QObject>

#include "gui/study/study.h"
#include "gui/work/worker.h"
#include "model/text.h"

namespace peerplan::gui {

/// When to ask, and what to say about it. What is asked for stands in LateResult.
class LateAnswer : public QObject {
    Q_OBJECT
  public:
    /// Of the plan as it was studied last.
    bool isCurrent() const { return m_answered != nullptr && m_answered == m_study.latest(); }
    /// Works it out unless that is done or under way, or the plan does not hold together.
    void want();
    Worker& worker() { return m_worker; }

  Q_SIGNALS:
    void changed();
    /// The plan is another; views that are seen ask again.
    void outdated();

  protected:
    LateAnswer(Study& study, QObject* parent);
    /// Starts the work on that plan, and calls `answered` with it once it is done.
    virtual void begin(const std::shared_ptr<const StudiedPlan>& plan) = 0;
    void answered(std::shared_ptr<const StudiedPlan> plan);

  private:
    Study& m_study;
    std::shared_ptr<const StudiedPlan> m_answered;
    std::shared_ptr<const StudiedPlan> m_asked;
    Worker m_worker;
};

/// A late answer of type Result, as `work(plan, progress)` gives it beside the window.
template <class Result>
class LateResult : public LateAnswer {
  public:
    /// Null before the first; may be of an earlier state of the plan.
    const std::shared_ptr<const Result>& latest() const { return m_latest; }

  protected:
    using Work = std::function<Result(std::shared_ptr<const StudiedPlan>, const Progress&)>;

    LateResult(Study& study, Text title, Work work, QObject* parent)
        : LateAnswer(study, parent), m_title(std::move(title)), m_work(std::move(work)) {}

  private:
    void begin(const std::shared_ptr<const StudiedPlan>& plan) override {
        worker().start(
            m_title,
            [plan, work = m_work](const Progress& progress) {
                return std::make_shared<const Result>(work(plan, progress));
            },
            [this, plan](std::shared_ptr<const Result> done) {
                m_latest = std::move(done);
                answered(plan);
            });
    }

    const Text m_title;
    const Work m_work;
    std::shared_ptr<const Result> m_latest;
};

}  // namespace peerplan::gui
