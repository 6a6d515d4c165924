// SPDX-License-Identifier: MIT
#pragma once

/// The charts and tables of the report, one at a time.

#include <memory>
#include <string>

#include <QWidget>

#include "gui/study/full_report.h"

class QAction;
class QLabel;
class QStackedWidget;
class QTreeWidget;

namespace peerplan::gui {

class AnswerView;
class ChartView;

class ChartsView : public QWidget {
    Q_OBJECT
  public:
    explicit ChartsView(FullReport& report, QWidget* parent = nullptr);

    /// Shows the chart or table of that id.
    bool show(const std::string& id);
    ChartView& chart() const { return *m_chart; }
    /// In the menu of a table's row.
    void addRowAction(QAction* action);

  Q_SIGNALS:
    void chosen(const QString& reference);

  protected:
    void showEvent(QShowEvent* event) override;

  private:
    void read();
    void showBlock(std::size_t section, std::size_t block);

    FullReport& m_report;
    std::shared_ptr<const ReportedPlan> m_shown;
    QTreeWidget* m_contents;
    QStackedWidget* m_pages;
    QLabel* m_wait;
    ChartView* m_chart;
    QLabel* m_alternative;
    AnswerView* m_values;
    AnswerView* m_table;
};

}  // namespace peerplan::gui
