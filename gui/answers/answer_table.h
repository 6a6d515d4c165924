// SPDX-License-Identifier: MIT
#pragma once

/// A Table of the planner as an item model.

#include <string>
#include <vector>

#include <QAbstractTableModel>

#include "model/table.h"
#include "planner/report/names.h"

namespace peerplan::gui {

class AnswerTable : public QAbstractTableModel {
    Q_OBJECT
  public:
    enum Role {
        /// For sorting: numbers as numbers.
        SortRole = Qt::UserRole,
        /// The component reference of a cell, `site/x` of a site's id too; empty for any other.
        ReferenceRole
    };

    explicit AnswerTable(QObject* parent = nullptr);

    /// Shows another table; names stand for references where the plan has them. Linear in it.
    void setTable(Table table, const Names* names);
    const Table& table() const { return m_table; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  private:
    QVariant sortValue(const Cell& cell, int row, int column) const;
    void readReferences();

    /// With names.
    Table m_table;
    /// By cell: the reference that stood there.
    std::vector<std::string> m_references;
};

}  // namespace peerplan::gui
