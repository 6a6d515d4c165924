// SPDX-License-Identifier: MIT
#include "gui/scenarios/scenarios_view.h"

#include <algorithm>
#include <map>
#include <utility>

#include <QAction>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>
#include <QTreeWidget>
#include <QTreeWidgetItemIterator>
#include <QVBoxLayout>

#include "data/json/edit_text.h"
#include "gui/answers/answer_view.h"
#include "gui/answers/chart_view.h"
#include "gui/scenarios/scenario_design.h"
#include "gui/words/words.h"
#include "model/component_ref.h"
#include "model/edit/ready_made.h"
#include "planner/compare/compare.h"
#include "planner/compare/compare_tables.h"
#include "planner/report/compare_section.h"

namespace peerplan::gui {
namespace {

constexpr int idRole = Qt::UserRole;

}  // namespace

ScenariosView::ScenariosView(Document& document, Study& study, QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_study(study),
      m_tree(new QTreeWidget(this)),
      m_note(new QLabel(this)),
      m_edits(new QListWidget(this)),
      m_typed(new QLineEdit(this)),
      m_remove(new QPushButton(said(Text("Remove")), this)),
      m_promote(new QPushButton(said(Text("Make it the plan")), this)),
      m_told(new QLabel(this)),
      m_tables(new AnswerTabs(this)),
      m_pages(new QTabWidget(this)),
      m_risk(new ChartView(this)),
      m_rtt(new ChartView(this)) {
    m_tree->setHeaderHidden(true);
    m_tree->setAccessibleName(said(Text("Scenarios; the checked ones are compared")));
    m_note->setWordWrap(true);
    m_note->setTextFormat(Qt::PlainText);
    m_told->setWordWrap(true);
    m_told->setTextFormat(Qt::PlainText);
    m_told->setMargin(4);
    m_edits->setAccessibleName(said(Text("Edits of the scenario")));
    m_typed->setPlaceholderText(
        said(Text("Add an edit, such as: set circuit/x.mbps 2000 · remove circuit/x · scale users "
                  "region/x 1.3")));
    auto* add = new QPushButton(said(Text("New…")), this);
    auto* compare = new QPushButton(said(Text("Compare")), this);
    compare->setDefault(true);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(add);
    buttons->addWidget(m_remove);
    buttons->addWidget(compare);
    auto* left = new QWidget(this);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_tree, 2);
    column->addLayout(buttons);
    column->addWidget(m_promote);
    column->addWidget(m_note);
    column->addWidget(m_edits, 2);
    column->addWidget(m_typed);
    m_pages->setDocumentMode(true);
    m_pages->addTab(m_tables, said(Text("Figures")));
    m_pages->addTab(m_risk, said(Text("Risk")));
    m_pages->addTab(m_rtt, said(Text("Round trips")));
    auto* right = new QWidget(this);
    auto* side = new QVBoxLayout(right);
    side->setContentsMargins(0, 0, 0, 0);
    side->addWidget(m_told);
    side->addWidget(m_pages, 1);
    auto* splitter = new QSplitter(this);
    splitter->addWidget(left);
    splitter->addWidget(right);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({320, 860});
    auto* whole = new QHBoxLayout(this);
    whole->setContentsMargins(6, 6, 6, 6);
    whole->addWidget(splitter);

    connect(&document, &Document::edited, this, &ScenariosView::read);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &ScenariosView::showEdits);
    connect(compare, &QPushButton::clicked, this, &ScenariosView::compareChecked);
    connect(m_remove, &QPushButton::clicked, this, [this] { ask(removeScenario()); });
    connect(m_promote, &QPushButton::clicked, this, [this] { ask(promote()); });
    connect(m_typed, &QLineEdit::returnPressed, this, [this] {
        const Diagnostics faults = addEdit(fromQt(m_typed->text()));
        if (faults.empty()) m_typed->clear();
        ask(faults);
    });
    connect(add, &QPushButton::clicked, this, [this] {
        bool told = false;
        const QString name =
            QInputDialog::getText(this, said(Text("New scenario")), said(Text("Its name:")),
                                  QLineEdit::Normal, QString(), &told);
        if (told && !name.trimmed().isEmpty()) {
            ask(addScenario(slug(fromQt(name.trimmed())), fromQt(name.trimmed())));
        }
    });
    auto* drop = new QAction(said(Text("Remove the edit")), m_edits);
    drop->setShortcut(QKeySequence::Delete);
    drop->setShortcutContext(Qt::WidgetShortcut);
    m_edits->addAction(drop);
    m_edits->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(drop, &QAction::triggered, this, [this] {
        if (m_edits->currentRow() >= 0) {
            ask(removeEdit(static_cast<std::size_t>(m_edits->currentRow())));
        }
    });
    read();
    showComparison();
}

void ScenariosView::ask(const Diagnostics& diagnostics) {
    if (!diagnostics.empty()) Q_EMIT refused(diagnostics);
}

const Scenario* ScenariosView::find(const std::string& id) const {
    for (const Scenario& scenario : m_document.plan().scenarios) {
        if (scenario.id == id) return &scenario;
    }
    return nullptr;
}

void ScenariosView::read() {
    const std::string before = current();
    std::map<QString, Qt::CheckState> checks;
    for (QTreeWidgetItemIterator at(m_tree); *at != nullptr; ++at) {
        checks[(*at)->data(0, idRole).toString()] = (*at)->checkState(0);
    }
    m_tree->blockSignals(true);
    m_tree->clear();
    const Plan& plan = m_document.plan();
    auto* base = new QTreeWidgetItem(m_tree, {said(Text("The plan itself"))});
    base->setData(0, idRole, QString());
    std::map<std::string, QTreeWidgetItem*> items;
    const auto fill = [&](QTreeWidgetItem* item, const Scenario& scenario) {
        const QString id = toQt(scenario.id);
        item->setText(0, toQt(scenario.label()));
        item->setToolTip(0, toQt(scenario.note));
        item->setData(0, idRole, id);
        item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
        const auto known = checks.find(id);
        item->setCheckState(0, known == checks.end() ? Qt::Checked : known->second);
        items[scenario.id] = item;
    };
    // Parents first, whatever the order of the list; what is left hangs on nothing that exists.
    std::vector<const Scenario*> waiting;
    for (const Scenario& scenario : plan.scenarios) waiting.push_back(&scenario);
    bool moved = true;
    while (moved) {
        moved = false;
        for (const Scenario*& scenario : waiting) {
            if (scenario == nullptr) continue;
            const auto parent = items.find(scenario->parent.id);
            if (!scenario->parent.empty() && parent == items.end()) continue;
            fill(new QTreeWidgetItem(scenario->parent.empty() ? base : parent->second), *scenario);
            scenario = nullptr;
            moved = true;
        }
    }
    for (const Scenario* scenario : waiting) {
        if (scenario != nullptr) fill(new QTreeWidgetItem(base), *scenario);
    }
    for (const std::string_view id : readyMadeScenarios()) {
        if (items.count(std::string(id)) != 0) continue;
        const auto made = readyMadeScenario(plan, id);
        if (!made) continue;
        auto* item = new QTreeWidgetItem(base);
        fill(item, *made);
        QFont italic = item->font(0);
        italic.setItalic(true);
        item->setFont(0, italic);
        if (checks.empty()) item->setCheckState(0, Qt::Unchecked);
    }
    m_tree->expandAll();
    m_tree->blockSignals(false);
    if (!choose(before)) m_tree->setCurrentItem(base);
    showEdits();
}

std::string ScenariosView::current() const {
    const QTreeWidgetItem* item = m_tree->currentItem();
    return item == nullptr ? std::string() : fromQt(item->data(0, idRole).toString());
}

bool ScenariosView::choose(const std::string& id) {
    for (QTreeWidgetItemIterator at(m_tree); *at != nullptr; ++at) {
        if ((*at)->data(0, idRole).toString() != toQt(id)) continue;
        m_tree->setCurrentItem(*at);
        return true;
    }
    return false;
}

void ScenariosView::showEdits() {
    m_edits->clear();
    const std::string id = current();
    const Scenario* own = find(id);
    const std::optional<Scenario> made =
        own == nullptr && !id.empty() ? readyMadeScenario(m_document.plan(), id) : std::nullopt;
    const Scenario* shown = own != nullptr ? own : made ? &*made : nullptr;
    m_remove->setEnabled(own != nullptr);
    m_typed->setEnabled(own != nullptr);
    m_promote->setEnabled(shown != nullptr);
    m_note->setText(shown == nullptr
                        ? said(Text("Scenarios are edits of the plan: choose one to see them."))
                        : toQt(shown->note));
    m_note->setVisible(!m_note->text().isEmpty());
    if (shown == nullptr) return;
    for (const Edit& edit : shown->edits) m_edits->addItem(toQt(editText(edit)));
}

void ScenariosView::compareChecked() {
    std::vector<std::string> ids;
    for (QTreeWidgetItemIterator at(m_tree); *at != nullptr; ++at) {
        const QString id = (*at)->data(0, idRole).toString();
        if (!id.isEmpty() && (*at)->checkState(0) == Qt::Checked) ids.push_back(fromQt(id));
    }
    compare(ids);
}

void ScenariosView::compare(const std::vector<std::string>& ids) {
    m_told->setText(said(Text("Being compared.")));
    m_worker.start(
        Text("Comparing scenarios"),
        [plan = m_document.snapshot(), catalogue = &m_document.catalogue(),
         ids](const Progress& progress) {
            std::vector<Design> designs{designOf(*plan, *catalogue, {})};
            for (const std::string& id : ids) designs.push_back(designOf(*plan, *catalogue, id));
            StudyOptions options;
            options.progress = progress;
            return compareDesigns(designs, *catalogue, options);
        },
        [this](CompareAnswer answer) {
            m_answer = std::move(answer);
            showComparison();
        });
}

void ScenariosView::showComparison() {
    if (!m_answer) {
        m_told->setText(
            said(Text("Check scenarios and press Compare to see them beside the plan.")));
        m_pages->setVisible(false);
        return;
    }
    m_pages->setVisible(true);
    m_told->setText(said(Text("The best figure of each row is marked.")));
    Names names(m_document.plan(), worded);
    names.add(m_document.catalogue());
    const CompareAnswer shown = useNames(*m_answer, names);
    m_tables->setTables(compareScreen(shown), &names);
    m_risk->setChart(compareRiskChart(shown));
    m_rtt->setChart(compareRttChart(shown));
}

}  // namespace peerplan::gui
