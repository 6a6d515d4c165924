// SPDX-License-Identifier: MIT
#pragma once

/// The editor of a field: a list to choose from, or a line that says what is wrong while one types.

#include <functional>

#include <QStyledItemDelegate>

#include "gui/document/plan_element.h"
#include "model/catalogue.h"

namespace peerplan::gui {

class Document;

/// What an index of a model is about.
struct EditedField {
    const Field* field = nullptr;
    PlanElement element;
};

class FieldDelegate : public QStyledItemDelegate {
    Q_OBJECT
  public:
    using Lookup = std::function<EditedField(const QModelIndex&)>;

    FieldDelegate(Document& document, Lookup lookup, QObject* parent = nullptr);

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const override;
    void setEditorData(QWidget* editor, const QModelIndex& index) const override;
    void setModelData(QWidget* editor, QAbstractItemModel* model,
                      const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;

  private:
    Document& m_document;
    Lookup m_lookup;
};

}  // namespace peerplan::gui
