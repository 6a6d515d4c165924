// SPDX-License-Identifier: MIT
#include "gui/inspector/inspector.h"

#include <utility>

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>

#include "gui/inspector/inspector_model.h"
#include "gui/inspector/naming_list.h"
#include "gui/tables/field_delegate.h"
#include "gui/words/words.h"
#include "model/plan_index.h"

namespace peerplan::gui {

Inspector::Inspector(Document& document, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_model(new InspectorModel(document, this)),
      m_head(new QLabel(this)),
      m_tree(new QTreeView(this)),
      m_add(new QPushButton(said(Text("Add entry")), this)),
      m_remove(new QPushButton(said(Text("Remove entry")), this)),
      m_naming(new NamingList(document, this)) {
    m_head->setTextFormat(Qt::PlainText);
    m_head->setWordWrap(true);
    QFont bold = m_head->font();
    bold.setBold(true);
    m_head->setFont(bold);
    m_tree->setModel(m_model);
    m_tree->setAlternatingRowColors(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                            QAbstractItemView::SelectedClicked | QAbstractItemView::AnyKeyPressed);
    m_tree->setAccessibleName(said(Text("Fields")));
    m_tree->header()->setSectionResizeMode(InspectorModel::FieldColumn, QHeaderView::Interactive);
    m_tree->header()->setStretchLastSection(true);
    m_tree->setColumnWidth(InspectorModel::FieldColumn, 190);
    m_tree->setItemDelegate(new FieldDelegate(
        document,
        [this](const QModelIndex& index) {
            const PlanElement element =
                m_model->elements().empty() ? PlanElement{} : m_model->elements().front();
            return EditedField{m_model->fieldAt(index), element};
        },
        this));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 6, 6, 6);
    column->addWidget(m_head);
    column->addWidget(m_tree, 1);
    column->addLayout(buttons);
    column->addWidget(m_naming);

    connect(m_naming, &NamingList::chosen, this, &Inspector::chosen);
    connect(m_model, &InspectorModel::refused, this, &Inspector::refused);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] {
        m_tree->expandToDepth(1);
        writeHead();
        offer();
    });
    connect(m_model, &QAbstractItemModel::dataChanged, this, &Inspector::writeHead);
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &Inspector::offer);
    connect(m_add, &QPushButton::clicked, this, [this] {
        const Diagnostics faults = m_model->addEntry(m_tree->currentIndex());
        if (!faults.empty()) Q_EMIT refused(faults);
    });
    connect(m_remove, &QPushButton::clicked, this, [this] {
        const Diagnostics faults = m_model->removeEntry(m_tree->currentIndex());
        if (!faults.empty()) Q_EMIT refused(faults);
    });
    show(QString());
    writeHead();
    offer();
}

void Inspector::show(const QString& reference) {
    PlanElement element = elementOf(m_document.plan(), fromQt(reference));
    if (!element.valid()) element = elementOf(m_document.plan(), "plan");
    show(std::vector<PlanElement>{element});
}

void Inspector::show(std::vector<PlanElement> elements) {
    if (elements == m_model->elements()) return;
    m_model->setElements(std::move(elements));
    writeHead();
}

void Inspector::writeHead() {
    const auto& elements = m_model->elements();
    const bool named = elements.size() == 1 && holdsObjects(*elements.front().field);
    m_naming->setObject(named ? referenceOf(m_document.plan(), elements.front()) : std::string());
    if (elements.empty()) {
        m_head->clear();
    } else if (elements.size() > 1) {
        m_head->setText(said(Text("{n} objects, edited together",
                                  {{"n", static_cast<std::int64_t>(elements.size())}})));
    } else {
        const QString label = toQt(labelOf(m_document.plan(), elements.front()));
        const QString reference = toQt(referenceOf(m_document.plan(), elements.front()));
        m_head->setText(label.isEmpty() ? reference : label + QStringLiteral("  ·  ") + reference);
    }
}

void Inspector::offer() {
    const QModelIndex current = m_tree->currentIndex();
    m_add->setEnabled(m_model->canAdd(current));
    m_remove->setEnabled(m_model->canRemove(current));
}

}  // namespace peerplan::gui
