// SPDX-License-Identifier: MIT
#pragma once

/// Every list of the plan: the lists at the left, the chosen one as a table to edit.

#include <string>
#include <vector>

#include <QWidget>

#include "gui/document/document.h"

class QLabel;
class QLineEdit;
class QListWidget;
class QSortFilterProxyModel;
class QStackedWidget;
class QTableView;

namespace peerplan::gui {

class ObjectTable;

class PlanView : public QWidget {
    Q_OBJECT
  public:
    explicit PlanView(Document& document, QWidget* parent = nullptr);

    /// Shows the list and the row of the reference, if it is of a list.
    void show(const QString& reference);
    /// Shows a list by its key.
    void showList(std::string_view key);
    /// Of the list that is shown.
    ObjectTable& model() const;
    QTableView& table() const;
    /// The rows of the model that are selected, ascending.
    std::vector<int> selectedRows() const;

    void addObject();
    void duplicateSelected();
    /// With what refers to them; what still needs them is told.
    void removeSelected();
    /// The value of the current cell into every selected row.
    void fillDown();

  Q_SIGNALS:
    /// An object was chosen: `circuit/er-dallas`.
    void chosen(const QString& reference);
    /// Several objects of one list are selected.
    void severalChosen(const std::vector<peerplan::gui::PlanElement>& elements);
    void refused(const peerplan::Diagnostics& diagnostics);

  private:
    struct Page {
        const Field* list = nullptr;
        ObjectTable* model = nullptr;
        QSortFilterProxyModel* sorted = nullptr;
        QTableView* table = nullptr;
        bool fitted = false;
    };

    Page& page() const;
    void makePage(std::size_t index);
    void writeCounts();
    static void fitColumns(Page& made);

    Document& m_document;
    QListWidget* m_lists;
    QLineEdit* m_filter;
    QStackedWidget* m_pages;
    QLabel* m_told;
    mutable std::vector<Page> m_made;
    bool m_showing = false;
};

}  // namespace peerplan::gui
