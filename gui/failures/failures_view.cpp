// SPDX-License-Identifier: MIT
#include "gui/failures/failures_view.h"

#include <utility>

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QShowEvent>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QTabWidget>
#include <QTreeView>
#include <QVBoxLayout>

#include "gui/answers/answer_view.h"
#include "gui/failures/component_tree.h"
#include "gui/failures/failure_timeline.h"
#include "gui/words/words.h"
#include "planner/bandwidth/state_loads.h"
#include "planner/resilience/failover/failover.h"
#include "planner/resilience/live/live_tables.h"

namespace peerplan::gui {
namespace {

std::string joinedNames(const std::vector<std::string>& references, const Names& names) {
    std::string list;
    for (const std::string& reference : references) {
        if (!list.empty()) list += ", ";
        list += names.of(reference);
    }
    return list;
}

Text headlineOf(const LiveAnswer& answer, const Names& names) {
    const std::string failed = joinedNames(answer.loads.failed, names);
    if (answer.usersCut == 0 && answer.usersWaiting == 0 && answer.usersDown == 0) {
        return Text(
            "{failed} down: nobody is cut off, {touched} of {users} users touched, "
            "{congested} {congested|element|elements} congested.",
            {{"failed", failed},
             {"touched", answer.usersTouched},
             {"users", answer.users},
             {"congested", answer.congested}});
    }
    return Text(
        "{failed} down: {cut} of {users} users cut off, {waiting} wait for a switch, "
        "{down} at sites that are down; {touched} touched, {congested} "
        "{congested|element|elements} congested.",
        {{"failed", failed},
         {"cut", answer.usersCut},
         {"users", answer.users},
         {"waiting", answer.usersWaiting},
         {"down", answer.usersDown},
         {"touched", answer.usersTouched},
         {"congested", answer.congested}});
}

}  // namespace

FailuresView::FailuresView(Study& study, QWidget* parent)
    : QWidget(parent),
      m_study(study),
      m_components(new ComponentTree(this)),
      m_filtered(new QSortFilterProxyModel(this)),
      m_tree(new QTreeView(this)),
      m_filter(new QLineEdit(this)),
      m_headline(new QLabel(this)),
      m_pages(new QTabWidget(this)),
      m_tables(new AnswerTabs(this)),
      m_timeline(new FailureTimeline(this)) {
    m_headline->setWordWrap(true);
    m_headline->setTextFormat(Qt::PlainText);
    m_headline->setMargin(6);
    m_headline->setTextInteractionFlags(Qt::TextSelectableByMouse);
    QFont bold = m_headline->font();
    bold.setBold(true);
    m_headline->setFont(bold);
    m_pages->setDocumentMode(true);
    m_pages->addTab(m_tables, said(Text("Now")));
    m_pages->addTab(m_timeline, said(Text("Second by second")));
    auto* right = new QWidget(this);
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_headline);
    column->addWidget(m_pages, 1);
    auto* splitter = new QSplitter(this);
    splitter->addWidget(makeSide());
    splitter->addWidget(right);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({280, 900});
    auto* whole = new QHBoxLayout(this);
    whole->setContentsMargins(6, 6, 6, 6);
    whole->addWidget(splitter);

    connect(&study, &Study::changed, this, [this] {
        m_plan = m_study.latest();
        m_components->setPlan(m_plan->holds() ? m_plan : nullptr);
        ask();
    });
    connect(m_components, &ComponentTree::failedChanged, this, &FailuresView::ask);
    connect(m_tables, &AnswerTabs::referenceChosen, this, &FailuresView::chosen);
    connect(m_timeline, &FailureTimeline::chosen, this, &FailuresView::chosen);
    showAnswer();
    showStory();
}

QWidget* FailuresView::makeSide() {
    auto* side = new QWidget(this);
    m_filter->setPlaceholderText(said(Text("Find a component")));
    m_filter->setClearButtonEnabled(true);
    m_filtered->setSourceModel(m_components);
    m_filtered->setRecursiveFilteringEnabled(true);
    m_filtered->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_tree->setModel(m_filtered);
    m_tree->setHeaderHidden(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setAccessibleName(said(Text("Components; the space bar fails and repairs")));
    auto* repair = new QPushButton(said(Text("Repair all")), side);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_filter);
    column->addWidget(m_tree, 1);
    column->addWidget(repair);
    connect(repair, &QPushButton::clicked, this, &FailuresView::repairAll);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& text) {
        m_filtered->setFilterFixedString(text);
        if (!text.isEmpty()) m_tree->expandAll();
    });
    connect(m_components, &QAbstractItemModel::modelReset, this, [this] {
        m_tree->expand(m_filtered->index(0, 0));
        m_tree->expand(m_filtered->index(2, 0));
    });
    connect(m_tree->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& current) {
                const QString reference = current.data(ComponentTree::ReferenceRole).toString();
                if (!reference.isEmpty()) Q_EMIT chosen(reference);
            });
    return side;
}

void FailuresView::setFailed(const std::vector<std::string>& references) {
    m_components->setFailed(references);
}

QString FailuresView::headline() const {
    return m_headline->text();
}

void FailuresView::repairAll() {
    m_components->setFailed({});
}

void FailuresView::show(const QString& reference) {
    const QModelIndex at = m_filtered->mapFromSource(m_components->find(fromQt(reference)));
    if (!at.isValid() || at == m_tree->currentIndex()) return;
    m_tree->setCurrentIndex(at);
    m_tree->scrollTo(at);
}

void FailuresView::addRowAction(QAction* action) {
    m_tables->addRowAction(action);
    m_timeline->addRowAction(action);
    m_tree->addAction(action);
    m_tree->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void FailuresView::ask() {
    if (m_plan == nullptr || !m_plan->holds()) {
        m_live.cancel();
        m_teller.cancel();
        m_answer.reset();
        m_story.reset();
        showAnswer();
        showStory();
        return;
    }
    const std::vector<std::string> failed = m_components->failed();
    m_live.start(
        Text("Failing components"),
        [plan = m_plan, failed](const Progress&) { return plan->tellLive(failed); },
        [this](LiveAnswer answer) {
            m_answer = std::make_shared<const LiveAnswer>(std::move(answer));
            showAnswer();
            Q_EMIT answered();
        });
    m_storyOutdated = true;
    if (isSeen()) {
        askStory();
    } else {
        m_teller.cancel();
    }
}

void FailuresView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    if (m_tablesOutdated) fillTables();
    if (m_storyOutdated && m_plan != nullptr && m_plan->holds()) askStory();
}

void FailuresView::askStory() {
    m_storyOutdated = false;
    const std::vector<std::string> failed = m_components->failed();
    if (failed.empty()) {
        m_teller.cancel();
        m_story.reset();
        showStory();
        return;
    }
    m_teller.start(
        Text("Telling the failover"),
        [plan = m_plan, failed](const Progress&) {
            const Failovers failovers(*plan->plan, *plan->network, *plan->catalogue, plan->clocks,
                                      {});
            FailoverQuestion question;
            for (const ComponentId id : plan->componentsOf(failed)) {
                question.outages.push_back({id, 0, {}});
            }
            return failovers.tell(question);
        },
        [this](FailoverAnswer answer) {
            m_story = std::move(answer);
            showStory();
        });
}

void FailuresView::showAnswer() {
    if (!m_answer || m_plan == nullptr || !m_plan->names) {
        m_headline->setText(said(m_plan == nullptr
                                     ? Text("The plan is being read.")
                                     : Text("The plan has errors: mend them first (Findings).")));
        m_tablesOutdated = false;
        m_tables->setTables({}, nullptr);
        return;
    }
    m_headline->setText(
        said(m_answer->loads.failed.empty()
                 ? Text("Nothing has failed. Check a component to fail it; what it does shows at "
                        "once.")
                 : headlineOf(*m_answer, *m_plan->names)));
    m_tablesOutdated = true;
    if (isSeen()) fillTables();
}

void FailuresView::fillTables() {
    m_tablesOutdated = false;
    if (!m_answer || m_plan == nullptr || !m_plan->names) return;
    std::vector<Table> tables = stateLoadsTables(m_answer->loads);
    // What the state cuts is told by the headline and by region.
    tables.erase(tables.begin());
    tables.insert(tables.begin(), liveRegionsTable(*m_answer));
    if (!m_answer->sites.empty()) {
        tables.insert(tables.begin() + 1, liveSitesTable(*m_answer));
    }
    m_tables->setTables(std::move(tables), &*m_plan->names);
}

void FailuresView::showStory() {
    m_timeline->setStory(m_story, m_plan);
}

}  // namespace peerplan::gui
