// SPDX-License-Identifier: MIT
#pragma once

/// A table, or several under tabs, with everything that a person does with tables.

#include <string>
#include <vector>

#include <QHash>
#include <QTabWidget>
#include <QTableView>
#include <QWidget>

#include "gui/answers/answer_table.h"
#include "model/table.h"

class QAction;
class QLabel;
class QSortFilterProxyModel;

namespace peerplan::gui {

/// One table: sorted by a click on its head, copied with Ctrl+C as tab-separated text, its notes
/// below.
class AnswerView : public QWidget {
    Q_OBJECT
  public:
    explicit AnswerView(QWidget* parent = nullptr);

    /// Keeps the sorting and the widths that a person chose while the columns stay the same.
    void setTable(Table table, const Names* names);
    const Table& table() const { return m_model->table(); }
    QTableView* view() const { return m_view; }
    void setFilter(const QString& text);
    /// In the menu of a row, which is chosen by then.
    void addRowAction(QAction* action);

  Q_SIGNALS:
    /// A cell that names something of the plan was chosen: `circuit/er-dallas`.
    void referenceChosen(const QString& reference);
    /// A row of the table as it was set was chosen; -1 for none.
    void rowChosen(int row);

  private:
    void fitColumns();
    void copy();

    AnswerTable* m_model;
    QSortFilterProxyModel* m_sorted;
    QTableView* m_view;
    QLabel* m_notes;
    std::vector<std::string> m_columns;
};

/// Several tables, each under a tab of its title; a tab stays while tables come and go.
class AnswerTabs : public QTabWidget {
    Q_OBJECT
  public:
    explicit AnswerTabs(QWidget* parent = nullptr);
    void setTables(std::vector<Table> tables, const Names* names);
    /// The table of that id; null where it is not shown.
    AnswerView* view(const std::string& id) const;
    /// In the menus of all tables.
    void addRowAction(QAction* action);

  Q_SIGNALS:
    void referenceChosen(const QString& reference);

  private:
    QHash<QString, AnswerView*> m_views;
    std::vector<QAction*> m_rowActions;
};

}  // namespace peerplan::gui
