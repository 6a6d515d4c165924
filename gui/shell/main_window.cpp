// SPDX-License-Identifier: MIT
#include "gui/shell/main_window.h"

#include <algorithm>
#include <string>
#include <utility>

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileInfo>
#include <QLabel>
#include <QMenuBar>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QSettings>
#include <QStatusBar>
#include <QTabWidget>
#include <QUndoView>
#include <QUrl>
#include <QVBoxLayout>

#include "gui/charts/charts_view.h"
#include "gui/failures/component_tree.h"
#include "gui/failures/failures_view.h"
#include "gui/findings/findings_view.h"
#include "gui/inspector/inspector.h"
#include "gui/map/map_page.h"
#include "gui/scenarios/scenarios_view.h"
#include "gui/shell/notice_bar.h"
#include "gui/shell/report_file.h"
#include "gui/tables/plan_view.h"
#include "gui/words/look.h"
#include "gui/words/words.h"

namespace peerplan::gui {
MainWindow::MainWindow(std::unique_ptr<Questions> questions)
    : m_questions(questions != nullptr ? std::move(questions)
                                       : std::make_unique<DialogQuestions>()),
      m_study(m_document),
      m_review(m_study),
      m_report(m_study),
      m_views(new QTabWidget(this)),
      m_notice(new NoticeBar(this)) {
    setAcceptDrops(true);
    setDockNestingEnabled(true);
    makeViews();
    makeDocks();
    makeMenus();
    makeStatus();
    connectAll();
    resize(1280, 800);
    startNew();
}

MainWindow::~MainWindow() {
    // Views look at the document until they go: before it.
    for (Worker* worker : m_workers) worker->cancelAndWait();
    for (QDockWidget* dock : findChildren<QDockWidget*>()) delete dock;
    delete takeCentralWidget();
}

void MainWindow::makeViews() {
    m_plan = new PlanView(m_document, m_views);
    m_failures = new FailuresView(m_study, m_views);
    m_findings = new FindingsView(m_document, m_study, m_review, m_views);
    m_charts = new ChartsView(m_report, m_views);
    m_scenarios = new ScenariosView(m_document, m_study, m_views);
    m_map = new MapPage(m_document, m_study, *m_failures, m_views);
    m_views->addTab(m_map, said(Text("Map")));
    m_views->addTab(m_plan, said(Text("Plan")));
    m_views->addTab(m_failures, said(Text("Failures")));
    m_views->addTab(m_findings, said(Text("Findings")));
    m_views->addTab(m_charts, said(Text("Charts")));
    m_views->addTab(m_scenarios, said(Text("Scenarios")));
    m_views->setDocumentMode(true);
    auto* central = new QWidget(this);
    auto* column = new QVBoxLayout(central);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_notice);
    column->addWidget(m_views, 1);
    setCentralWidget(central);
}

QStringList MainWindow::viewNames() {
    return {QStringLiteral("map"),      QStringLiteral("plan"),   QStringLiteral("failures"),
            QStringLiteral("findings"), QStringLiteral("charts"), QStringLiteral("scenarios")};
}

bool MainWindow::showView(const QString& name) {
    const auto at = viewNames().indexOf(name);
    if (at < 0) return false;
    m_views->setCurrentIndex(static_cast<int>(at));
    return true;
}

void MainWindow::makeDocks() {
    m_inspector = new Inspector(m_document, this);
    auto* inspector = new QDockWidget(said(Text("Inspector")), this);
    inspector->setObjectName(QStringLiteral("inspector"));
    inspector->setWidget(m_inspector);
    addDockWidget(Qt::RightDockWidgetArea, inspector);
    auto* edits = new QUndoView(&m_document.undoStack(), this);
    edits->setEmptyLabel(said(Text("As it was opened")));
    auto* history = new QDockWidget(said(Text("Edits")), this);
    history->setObjectName(QStringLiteral("edits"));
    history->setWidget(edits);
    addDockWidget(Qt::RightDockWidgetArea, history);
    tabifyDockWidget(inspector, history);
    inspector->raise();
    resizeDocks({inspector}, {380}, Qt::Horizontal);
}

void MainWindow::makeMenus() {
    const auto add = [this](QMenu* menu, const Text& text, const QKeySequence& keys, auto slot) {
        QAction* action = menu->addAction(said(text));
        action->setShortcut(keys);
        connect(action, &QAction::triggered, this, slot);
        return action;
    };
    QMenu* file = menuBar()->addMenu(said(Text("&File")));
    add(file, Text("&New"), QKeySequence::New, [this] {
        if (letGo()) startNew();
    });
    add(file, Text("&Open…"), QKeySequence::Open, [this] {
        const QString path = m_questions->fileToOpen(this);
        if (!path.isEmpty()) open(path);
    });
    m_recent = file->addMenu(said(Text("Open &recent")));
    connect(m_recent, &QMenu::aboutToShow, this, &MainWindow::fillRecent);
    file->addSeparator();
    add(file, Text("&Save"), QKeySequence::Save, &MainWindow::save);
    add(file, Text("Save &as…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_S),
        &MainWindow::saveAs);
    add(file, Text("Re&load"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R), &MainWindow::reload);
    add(file, Text("&Export the report…"), QKeySequence(Qt::CTRL | Qt::Key_E), [this] {
        const QString path =
            m_questions->fileToSave(this, QStringLiteral("report.html"), reportFilters());
        if (!path.isEmpty()) exportReport(path);
    });
    file->addSeparator();
    add(file, Text("&Quit"), QKeySequence::Quit, &MainWindow::close);

    QMenu* edit = menuBar()->addMenu(said(Text("&Edit")));
    // Qt's own prefixes are English: the words are put in front here.
    QAction* undo =
        add(edit, Text("&Undo"), QKeySequence::Undo, [this] { m_document.undoStack().undo(); });
    QAction* redo =
        add(edit, Text("&Redo"), QKeySequence::Redo, [this] { m_document.undoStack().redo(); });
    QUndoStack& stack = m_document.undoStack();
    const auto name = [](QAction* action, const Text& bare, const char* pattern) {
        return [action, bare, pattern](const QString& text) {
            action->setText(text.isEmpty() ? said(bare)
                                           : said(Text(pattern, {{"edit", fromQt(text)}})));
        };
    };
    connect(&stack, &QUndoStack::undoTextChanged, undo,
            name(undo, Text("&Undo"), peerplan::tr("&Undo: {edit}")));
    connect(&stack, &QUndoStack::redoTextChanged, redo,
            name(redo, Text("&Redo"), peerplan::tr("&Redo: {edit}")));
    connect(&stack, &QUndoStack::canUndoChanged, undo, &QAction::setEnabled);
    connect(&stack, &QUndoStack::canRedoChanged, redo, &QAction::setEnabled);
    undo->setEnabled(false);
    redo->setEnabled(false);

    QMenu* view = menuBar()->addMenu(said(Text("&View")));
    for (int i = 0; i < m_views->count(); ++i) {
        add(view, Text("{name}", {{"name", fromQt(m_views->tabText(i))}}),
            QKeySequence(QKeyCombination(Qt::CTRL, static_cast<Qt::Key>(Qt::Key_1 + i))),
            [this, i] {
                m_views->setCurrentIndex(i);
                m_views->currentWidget()->setFocus();
            });
    }
    view->addSeparator();
    for (QDockWidget* dock : findChildren<QDockWidget*>()) {
        view->addAction(dock->toggleViewAction());
    }
    view->addSeparator();
    m_darkAction = view->addAction(said(Text("&Dark")));
    m_darkAction->setCheckable(true);
    m_darkAction->setChecked(isDark());
    connect(m_darkAction, &QAction::toggled, this, [this](bool dark) {
        QSettings().setValue(QStringLiteral("dark"), dark);
        setDark(dark);
    });

    QMenu* failures = menuBar()->addMenu(said(Text("Fai&lures")));
    add(failures, Text("&Fail or repair what is chosen"), QKeySequence(Qt::CTRL | Qt::Key_K),
        &MainWindow::toggleChosen);
    add(failures, Text("&Repair all"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_K),
        [this] { m_failures->repairAll(); });

    QMenu* help = menuBar()->addMenu(said(Text("&Help")));
    add(help, Text("&Shortcuts"), QKeySequence::HelpContents, &MainWindow::showShortcuts);
    add(help, Text("&About peerplan"), QKeySequence(), &MainWindow::showAbout);
}

void MainWindow::makeStatus() {
    m_counts = new QLabel(this);
    m_busyWith = new QLabel(this);
    m_progress = new QProgressBar(this);
    m_progress->setMaximumWidth(160);
    m_progress->setTextVisible(false);
    m_stop = new QPushButton(said(Text("Stop")), this);
    statusBar()->addWidget(m_counts, 1);
    statusBar()->addPermanentWidget(m_busyWith);
    statusBar()->addPermanentWidget(m_progress);
    statusBar()->addPermanentWidget(m_stop);
    connect(m_stop, &QPushButton::clicked, this, [this] {
        for (Worker* worker : m_workers) {
            if (worker->isBusy() && worker != &m_study.worker()) worker->cancel();
        }
    });
    watch(m_study.worker());
    watch(m_map->worker());
    watch(m_failures->liveWorker());
    watch(m_failures->storyWorker());
    watch(m_review.worker());
    watch(m_report.worker());
    watch(m_scenarios->worker());
    writeStatus();
}

void MainWindow::watch(Worker& worker) {
    m_workers.push_back(&worker);
    connect(&worker, &Worker::started, this, &MainWindow::writeStatus);
    connect(&worker, &Worker::finished, this, &MainWindow::writeStatus);
    connect(&worker, &Worker::progressed, this, [this](qint64 done, qint64 total) {
        m_progress->setMaximum(total > 0 ? 1000 : 0);
        if (total > 0) m_progress->setValue(static_cast<int>(done * 1000 / total));
    });
    connect(&worker, &Worker::failed, this,
            [this](const Diagnostics& diagnostics) { m_notice->tell(said(diagnostics, 4)); });
}

void MainWindow::writeStatus() {
    const auto busy = std::find_if(m_workers.begin(), m_workers.end(),
                                   [](const Worker* worker) { return worker->isBusy(); });
    const bool anything = busy != m_workers.end();
    m_busyWith->setVisible(anything);
    m_progress->setVisible(anything);
    m_stop->setVisible(anything);
    if (anything) {
        if (m_busyWith->text() != (*busy)->title()) m_progress->setMaximum(0);
        m_busyWith->setText((*busy)->title());
    }
    const Plan& plan = m_document.plan();
    m_counts->setText(
        said(Text("{sites} {sites|site|sites}, {circuits} {circuits|circuit|circuits}, {links} "
                  "{links|link|links}",
                  {{"sites", static_cast<std::int64_t>(plan.sites.size())},
                   {"circuits", static_cast<std::int64_t>(plan.circuits.size())},
                   {"links", static_cast<std::int64_t>(plan.links.size())}})));
}

void MainWindow::connectAll() {
    connect(&m_document, &Document::stateChanged, this, &MainWindow::writeTitle);
    connect(&m_document, &Document::edited, this, &MainWindow::writeStatus);
    connect(&m_document, &Document::changedOnDisk, this, &MainWindow::tellChangedOnDisk);
    connect(&m_document, &Document::recoveryFailed, this, [this](const Diagnostics& diagnostics) {
        m_notice->tell(
            said(Text("What is not saved cannot be kept beside the file, and would be lost in a "
                      "crash: save soon.")) +
            QLatin1Char('\n') + said(diagnostics, 2));
    });
    connect(&m_report, &FullReport::changed, this, &MainWindow::finishExport);
    connect(&m_report, &FullReport::outdated, this, [this] {
        if (!m_exportTo.isEmpty()) m_report.want();
    });
    connect(&m_selection, &Selection::chosen, this, &MainWindow::chooseEverywhere);
    const auto choose = [this](const QString& reference) { m_selection.choose(reference); };
    connect(m_plan, &PlanView::chosen, this, choose);
    connect(m_map, &MapPage::chosen, this, choose);
    connect(m_map, &MapPage::toggled, this, [this](const QString& reference) {
        m_selection.choose(reference);
        toggleChosen();
    });
    connect(m_failures, &FailuresView::chosen, this, choose);
    connect(m_findings, &FindingsView::chosen, this, choose);
    connect(m_charts, &ChartsView::chosen, this, choose);
    connect(m_plan, &PlanView::severalChosen, m_inspector,
            qOverload<std::vector<PlanElement>>(&Inspector::show));
    connect(m_plan, &PlanView::refused, this, &MainWindow::tellRefused);
    connect(m_inspector, &Inspector::refused, this, &MainWindow::tellRefused);
    connect(m_findings, &FindingsView::refused, this, &MainWindow::tellRefused);
    connect(m_scenarios, &ScenariosView::refused, this, &MainWindow::tellRefused);
}

void MainWindow::chooseEverywhere(const QString& reference) {
    m_inspector->show(reference);
    m_plan->show(reference);
    m_map->choose(reference);
    m_failures->show(reference);
}

void MainWindow::tellRefused(const Diagnostics& diagnostics) {
    m_notice->tell(said(Text("Not changed: {why}", {{"why", fromQt(said(diagnostics, 6))}})));
}

void MainWindow::writeTitle() {
    QString title = m_document.title();
    if (!m_document.path().isEmpty()) {
        title += QStringLiteral(" · ") + QFileInfo(m_document.path()).fileName();
    }
    // Qt puts a mark in the star's place while there is something to save.
    title.replace(QStringLiteral("[*]"), QStringLiteral("[ *]"));
    setWindowTitle(title + QStringLiteral("[*] · peerplan"));
    setWindowModified(m_document.isModified());
    setWindowFilePath(m_document.path());
}

bool MainWindow::isBusy() const {
    const bool worked = std::any_of(m_workers.begin(), m_workers.end(),
                                    [](const Worker* worker) { return worker->isBusy(); });
    return worked || !m_study.isCurrent();
}

void MainWindow::toggleChosen() {
    const std::string reference = fromQt(m_selection.reference());
    if (!m_failures->components().toggle(reference)) {
        statusBar()->showMessage(
            said(Text("Choose something that can fail first: a site, a link, a circuit…")), 4000);
    }
}

void MainWindow::setDark(bool dark) {
    useLook(*qApp, dark);
    if (m_darkAction != nullptr && m_darkAction->isChecked() != dark) {
        const bool blocked = m_darkAction->blockSignals(true);
        m_darkAction->setChecked(dark);
        m_darkAction->blockSignals(blocked);
    }
}

void MainWindow::closeEvent(QCloseEvent* event) {
    event->setAccepted(letGo());
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
    const QList<QUrl> urls = event->mimeData()->urls();
    const bool known =
        urls.size() == 1 && (urls[0].path().endsWith(QLatin1String(".json")) ||
                             urls[0].path().endsWith(QLatin1String(".peerplan")) ||
                             urls[0].path().endsWith(QLatin1String(".csv"), Qt::CaseInsensitive));
    if (known) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.isEmpty()) return;
    const QString path = urls[0].toLocalFile();
    if (path.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive)) {
        importTable(path);
    } else {
        open(path);
    }
}

void MainWindow::showAbout() {
    m_questions->tell(
        this, Text("peerplan {version}", {{"version", std::string(PEERPLAN_VERSION)}}),
        said(Text("Plans hybrid connectivity to Microsoft 365 over ExpressRoute and the "
                  "Internet. MIT licence.")));
}

void MainWindow::showShortcuts() {
    QStringList lines;
    for (const QAction* action : findChildren<QAction*>()) {
        if (action->shortcut().isEmpty() || action->text().isEmpty()) continue;
        QString text = action->text();
        text.remove(QLatin1Char('&'));
        lines.append(action->shortcut().toString(QKeySequence::NativeText) + QStringLiteral("  ") +
                     text);
    }
    lines.removeDuplicates();
    m_questions->tell(this, Text("Shortcuts"), lines.join(QLatin1Char('\n')));
}

}  // namespace peerplan::gui
