// SPDX-License-Identifier: MIT
#include "gui/tables/plan_view.h"

#include <algorithm>
#include <set>
#include <string_view>

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include "gui/tables/field_delegate.h"
#include "gui/tables/object_table.h"
#include "gui/words/words.h"
#include "model/fields/tables.h"

namespace peerplan::gui {
namespace {

constexpr int widestColumn = 260;
constexpr int rowsMeasured = 50;

void setUp(QTableView& table) {
    table.setSortingEnabled(true);
    table.sortByColumn(-1, Qt::AscendingOrder);
    table.setAlternatingRowColors(true);
    table.setWordWrap(false);
    table.setShowGrid(true);
    table.setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed |
                          QAbstractItemView::AnyKeyPressed);
    table.setSelectionMode(QAbstractItemView::ExtendedSelection);
    table.setTabKeyNavigation(false);
    table.verticalHeader()->hide();
    table.verticalHeader()->setDefaultSectionSize(table.fontMetrics().height() + 8);
    table.horizontalHeader()->setHighlightSections(false);
    table.horizontalHeader()->setSectionsMovable(true);
    table.horizontalHeader()->setResizeContentsPrecision(rowsMeasured);
}

}  // namespace

PlanView::PlanView(Document& document, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_lists(new QListWidget(this)),
      m_filter(new QLineEdit(this)),
      m_pages(new QStackedWidget(this)),
      m_told(new QLabel(this)) {
    for (const Field& field : planType().fields) {
        if (!field.isList || field.kind != FieldKind::Record) continue;
        m_made.push_back({&field});
        m_lists->addItem(QString());
    }
    m_lists->setAccessibleName(said(Text("Lists of the plan")));
    m_lists->setMinimumWidth(150);
    m_filter->setPlaceholderText(said(Text("Filter (Ctrl+F)")));
    m_filter->setClearButtonEnabled(true);
    m_filter->setAccessibleName(said(Text("Filter")));
    m_told->setTextInteractionFlags(Qt::TextSelectableByMouse);

    auto* bar = new QHBoxLayout;
    const auto button = [&](const Text& text, const QKeySequence& keys, auto slot) {
        auto* action = new QAction(said(text), this);
        action->setShortcut(keys);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        connect(action, &QAction::triggered, this, slot);
        addAction(action);
        auto* tool = new QToolButton(this);
        tool->setDefaultAction(action);
        tool->setToolTip(action->text() + QStringLiteral(" (") +
                         keys.toString(QKeySequence::NativeText) + QLatin1Char(')'));
        tool->setFocusPolicy(Qt::TabFocus);
        bar->addWidget(tool);
    };
    bar->addWidget(m_filter, 1);
    button(Text("Add"), QKeySequence(Qt::CTRL | Qt::Key_Plus), &PlanView::addObject);
    button(Text("Duplicate"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D),
           &PlanView::duplicateSelected);
    button(Text("Remove"), QKeySequence(Qt::CTRL | Qt::Key_Delete), &PlanView::removeSelected);
    button(Text("Fill down"), QKeySequence(Qt::CTRL | Qt::Key_D), &PlanView::fillDown);
    auto* find = new QAction(this);
    find->setShortcut(QKeySequence::Find);
    find->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QAction::triggered, m_filter, qOverload<>(&QWidget::setFocus));
    addAction(find);

    auto* right = new QWidget(this);
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(bar);
    column->addWidget(m_pages, 1);
    column->addWidget(m_told);
    auto* splitter = new QSplitter(this);
    splitter->addWidget(m_lists);
    splitter->addWidget(right);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({230, 850});
    auto* whole = new QHBoxLayout(this);
    whole->setContentsMargins(6, 6, 6, 6);
    whole->addWidget(splitter);

    for (std::size_t i = 0; i < m_made.size(); ++i) m_pages->addWidget(new QWidget(m_pages));
    connect(m_lists, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row < 0) return;
        makePage(static_cast<std::size_t>(row));
        m_pages->setCurrentIndex(row);
        page().sorted->setFilterFixedString(m_filter->text());
        writeCounts();
    });
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        page().sorted->setFilterFixedString(text);
        writeCounts();
    });
    connect(&document, &Document::planReplaced, this, &PlanView::writeCounts);
    m_lists->setCurrentRow(1);
    writeCounts();
}

PlanView::Page& PlanView::page() const {
    return m_made[static_cast<std::size_t>(std::max(0, m_lists->currentRow()))];
}

ObjectTable& PlanView::model() const {
    return *page().model;
}

QTableView& PlanView::table() const {
    return *page().table;
}

void PlanView::makePage(std::size_t index) {
    Page& made = m_made[index];
    if (made.table != nullptr) return;
    auto* table = new QTableView(m_pages);
    made.table = table;
    made.model = new ObjectTable(m_document, *made.list, table);
    made.sorted = new QSortFilterProxyModel(table);
    made.sorted->setSourceModel(made.model);
    made.sorted->setSortRole(ObjectTable::SortRole);
    made.sorted->setFilterCaseSensitivity(Qt::CaseInsensitive);
    made.sorted->setFilterKeyColumn(-1);
    made.sorted->setDynamicSortFilter(false);
    table->setModel(made.sorted);
    setUp(*table);
    table->setAccessibleName(toQt(made.list->meaning));
    const ObjectTable* model = made.model;
    const QSortFilterProxyModel* sorted = made.sorted;
    table->setItemDelegate(new FieldDelegate(
        m_document,
        [model, sorted](const QModelIndex& at) {
            const QModelIndex source = sorted->mapToSource(at);
            return EditedField{&model->fieldAt(source.column()), model->elementAt(source.row())};
        },
        table));
    fitColumns(made);
    connect(made.model, &ObjectTable::refused, this, &PlanView::refused);
    // The table hears of another plan after this view does.
    connect(made.sorted, &QAbstractItemModel::modelReset, this, [this, index] {
        fitColumns(m_made[index]);
        writeCounts();
    });
    connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this, model, sorted](const QModelIndex& current) {
                if (m_showing || !current.isValid()) return;
                const int row = sorted->mapToSource(current).row();
                Q_EMIT chosen(toQt(referenceOf(m_document.plan(), model->elementAt(row))));
            });
    connect(table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this, model] {
        if (m_showing || &page().model->list() != &model->list()) return;
        const std::vector<int> rows = selectedRows();
        if (rows.size() < 2) return;
        std::vector<PlanElement> elements;
        for (const int row : rows) elements.push_back(model->elementAt(row));
        Q_EMIT severalChosen(elements);
    });
    QWidget* before = m_pages->widget(static_cast<int>(index));
    m_pages->insertWidget(static_cast<int>(index), table);
    m_pages->removeWidget(before);
    before->deleteLater();
}

// Once there is something to fit them to: after that they are the reader's.
void PlanView::fitColumns(Page& made) {
    if (made.fitted) return;
    made.fitted = made.model->rowCount() > 0;
    made.table->resizeColumnsToContents();
    for (int c = 0; c < made.model->columnCount(); ++c) {
        made.table->setColumnWidth(c, std::min(made.table->columnWidth(c) + 12, widestColumn));
    }
}

void PlanView::writeCounts() {
    for (std::size_t i = 0; i < m_made.size(); ++i) {
        const auto size =
            static_cast<std::int64_t>(m_made[i].list->access->size(&m_document.plan()));
        QString title = toQt(m_made[i].list->meaning);
        if (size > 0) title += QStringLiteral("  ") + QString::number(size);
        m_lists->item(static_cast<int>(i))->setText(title);
    }
    const Page& at = page();
    if (at.sorted == nullptr) return;
    const auto all = static_cast<std::int64_t>(at.model->rowCount());
    const auto shown = static_cast<std::int64_t>(at.sorted->rowCount());
    m_told->setText(shown == all
                        ? said(Text("{n} {n|row|rows}", {{"n", all}}))
                        : said(Text("{shown} of {n} rows", {{"shown", shown}, {"n", all}})));
}

void PlanView::showList(std::string_view key) {
    for (std::size_t i = 0; i < m_made.size(); ++i) {
        if (m_made[i].list->key == key) m_lists->setCurrentRow(static_cast<int>(i));
    }
}

void PlanView::show(const QString& reference) {
    const PlanElement element = elementOf(m_document.plan(), fromQt(reference));
    if (!element.isObject() || !element.field->isList) return;
    m_showing = true;
    showList(element.field->key);
    const Page& at = page();
    const QModelIndex source = at.model->index(static_cast<int>(element.index), 0);
    const QModelIndex row = at.sorted->mapFromSource(source);
    if (row.isValid()) {
        if (row.row() != at.table->currentIndex().row()) at.table->setCurrentIndex(row);
        at.table->scrollTo(row);
    }
    m_showing = false;
}

std::vector<int> PlanView::selectedRows() const {
    std::set<int> rows;
    const Page& at = page();
    for (const QModelIndex& index : at.table->selectionModel()->selectedIndexes()) {
        rows.insert(at.sorted->mapToSource(index).row());
    }
    return {rows.begin(), rows.end()};
}

}  // namespace peerplan::gui
