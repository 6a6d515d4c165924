// SPDX-License-Identifier: MIT
#include "gui/inspector/inspector_model.h"

#include <utility>

#include <QBrush>
#include <QFont>
#include <QStringList>

#include "gui/tables/field_words.h"
#include "gui/tables/new_object.h"
#include "gui/words/look.h"
#include "gui/words/words.h"
#include "model/fields/tables.h"
#include "model/plan_index.h"

namespace peerplan::gui {
InspectorModel::InspectorModel(Document& document, QObject* parent)
    : QAbstractItemModel(parent), m_document(document) {
    connect(&document, &Document::elementChanged, this, [this](const PlanElement& element) {
        for (const PlanElement& own : m_elements) {
            if (own == element || (!own.isObject() && !element.isObject()) ||
                (!own.isObject() && element.field != nullptr && !element.field->isList)) {
                rebuild();
                return;
            }
        }
    });
    connect(&document, &Document::planReplaced, this, [this] {
        std::erase_if(m_elements, [this](const PlanElement& element) {
            return element.isObject() &&
                   element.index >= element.field->access->size(&m_document.plan());
        });
        rebuild();
    });
}

void InspectorModel::setElements(std::vector<PlanElement> elements) {
    m_elements = std::move(elements);
    rebuild();
}

void InspectorModel::rebuild() {
    std::vector<FieldNode> nodes;
    if (!m_elements.empty()) nodes = fieldNodes(m_document.plan(), m_elements.front());
    std::vector<int> top;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (nodes[i].parent >= 0) continue;
        nodes[i].row = static_cast<int>(top.size());
        top.push_back(static_cast<int>(i));
    }
    bool same = nodes.size() == m_nodes.size();
    for (std::size_t i = 0; same && i < nodes.size(); ++i) same = nodes[i].sameShape(m_nodes[i]);
    if (same) {
        // What is expanded and edited stays where it is.
        m_nodes = std::move(nodes);
        for (std::size_t i = 0; i < m_nodes.size(); ++i) {
            const QModelIndex at = createIndex(m_nodes[i].row, FieldColumn, i);
            Q_EMIT dataChanged(at, at.siblingAtColumn(ValueColumn));
        }
        return;
    }
    beginResetModel();
    m_nodes = std::move(nodes);
    m_top = std::move(top);
    endResetModel();
}

const Field* InspectorModel::fieldAt(const QModelIndex& index) const {
    return index.isValid() ? node(index).field : nullptr;
}

QModelIndex InspectorModel::find(const QString& path) const {
    for (std::size_t i = 0; i < m_nodes.size(); ++i) {
        QStringList parts;
        for (const Step& step : m_nodes[i].steps) {
            parts.append(toQt(step.key));
            if (step.index) parts.append(QString::number(*step.index));
        }
        if (parts.join(QLatin1Char('.')) == path) {
            return createIndex(m_nodes[i].row, ValueColumn, i);
        }
    }
    return {};
}

std::vector<PlanElement> InspectorModel::targets(const FieldNode& node) const {
    if (m_elements.front().isObject() && m_elements.front().field->isList) return m_elements;
    return {{planType().find(node.steps.front().key), 0}};
}

Text InspectorModel::nameOf(const FieldNode& node) const {
    const QString field = fieldName(*node.field);
    if (m_elements.size() > 1) {
        return Text(
            "Set {field} of {n} objects",
            {{"field", fromQt(field)}, {"n", static_cast<std::int64_t>(m_elements.size())}});
    }
    const bool own = !(m_elements.front().isObject() && m_elements.front().field->isList);
    return Text("Set {field} of {object}",
                {{"field", fromQt(field)},
                 {"object", own ? fromQt(said(Text("the plan")))
                                : labelOf(m_document.plan(), m_elements.front())}});
}

Diagnostics InspectorModel::put(const FieldNode& node, const Steps& steps, const Value& value,
                                const Text& name) {
    const std::vector<PlanElement> elements = targets(node);
    Steps inside = steps;
    const bool own = !elements.front().field->isList;
    if (isOwnId(node)) return rename(node, value);
    if (own) inside.erase(inside.begin());
    if (own && inside.empty()) return m_document.set(elements.front(), value, name);
    return m_document.setField(elements, inside, value, name);
}

bool InspectorModel::isOwnId(const FieldNode& node) const {
    return node.parent < 0 && node.field->key == "id" && holdsObjects(*m_elements.front().field);
}

Diagnostics InspectorModel::rename(const FieldNode& node, const Value& value) {
    if (m_elements.size() == 1 && value.text() != nullptr) {
        return m_document.rename(m_elements.front(), *value.text());
    }
    Diagnostic fault;
    fault.message = value.text() == nullptr ? Text("this must be stated")
                                            : Text("each object has an id of its own");
    fault.found = fromQt(node.text);
    return {fault};
}

bool InspectorModel::canAdd(const QModelIndex& index) const {
    if (!index.isValid()) return false;
    const FieldNode& at = node(index);
    if (at.field->kind != FieldKind::Record) return false;
    if (at.field->isList) return true;
    return at.field->isOptional && at.children.empty();
}

bool InspectorModel::canRemove(const QModelIndex& index) const {
    if (!index.isValid()) return false;
    const FieldNode& at = node(index);
    if (at.field->kind != FieldKind::Record) return false;
    return at.entry.has_value() || (at.field->isOptional && !at.children.empty());
}

Diagnostics InspectorModel::addEntry(const QModelIndex& index) {
    const FieldNode at = node(index);
    Steps steps = at.steps;
    if (at.field->isList) {
        const FieldNode& list =
            at.entry ? m_nodes[static_cast<std::size_t>(at.parent)] : node(index);
        steps = list.steps;
        steps.back().index = list.children.size();
    }
    return put(at, steps, seedOf(at.field->record(), m_document.plan()),
               Text("Add an entry to {field}", {{"field", fromQt(fieldName(*at.field))}}));
}

Diagnostics InspectorModel::removeEntry(const QModelIndex& index) {
    const FieldNode at = node(index);
    return put(at, at.steps, Value(),
               Text("Remove an entry of {field}", {{"field", fromQt(fieldName(*at.field))}}));
}

QModelIndex InspectorModel::index(int row, int column, const QModelIndex& parent) const {
    if (parent.isValid() && parent.column() != FieldColumn) return {};
    const std::vector<int>& rows = parent.isValid() ? node(parent).children : m_top;
    if (row < 0 || static_cast<std::size_t>(row) >= rows.size() || column >= ColumnCount) return {};
    return createIndex(row, column, static_cast<quintptr>(rows[static_cast<std::size_t>(row)]));
}

QModelIndex InspectorModel::parent(const QModelIndex& index) const {
    if (!index.isValid()) return {};
    const int above = node(index).parent;
    if (above < 0) return {};
    return createIndex(m_nodes[static_cast<std::size_t>(above)].row, FieldColumn,
                       static_cast<quintptr>(above));
}

int InspectorModel::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid()) return static_cast<int>(m_top.size());
    return parent.column() == FieldColumn ? static_cast<int>(node(parent).children.size()) : 0;
}

int InspectorModel::columnCount(const QModelIndex& parent) const {
    Q_UNUSED(parent)
    return ColumnCount;
}

QVariant InspectorModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const FieldNode& at = node(index);
    switch (role) {
        case Qt::DisplayRole:
            return index.column() == FieldColumn ? at.title : at.text;
        case Qt::EditRole:
            // A default that is only shown is not what stands there.
            return at.stated || at.text != toQt(at.field->fallback) ? at.text : QString();
        case Qt::ToolTipRole:
            return fieldHelp(*at.field);
        case Qt::ForegroundRole:
            if (index.column() == ValueColumn && !at.stated) return QBrush(quietColour());
            return {};
        case Qt::FontRole: {
            QFont font;
            if (index.column() == FieldColumn && (at.entry || at.field->isRequired)) {
                font.setBold(true);
            } else if (index.column() == ValueColumn && !at.stated) {
                font.setItalic(true);
            } else {
                return {};
            }
            return font;
        }
        default:
            return {};
    }
}

QVariant InspectorModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return said(section == FieldColumn ? Text("Field") : Text("Value"));
}

Qt::ItemFlags InspectorModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    if (!index.isValid() || index.column() != ValueColumn) return flags;
    const FieldNode& at = node(index);
    if (isTyped(*at.field) && !(isOwnId(at) && m_elements.size() > 1)) {
        flags |= Qt::ItemIsEditable;
    }
    return flags;
}

bool InspectorModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || !index.isValid()) return false;
    const FieldNode at = node(index);
    const QString text = value.toString();
    if (text == data(index, Qt::EditRole).toString()) return true;
    Diagnostics faults = typedFaults(*at.field, text);
    if (faults.empty()) faults = put(at, at.steps, typedValue(*at.field, text), nameOf(at));
    if (faults.empty()) return true;
    Q_EMIT refused(faults);
    return false;
}

}  // namespace peerplan::gui
