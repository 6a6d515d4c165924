// SPDX-License-Identifier: MIT
#pragma once

/// Fails components and shows what that does: at once, and second by second.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <QWidget>

#include "gui/study/study.h"
#include "gui/work/worker.h"
#include "planner/answers/failover.h"
#include "planner/answers/live.h"

class QAction;
class QLabel;
class QLineEdit;
class QSortFilterProxyModel;
class QTabWidget;
class QTreeView;

namespace peerplan::gui {

class AnswerTabs;
class ComponentTree;
class FailureTimeline;

class FailuresView : public QWidget {
    Q_OBJECT
  public:
    explicit FailuresView(Study& study, QWidget* parent = nullptr);

    ComponentTree& components() const { return *m_components; }
    void setFailed(const std::vector<std::string>& references);
    void repairAll();
    /// Shows where the component stands in the tree.
    void show(const QString& reference);

    /// In the menus of components and of the tables' rows.
    void addRowAction(QAction* action);

    /// What is shown: nothing where nothing has failed, or while the first is worked out.
    const std::shared_ptr<const LiveAnswer>& answer() const { return m_answer; }
    /// What has failed and what that does, in a sentence.
    QString headline() const;
    const std::optional<FailoverAnswer>& story() const { return m_story; }
    bool isBusy() const { return m_live.isBusy() || m_teller.isBusy(); }
    Worker& liveWorker() { return m_live; }
    Worker& storyWorker() { return m_teller; }

  Q_SIGNALS:
    void chosen(const QString& reference);
    /// Another answer is shown, or none.
    void answered();

  protected:
    void showEvent(QShowEvent* event) override;

  private:
    QWidget* makeSide();
    void ask();
    /// Whether somebody looks: tables and the failover are worked out then.
    bool isSeen() const { return isVisibleTo(window()); }
    void askStory();
    void showAnswer();
    void fillTables();
    void showStory();

    Study& m_study;
    ComponentTree* m_components;
    QSortFilterProxyModel* m_filtered;
    QTreeView* m_tree;
    QLineEdit* m_filter;
    QLabel* m_headline;
    QTabWidget* m_pages;
    AnswerTabs* m_tables;
    FailureTimeline* m_timeline;
    std::shared_ptr<const StudiedPlan> m_plan;
    std::shared_ptr<const LiveAnswer> m_answer;
    std::optional<FailoverAnswer> m_story;
    /// Waiting until somebody looks.
    bool m_tablesOutdated = false;
    bool m_storyOutdated = false;
    Worker m_live;
    Worker m_teller;
};

}  // namespace peerplan::gui
