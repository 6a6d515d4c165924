// SPDX-License-Identifier: MIT
#include "gui/answers/answer_table.h"

#include <utility>
#include <variant>

#include <QBrush>

#include "data/text/cell.h"
#include "gui/words/look.h"
#include "gui/words/words.h"
#include "planner/report/use_names.h"

namespace peerplan::gui {
AnswerTable::AnswerTable(QObject* parent) : QAbstractTableModel(parent) {}

void AnswerTable::setTable(Table table, const Names* names) {
    beginResetModel();
    m_table = std::move(table);
    readReferences();
    if (names != nullptr) useNames(m_table, *names);
    endResetModel();
}

void AnswerTable::readReferences() {
    m_references.assign(m_table.rows.size() * m_table.columns.size(), {});
    for (std::size_t c = 0; c < m_table.columns.size(); ++c) {
        const Column& column = m_table.columns[c];
        std::string prefix;
        if (column.key == "site" || column.key == "region" || column.key == "service") {
            prefix = column.key + '/';
        } else if (column.kind != CellKind::Component) {
            continue;
        }
        for (std::size_t r = 0; r < m_table.rows.size(); ++r) {
            const auto* text = std::get_if<std::string>(&m_table.rows[r][c]);
            if (text == nullptr || text->empty()) continue;
            m_references[r * m_table.columns.size() + c] = prefix + *text;
        }
    }
}

int AnswerTable::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_table.rows.size());
}

int AnswerTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_table.columns.size());
}

QVariant AnswerTable::sortValue(const Cell& cell, int row, int column) const {
    if (const auto* whole = std::get_if<std::int64_t>(&cell)) return QVariant::fromValue(*whole);
    if (const auto* number = std::get_if<double>(&cell)) return *number;
    if (const auto* yes = std::get_if<bool>(&cell)) return *yes;
    if (const auto* date = std::get_if<Date>(&cell)) return QVariant::fromValue(date->days());
    return data(index(row, column), Qt::DisplayRole);
}

QVariant AnswerTable::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const auto row = static_cast<std::size_t>(index.row());
    const auto at = static_cast<std::size_t>(index.column());
    const Cell& cell = m_table.rows[row][at];
    const Column& column = m_table.columns[at];
    switch (role) {
        case Qt::DisplayRole:
            return toQt(writeCell(cell, column, windowLanguage()));
        case Qt::ToolTipRole: {
            const std::string& reference = m_references[row * m_table.columns.size() + at];
            if (!reference.empty()) return toQt(reference);
            // Words may be cut where the column is narrow.
            if (standsRight(column)) return {};
            return toQt(writeCell(cell, column, windowLanguage()));
        }
        case Qt::TextAlignmentRole:
            return static_cast<int>((standsRight(column) ? Qt::AlignRight : Qt::AlignLeft) |
                                    Qt::AlignVCenter);
        case Qt::BackgroundRole:
            if (column.kind == CellKind::Grade) {
                if (const auto shade = shadeOf(cell)) return QBrush(shadeColour(*shade));
            }
            return {};
        case SortRole:
            return sortValue(cell, index.row(), index.column());
        case ReferenceRole:
            return toQt(m_references[row * m_table.columns.size() + at]);
        default:
            return {};
    }
}

QVariant AnswerTable::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) return {};
    const Column& column = m_table.columns[static_cast<std::size_t>(section)];
    if (role == Qt::TextAlignmentRole) {
        return static_cast<int>((standsRight(column) ? Qt::AlignRight : Qt::AlignLeft) |
                                Qt::AlignVCenter);
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    QString title = sentence(column.title);
    const QString unit = toQt(unitOf(column));
    if (!unit.isEmpty()) title += QStringLiteral(" [") + unit + QLatin1Char(']');
    return title;
}

}  // namespace peerplan::gui
