// SPDX-License-Identifier: MIT
#include "gui/charts/charts_view.h"

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QShowEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "gui/answers/answer_view.h"
#include "gui/answers/chart_view.h"
#include "gui/words/words.h"

namespace peerplan::gui {
namespace {

constexpr int sectionRole = Qt::UserRole;
constexpr int blockRole = Qt::UserRole + 1;

/// The values behind the drawing: a row a category or point, a column a series.
Table valuesOf(const Chart& chart) {
    Table table;
    table.id = chart.id;
    table.title = chart.title;
    const bool categories = !chart.categories.empty();
    table.columns.push_back({"x", chart.xAxis.title.empty() ? Text("of") : chart.xAxis.title,
                             categories ? CellKind::Text : CellKind::Number, 2, true});
    for (std::size_t s = 0; s < chart.series.size(); ++s) {
        table.columns.push_back(
            {"series" + std::to_string(s), chart.series[s].name, CellKind::Number, 2});
    }
    const std::size_t rows = categories ? chart.categories.size() : chart.x.size();
    for (std::size_t r = 0; r < rows; ++r) {
        std::vector<Cell> row(1);
        if (categories) {
            row[0] = chart.categories[r];
        } else {
            row[0] = chart.x[r];
        }
        for (const ChartSeries& series : chart.series) {
            row.emplace_back();
            if (r < series.values.size()) row.back() = series.values[r];
        }
        table.rows.push_back(std::move(row));
    }
    return table;
}

}  // namespace

ChartsView::ChartsView(FullReport& report, QWidget* parent)
    : QWidget(parent),
      m_report(report),
      m_contents(new QTreeWidget(this)),
      m_pages(new QStackedWidget(this)),
      m_wait(new QLabel(said(Text("Being worked out.")), this)),
      m_chart(new ChartView(this)),
      m_alternative(new QLabel(this)),
      m_values(new AnswerView(this)),
      m_table(new AnswerView(this)) {
    m_contents->setHeaderHidden(true);
    m_contents->setAccessibleName(said(Text("Charts and tables")));
    m_wait->setAlignment(Qt::AlignCenter);
    m_alternative->setWordWrap(true);
    m_alternative->setTextFormat(Qt::PlainText);
    m_alternative->setMargin(4);
    auto* drawing = new QWidget(this);
    auto* upper = new QVBoxLayout(drawing);
    upper->setContentsMargins(0, 0, 0, 0);
    upper->addWidget(m_chart, 1);
    upper->addWidget(m_alternative);
    auto* chartPage = new QSplitter(Qt::Vertical, this);
    chartPage->addWidget(drawing);
    chartPage->addWidget(m_values);
    chartPage->setStretchFactor(0, 4);
    chartPage->setStretchFactor(1, 1);
    chartPage->setSizes({480, 160});
    m_pages->addWidget(m_wait);
    m_pages->addWidget(chartPage);
    m_pages->addWidget(m_table);
    auto* splitter = new QSplitter(this);
    splitter->addWidget(m_contents);
    splitter->addWidget(m_pages);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({300, 900});
    auto* whole = new QHBoxLayout(this);
    whole->setContentsMargins(6, 6, 6, 6);
    whole->addWidget(splitter);

    connect(&report, &FullReport::changed, this, &ChartsView::read);
    connect(&report, &FullReport::outdated, this, [this] {
        if (isVisible()) m_report.want();
    });
    connect(m_table, &AnswerView::referenceChosen, this, &ChartsView::chosen);
    connect(m_contents, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem* item) {
        if (item == nullptr || !item->data(0, blockRole).isValid()) return;
        showBlock(item->data(0, sectionRole).value<std::size_t>(),
                  item->data(0, blockRole).value<std::size_t>());
    });
}

void ChartsView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_report.want();
}

void ChartsView::addRowAction(QAction* action) {
    m_table->addRowAction(action);
}

void ChartsView::read() {
    m_shown = m_report.latest();
    const QTreeWidgetItem* current = m_contents->currentItem();
    const QString before = current == nullptr ? QString() : current->text(0);
    m_contents->blockSignals(true);
    m_contents->clear();
    QTreeWidgetItem* firstChart = nullptr;
    QTreeWidgetItem* again = nullptr;
    const std::vector<Section>& sections = m_shown->report.sections;
    for (std::size_t s = 0; s < sections.size(); ++s) {
        auto* above = new QTreeWidgetItem({said(sections[s].title)});
        for (std::size_t b = 0; b < sections[s].blocks.size(); ++b) {
            const Block& block = sections[s].blocks[b];
            const auto* chart = std::get_if<Chart>(&block);
            const auto* table = std::get_if<Table>(&block);
            if (chart == nullptr && table == nullptr) continue;
            const QString title = said(chart != nullptr ? chart->title : table->title);
            auto* item = new QTreeWidgetItem(above, {title});
            item->setToolTip(0, title);
            item->setData(0, sectionRole, QVariant::fromValue(s));
            item->setData(0, blockRole, QVariant::fromValue(b));
            if (chart != nullptr) {
                QFont bold = item->font(0);
                bold.setBold(true);
                item->setFont(0, bold);
                if (firstChart == nullptr) firstChart = item;
            }
            if (title == before) again = item;
        }
        if (above->childCount() == 0) {
            delete above;
            continue;
        }
        m_contents->addTopLevelItem(above);
        above->setExpanded(true);
    }
    m_contents->blockSignals(false);
    if (QTreeWidgetItem* item = again != nullptr ? again : firstChart) {
        m_contents->setCurrentItem(item);
    }
}

void ChartsView::showBlock(std::size_t section, std::size_t block) {
    const Block& shown = m_shown->report.sections[section].blocks[block];
    const Names* names = &*m_shown->studied->names;
    if (const auto* chart = std::get_if<Chart>(&shown)) {
        m_chart->setChart(*chart);
        m_alternative->setText(said(chart->alternative));
        m_values->setTable(valuesOf(*chart), nullptr);
        m_pages->setCurrentIndex(1);
    } else if (const auto* table = std::get_if<Table>(&shown)) {
        m_table->setTable(*table, names);
        m_pages->setCurrentIndex(2);
    }
}

bool ChartsView::show(const std::string& id) {
    if (m_shown == nullptr) return false;
    for (int s = 0; s < m_contents->topLevelItemCount(); ++s) {
        QTreeWidgetItem* above = m_contents->topLevelItem(s);
        for (int b = 0; b < above->childCount(); ++b) {
            QTreeWidgetItem* item = above->child(b);
            const Block& block =
                m_shown->report.sections[item->data(0, sectionRole).value<std::size_t>()]
                    .blocks[item->data(0, blockRole).value<std::size_t>()];
            const auto* chart = std::get_if<Chart>(&block);
            const auto* table = std::get_if<Table>(&block);
            if ((chart != nullptr && chart->id == id) || (table != nullptr && table->id == id)) {
                m_contents->setCurrentItem(item);
                return true;
            }
        }
    }
    return false;
}

}  // namespace peerplan::gui
