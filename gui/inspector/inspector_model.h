// SPDX-License-Identifier: MIT
#pragma once

/// The fields of an object, nested ones too, as a tree to edit.

#include <vector>

#include <QAbstractItemModel>

#include "gui/document/document.h"
#include "gui/inspector/field_nodes.h"

namespace peerplan::gui {

class InspectorModel : public QAbstractItemModel {
    Q_OBJECT
  public:
    enum Column { FieldColumn, ValueColumn, ColumnCount };

    explicit InspectorModel(Document& document, QObject* parent = nullptr);

    /// Objects of one list; the first is shown, edits go to all. An element that is a field of the
    /// plan itself shows the plan's own fields.
    void setElements(std::vector<PlanElement> elements);
    const std::vector<PlanElement>& elements() const { return m_elements; }
    /// What an index is about.
    const Field* fieldAt(const QModelIndex& index) const;
    /// The place of a key chain such as `connections.0.bfd`; invalid where there is none.
    QModelIndex find(const QString& path) const;

    /// Whether an entry can be added below: a list of objects, or a nested object not stated yet.
    bool canAdd(const QModelIndex& index) const;
    bool canRemove(const QModelIndex& index) const;
    Diagnostics addEntry(const QModelIndex& index);
    Diagnostics removeEntry(const QModelIndex& index);

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

  Q_SIGNALS:
    void refused(const peerplan::Diagnostics& diagnostics);

  private:
    void rebuild();
    const FieldNode& node(const QModelIndex& index) const {
        return m_nodes[static_cast<std::size_t>(index.internalId())];
    }
    std::vector<PlanElement> targets(const FieldNode& node) const;
    Diagnostics put(const FieldNode& node, const Steps& steps, const Value& value,
                    const Text& name);
    /// Whether it is the id by which the rest of the plan calls the object.
    bool isOwnId(const FieldNode& node) const;
    Diagnostics rename(const FieldNode& node, const Value& value);
    Text nameOf(const FieldNode& node) const;

    Document& m_document;
    std::vector<PlanElement> m_elements;
    /// The root's children are those without a parent.
    std::vector<FieldNode> m_nodes;
    std::vector<int> m_top;
};

}  // namespace peerplan::gui
