// SPDX-License-Identifier: MIT
#include "gui/shell/main_window.h"

#include <algorithm>
#include <string>
#include <utility>

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
#include "gui/tables/plan_view.h"
#include "gui/words/words.h"
#include "model/edit/rename.h"

namespace peerplan::gui {

MainWindow::MainWindow(std::unique_ptr<Questions> questions)
    : m_questions(questions != nullptr ? std::move(questions)
                                       : std::make_unique<DialogQuestions>()),
      m_study(m_document),
      m_review(m_study),
      m_report(m_study),
      m_sweep(m_study),
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
            // What is half written would be no file.
            const bool saves = m_saving && worker == &m_files.worker();
            if (worker->isBusy() && worker != &m_study.worker() && !saves) worker->cancel();
        }
    });
    watch(m_files.worker());
    watch(m_study.worker());
    watch(m_map->worker());
    watch(m_failures->liveWorker());
    watch(m_failures->storyWorker());
    watch(m_review.worker());
    watch(m_report.worker());
    watch(m_sweep.worker());
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
    // What fails with a file is told by whoever asked for it.
    if (&worker == &m_files.worker()) return;
    connect(&worker, &Worker::failed, this,
            [this](const Diagnostics& diagnostics) { m_notice->tell(said(diagnostics, 4)); });
}

void MainWindow::waitForFiles(bool on) {
    menuBar()->setEnabled(!on);
    centralWidget()->setEnabled(!on);
    for (QDockWidget* dock : findChildren<QDockWidget*>()) dock->setEnabled(!on);
    setAcceptDrops(!on);
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
    connect(&m_files, &WaitedWork::takesLong, this, &MainWindow::waitForFiles);
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
    connect(&m_sweep, &PlanSweep::changed, this, &MainWindow::finishWorst);
    connect(&m_sweep, &PlanSweep::outdated, this, [this] {
        if (!m_worstOf.isEmpty()) m_sweep.want();
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
    connect(m_inspector, &Inspector::chosen, this, choose);
    connect(&m_document, &Document::renamed, this,
            [this](const std::string& object, const std::string& id) {
                m_failures->components().rename(object, id);
                m_selection.choose(toQt(afterRename(fromQt(m_selection.reference()), object, id)));
            });
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

void MainWindow::closeEvent(QCloseEvent* event) {
    event->setAccepted(!m_files.isWaiting() && letGo());
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

}  // namespace peerplan::gui
