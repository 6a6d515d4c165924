// SPDX-License-Identifier: MIT
#include "gui/tables/object_table.h"

#include <string>

#include <QBrush>
#include <QFont>

#include "gui/tables/field_words.h"
#include "gui/words/look.h"
#include "gui/words/words.h"
#include "model/plan_index.h"

namespace peerplan::gui {
namespace {

bool standsRight(const Field& field) {
    return !field.isList && (field.kind == FieldKind::Integer || field.kind == FieldKind::Decimal ||
                             field.kind == FieldKind::Quantity);
}

}  // namespace

ObjectTable::ObjectTable(Document& document, const Field& list, QObject* parent)
    : QAbstractTableModel(parent), m_document(document), m_list(list) {
    // Names first, remarks last, as people read.
    const RecordType& type = list.record();
    for (const Field& field : type.fields) {
        if (field.key != "note" && field.kind != FieldKind::Tree) m_columns.push_back(&field);
    }
    if (const Field* note = type.find("note")) m_columns.push_back(note);
    m_rows = static_cast<int>(list.access->size(&document.plan()));
    connect(&document, &Document::planReplaced, this, [this] {
        beginResetModel();
        m_rows = static_cast<int>(m_list.access->size(&m_document.plan()));
        endResetModel();
    });
    connect(&document, &Document::elementChanged, this, [this](const PlanElement& element) {
        if (element.field != &m_list) return;
        const int row = static_cast<int>(element.index);
        Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
    });
}

const void* ObjectTable::recordAt(int row) const {
    return m_list.access->at(&m_document.plan(), static_cast<std::size_t>(row));
}

int ObjectTable::columnOf(std::string_view key) const {
    for (std::size_t c = 0; c < m_columns.size(); ++c) {
        if (m_columns[c]->key == key) return static_cast<int>(c);
    }
    return -1;
}

int ObjectTable::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : m_rows;
}

int ObjectTable::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant ObjectTable::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const Field& field = fieldAt(index.column());
    switch (role) {
        case Qt::DisplayRole:
        case Qt::EditRole:
            return shownField(field, recordAt(index.row()));
        case SortRole:
            return sortField(field, recordAt(index.row()));
        case Qt::ToolTipRole:
            return fieldHelp(field);
        case Qt::TextAlignmentRole:
            return static_cast<int>((standsRight(field) ? Qt::AlignRight : Qt::AlignLeft) |
                                    Qt::AlignVCenter);
        case Qt::ForegroundRole:
            return isTyped(field) ? QVariant() : QBrush(quietColour());
        default:
            return {};
    }
}

QVariant ObjectTable::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) {
        return role == Qt::DisplayRole ? QVariant(section + 1) : QVariant();
    }
    if (section < 0 || section >= columnCount()) return {};
    if (role == Qt::DisplayRole) return fieldTitle(fieldAt(section));
    if (role == Qt::ToolTipRole) return fieldHelp(fieldAt(section));
    return {};
}

Qt::ItemFlags ObjectTable::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid()) return flags;
    const Field& field = fieldAt(index.column());
    if (isTyped(field)) flags |= Qt::ItemIsEditable;
    return flags;
}

bool ObjectTable::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || !index.isValid()) return false;
    return setAll({index.row()}, index.column(), value.toString());
}

bool ObjectTable::setAll(const std::vector<int>& rows, int column, const QString& text) {
    const Field& field = fieldAt(column);
    std::vector<PlanElement> elements;
    for (const int row : rows) {
        // What is shown is what stands there: nothing to do, whatever the way it is written.
        if (shownField(field, recordAt(row)) != text) elements.push_back(elementAt(row));
    }
    if (elements.empty()) return true;
    Diagnostics faults = typedFaults(field, text);
    // Everything that names the object follows its id.
    if (faults.empty() && field.key == "id" && holdsObjects(m_list)) {
        faults = rename(elements, fromQt(text.trimmed()));
    } else if (faults.empty()) {
        const Text name = elements.size() == 1
                              ? Text("Set {field} of {object}",
                                     {{"field", fromQt(fieldName(field))},
                                      {"object", labelOf(m_document.plan(), elements.front())}})
                              : Text("Set {field} of {n} objects",
                                     {{"field", fromQt(fieldName(field))},
                                      {"n", static_cast<std::int64_t>(elements.size())}});
        faults = m_document.setField(elements, {Step{std::string(field.key)}},
                                     typedValue(field, text), name);
    }
    if (faults.empty()) return true;
    Q_EMIT refused(faults);
    return false;
}

Diagnostics ObjectTable::rename(const std::vector<PlanElement>& elements, const std::string& id) {
    if (elements.size() == 1) return m_document.rename(elements.front(), id);
    Diagnostic fault;
    fault.message = Text("each object has an id of its own");
    fault.found = id;
    return {fault};
}

}  // namespace peerplan::gui
