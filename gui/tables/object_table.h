// SPDX-License-Identifier: MIT
#pragma once

/// One list of the plan as an item model: a row an object, a column a field of the field table.

#include <string>
#include <vector>

#include <QAbstractTableModel>

#include "gui/document/document.h"

namespace peerplan::gui {

class ObjectTable : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Role { SortRole = Qt::UserRole };

    /// `list` is a list field of the plan that holds records.
    ObjectTable(Document& document, const Field& list, QObject* parent = nullptr);

    const Field& list() const { return m_list; }
    const Field& fieldAt(int column) const { return *m_columns[static_cast<std::size_t>(column)]; }
    PlanElement elementAt(int row) const { return {&m_list, static_cast<std::size_t>(row)}; }
    Document& document() const { return m_document; }
    /// The column of a key, or -1.
    int columnOf(std::string_view key) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// One edit of the document; false, and `refused`, where the text does not hold.
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    /// The same text into several rows, as one edit.
    bool setAll(const std::vector<int>& rows, int column, const QString& text);

  Q_SIGNALS:
    void refused(const peerplan::Diagnostics& diagnostics);

  private:
    const void* recordAt(int row) const;
    Diagnostics rename(const std::vector<PlanElement>& elements, const std::string& id);

    Document& m_document;
    const Field& m_list;
    std::vector<const Field*> m_columns;
    int m_rows = 0;
};

}  // namespace peerplan::gui
