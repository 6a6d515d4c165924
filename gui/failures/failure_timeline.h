// SPDX-License-Identifier: MIT
#pragma once

/// A failover second by second: a chart, a slider over its intervals, and its events.

#include <memory>
#include <optional>

#include <QString>
#include <QWidget>

#include "gui/study/study.h"
#include "planner/answers/failover.h"

class QAction;
class QComboBox;
class QLabel;
class QSlider;

namespace peerplan::gui {

class AnswerView;
class ChartView;

class FailureTimeline : public QWidget {
    Q_OBJECT
  public:
    explicit FailureTimeline(QWidget* parent = nullptr);

    /// The story of a failure of that plan; nothing where nothing has failed.
    void setStory(std::optional<FailoverAnswer> story, std::shared_ptr<const StudiedPlan> plan);
    /// In the menu of an event.
    void addRowAction(QAction* action);
    ChartView& chart() const { return *m_chart; }

  Q_SIGNALS:
    void chosen(const QString& reference);

  private:
    void showStory();
    void showInterval(int interval);

    std::optional<FailoverAnswer> m_story;
    std::shared_ptr<const StudiedPlan> m_plan;
    ChartView* m_chart;
    QComboBox* m_chartChoice;
    QSlider* m_slider;
    QLabel* m_interval;
    AnswerView* m_events;
};

}  // namespace peerplan::gui
