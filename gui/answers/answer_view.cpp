// SPDX-License-Identifier: MIT
#include "gui/answers/answer_view.h"

#include <algorithm>
#include <utility>

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QSortFilterProxyModel>
#include <QTabBar>
#include <QVBoxLayout>

#include "gui/words/words.h"

namespace peerplan::gui {
namespace {

constexpr int widestColumn = 340;
/// Enough rows to judge the widths by.
constexpr int rowsMeasured = 60;

}  // namespace

AnswerView::AnswerView(QWidget* parent)
    : QWidget(parent),
      m_model(new AnswerTable(this)),
      m_sorted(new QSortFilterProxyModel(this)),
      m_view(new QTableView(this)),
      m_notes(new QLabel(this)) {
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(AnswerTable::SortRole);
    m_sorted->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_sorted->setFilterKeyColumn(-1);
    m_view->setModel(m_sorted);
    m_view->setSortingEnabled(true);
    m_view->sortByColumn(-1, Qt::AscendingOrder);
    m_view->setAlternatingRowColors(true);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setWordWrap(false);
    m_view->setShowGrid(false);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(m_view->fontMetrics().height() + 8);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setResizeContentsPrecision(rowsMeasured);
    m_view->setTabKeyNavigation(false);
    m_notes->setWordWrap(true);
    m_notes->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_notes->setMargin(4);
    m_notes->hide();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(m_view, 1);
    column->addWidget(m_notes);

    auto* copyAction = new QAction(said(Text("Copy")), this);
    copyAction->setShortcut(QKeySequence::Copy);
    copyAction->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(copyAction, &QAction::triggered, this, &AnswerView::copy);
    m_view->addAction(copyAction);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& current) {
                QString reference = current.data(AnswerTable::ReferenceRole).toString();
                // Of a row of figures, what the row is about.
                for (int c = 0; reference.isEmpty() && c < m_sorted->columnCount(); ++c) {
                    reference =
                        current.siblingAtColumn(c).data(AnswerTable::ReferenceRole).toString();
                }
                Q_EMIT rowChosen(m_sorted->mapToSource(current).row());
                if (!reference.isEmpty()) Q_EMIT referenceChosen(reference);
            });
}

void AnswerView::setTable(Table table, const Names* names) {
    std::vector<std::string> columns;
    for (const Column& column : table.columns) columns.push_back(column.key);
    const bool same = columns == m_columns;
    m_columns = std::move(columns);
    QStringList notes;
    for (const Text& note : table.notes) notes.append(said(note));
    m_notes->setText(notes.join(QLatin1Char('\n')));
    m_notes->setVisible(!notes.isEmpty());
    m_model->setTable(std::move(table), names);
    if (!same) fitColumns();
}

void AnswerView::setFilter(const QString& text) {
    m_sorted->setFilterFixedString(text);
}

void AnswerView::addRowAction(QAction* action) {
    m_view->addAction(action);
}

void AnswerView::fitColumns() {
    m_view->resizeColumnsToContents();
    for (int c = 0; c < m_model->columnCount(); ++c) {
        m_view->setColumnWidth(c, std::min(m_view->columnWidth(c) + 10, widestColumn));
    }
}

void AnswerView::copy() {
    const QModelIndexList rows = m_view->selectionModel()->selectedRows();
    QStringList lines;
    QStringList head;
    for (int c = 0; c < m_sorted->columnCount(); ++c) {
        head.append(m_sorted->headerData(c, Qt::Horizontal).toString());
    }
    lines.append(head.join(QLatin1Char('\t')));
    for (const QModelIndex& row : rows) {
        QStringList cells;
        for (int c = 0; c < m_sorted->columnCount(); ++c) {
            cells.append(row.siblingAtColumn(c).data().toString());
        }
        lines.append(cells.join(QLatin1Char('\t')));
    }
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')));
}

AnswerTabs::AnswerTabs(QWidget* parent) : QTabWidget(parent) {
    setDocumentMode(true);
    setUsesScrollButtons(true);
}

void AnswerTabs::setTables(std::vector<Table> tables, const Names* names) {
    const QString current = currentWidget() != nullptr ? currentWidget()->objectName() : QString();
    QStringList shown;
    for (Table& table : tables) {
        const QString id = toQt(table.id);
        shown.append(id);
        AnswerView*& view = m_views[id];
        if (view == nullptr) {
            view = new AnswerView(this);
            view->setObjectName(id);
            for (QAction* action : m_rowActions) view->addRowAction(action);
            connect(view, &AnswerView::referenceChosen, this, &AnswerTabs::referenceChosen);
        }
        QString title = said(table.title);
        title.replace(QLatin1Char('&'), QStringLiteral("&&"));
        const int at = indexOf(view);
        const int wanted = static_cast<int>(shown.size()) - 1;
        if (at < 0) {
            insertTab(wanted, view, title);
        } else {
            setTabText(at, title);
            if (at != wanted) tabBar()->moveTab(at, wanted);
        }
        view->setTable(std::move(table), names);
    }
    for (int i = count() - 1; i >= 0; --i) {
        if (!shown.contains(widget(i)->objectName())) removeTab(i);
    }
    for (int i = 0; i < count(); ++i) {
        if (widget(i)->objectName() == current) setCurrentIndex(i);
    }
}

void AnswerTabs::addRowAction(QAction* action) {
    m_rowActions.push_back(action);
    for (AnswerView* view : m_views) view->addRowAction(action);
}

AnswerView* AnswerTabs::view(const std::string& id) const {
    return m_views.value(toQt(id), nullptr);
}

}  // namespace peerplan::gui
