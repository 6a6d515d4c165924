// SPDX-License-Identifier: MIT
#pragma once

/// Scenarios: their edits, a comparison side by side, and the way into the plan itself.

#include <optional>
#include <string>
#include <vector>

#include <QWidget>

#include "gui/document/document.h"
#include "gui/study/study.h"
#include "gui/work/worker.h"
#include "planner/answers/compare.h"

class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QTabWidget;
class QTreeWidget;

namespace peerplan::gui {

class AnswerTabs;
class ChartView;

class ScenariosView : public QWidget {
    Q_OBJECT
  public:
    ScenariosView(Document& document, Study& study, QWidget* parent = nullptr);

    Worker& worker() { return m_worker; }
    /// The scenario that is chosen; empty for the plan itself.
    std::string current() const;
    bool choose(const std::string& id);
    /// Each is one edit of the document, or nothing and what is wrong.
    Diagnostics addScenario(const std::string& id, const std::string& name);
    Diagnostics addEdit(const std::string& typed);
    Diagnostics removeEdit(std::size_t index);
    Diagnostics removeScenario();
    /// The chosen scenario's edits become the plan's own.
    Diagnostics promote();
    /// The plan beside the scenarios of these ids.
    void compare(const std::vector<std::string>& ids);
    const std::optional<CompareAnswer>& comparison() const { return m_answer; }

  Q_SIGNALS:
    void refused(const peerplan::Diagnostics& diagnostics);

  private:
    void read();
    void showEdits();
    void showComparison();
    void compareChecked();
    void ask(const Diagnostics& diagnostics);
    Diagnostics put(const Scenario& scenario, const Text& name);
    const Scenario* find(const std::string& id) const;

    Document& m_document;
    Study& m_study;
    QTreeWidget* m_tree;
    QLabel* m_note;
    QListWidget* m_edits;
    QLineEdit* m_typed;
    QPushButton* m_remove;
    QPushButton* m_promote;
    QLabel* m_told;
    AnswerTabs* m_tables;
    QTabWidget* m_pages;
    ChartView* m_risk;
    ChartView* m_rtt;
    std::optional<CompareAnswer> m_answer;
    Worker m_worker;
};

}  // namespace peerplan::gui
