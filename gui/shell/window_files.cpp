// SPDX-License-Identifier: MIT
// What the window does with files: whatever it asks or tells, nothing gets lost.

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include <QAction>
#include <QDate>
#include <QFileInfo>
#include <QLocale>
#include <QMenu>
#include <QSettings>
#include <QStatusBar>

#include "data/csv/import_csv.h"
#include "data/file/read_file.h"
#include "gui/failures/failures_view.h"
#include "gui/inspector/inspector.h"
#include "gui/shell/main_window.h"
#include "gui/shell/notice_bar.h"
#include "gui/shell/report_file.h"
#include "gui/words/words.h"
#include "model/error.h"

namespace peerplan::gui {
namespace {

constexpr int mostRecent = 10;

const QString& recentKey() {
    static const QString key = QStringLiteral("recent");
    return key;
}

Plan emptyPlan() {
    Plan plan;
    const QDate today = QDate::currentDate();
    plan.asOf = Date::fromCivil(today.year(), today.month(), today.day()).value_or(Date());
    return plan;
}

QString nameOfFile(const QString& path) {
    return QFileInfo(path).fileName();
}

}  // namespace

void MainWindow::startNew() {
    m_notice->hide();
    m_failures->repairAll();
    m_selection.choose(QString());
    m_document.start(emptyPlan());
}

bool MainWindow::open(const QString& path) {
    if (!letGo()) return false;
    try {
        m_document.open(path);
    } catch (const Error& error) {
        m_questions->tell(this,
                          Text("{file} could not be opened.", {{"file", fromQt(nameOfFile(path))}}),
                          said(error.diagnostics()) + QStringLiteral("\n\n") +
                              said(Text("The file was not changed.")));
        return false;
    }
    m_notice->hide();
    m_failures->repairAll();
    m_selection.choose(QString());
    m_inspector->show(QString());
    noteRecent(m_document.path());
    offerRecovery();
    return true;
}

void MainWindow::offerRecovery() {
    Recovery& recovery = m_document.recovery();
    if (recovery.isElsewhere()) {
        m_notice->tell(
            said(Text("Another window has this plan open. What you edit here is not kept for a "
                      "crash; who saves last wins.")));
        return;
    }
    if (!recovery.hasLeftover()) return;
    try {
        if (recovery.leftover() == m_document.plan()) {
            recovery.drop();
            return;
        }
    } catch (const Error& error) {
        m_notice->tell(said(Text("What was kept for a crash cannot be read: {file}",
                                 {{"file", fromQt(recovery.path())}})) +
                       QLatin1Char('\n') + said(error.diagnostics(), 2));
        return;
    }
    const QString time = QLocale::c().toString(recovery.leftoverTime(), QLocale::ShortFormat);
    const int answer = m_questions->ask(
        this,
        Text("{plan} was not closed properly. Edits that were not saved are kept from {time}.",
             {{"plan", fromQt(m_document.title())}, {"time", fromQt(time)}}),
        said(Text("Recovering changes nothing on disk: look at the plan, then save it or undo.")),
        {Text("Recover"), Text("Throw the edits away")});
    if (answer == 0) {
        m_document.recover();
    } else if (answer == 1) {
        recovery.drop();
    } else {
        // Not decided: nothing may overwrite them, so the plan is not opened.
        startNew();
    }
}

bool MainWindow::letGo() {
    if (!m_document.isModified()) return true;
    const int answer = m_questions->ask(
        this, Text("Save the changes to {plan}?", {{"plan", fromQt(m_document.title())}}),
        said(Text("{n} {n|edit is|edits are} not saved.",
                  {{"n", static_cast<std::int64_t>(m_document.undoStack().index())}})),
        {Text("Save"), Text("Throw away")});
    if (answer == 0) return save();
    if (answer != 1) return false;
    m_document.recovery().drop();
    return true;
}

bool MainWindow::writeTo(const QString& path) {
    try {
        m_document.saveAs(path);
        noteRecent(m_document.path());
        statusBar()->showMessage(said(Text("Saved {file}", {{"file", fromQt(m_document.path())}})),
                                 4000);
        return true;
    } catch (const Error& error) {
        m_document.recovery().flush();
        QString safe =
            said(Text("The file holds what it held before. Your edits are in this "
                      "window."));
        if (!m_document.recovery().path().isEmpty() && !m_document.recovery().isElsewhere()) {
            safe += QLatin1Char('\n') +
                    said(Text("They are kept in {file} too, unless that is full as well.",
                              {{"file", fromQt(m_document.recovery().path())}}));
        }
        m_questions->tell(this,
                          Text("{file} could not be saved.", {{"file", fromQt(nameOfFile(path))}}),
                          said(error.diagnostics()) + QStringLiteral("\n\n") + safe);
        return false;
    }
}

bool MainWindow::save() {
    if (m_document.path().isEmpty()) return saveAs();
    if (m_document.disk().differs() && !m_document.disk().isGone()) {
        const int answer =
            m_questions->ask(this,
                             Text("{file} was changed by another program since it was opened here.",
                                  {{"file", fromQt(nameOfFile(m_document.path()))}}),
                             said(Text("Overwriting loses what the other program wrote.")),
                             {Text("Overwrite it"), Text("Save as another file")});
        if (answer == 1) return saveAs();
        if (answer != 0) return false;
    }
    return writeTo(m_document.path());
}

bool MainWindow::saveAs() {
    QString suggestion = m_document.path();
    if (suggestion.isEmpty()) suggestion = QStringLiteral("plan.json");
    QString path =
        m_questions->fileToSave(this, suggestion,
                                {said(Text("JSON document")) + QStringLiteral(" (*.json)"),
                                 said(Text("peerplan store")) + QStringLiteral(" (*.peerplan)")});
    if (path.isEmpty()) return false;
    if (QFileInfo(path).suffix().isEmpty()) path += QStringLiteral(".json");
    return writeTo(path);
}

void MainWindow::exportReport(const QString& path) {
    m_exportTo = QFileInfo(path).suffix().isEmpty() ? path + QStringLiteral(".html") : path;
    if (m_report.isCurrent()) {
        finishExport();
    } else {
        statusBar()->showMessage(said(Text("The report is written once it is worked out.")));
        m_report.want();
    }
}

void MainWindow::finishExport() {
    if (m_exportTo.isEmpty() || !m_report.isCurrent()) return;
    const QString path = std::exchange(m_exportTo, QString());
    try {
        writeReport(m_report.latest()->report, path);
        m_notice->tell(said(Text("The report is {file}.", {{"file", fromQt(path)}})));
    } catch (const Error& error) {
        m_questions->tell(
            this, Text("{file} could not be written.", {{"file", fromQt(nameOfFile(path))}}),
            said(error.diagnostics()));
    }
}

void MainWindow::reload() {
    if (m_document.path().isEmpty()) return;
    if (m_document.isModified()) {
        const int answer =
            m_questions->ask(this, Text("Read the file again and lose the edits made here?"),
                             QString(), {Text("Read it again")});
        if (answer != 0) return;
        m_document.recovery().drop();
    }
    const QString path = m_document.path();
    try {
        m_document.open(path);
        m_notice->hide();
    } catch (const Error& error) {
        m_questions->tell(this,
                          Text("{file} could not be opened.", {{"file", fromQt(nameOfFile(path))}}),
                          said(error.diagnostics()) + QStringLiteral("\n\n") +
                              said(Text("The window still shows the plan as it was.")));
    }
}

void MainWindow::tellChangedOnDisk() {
    const std::string file = fromQt(nameOfFile(m_document.path()));
    if (m_document.disk().isGone()) {
        m_notice->tell(said(Text("{file} is gone from disk. The plan is still in this window; "
                                 "saving writes the file anew.",
                                 {{"file", file}})),
                       {{Text("Save"), [this] { save(); }}});
        return;
    }
    m_notice->tell(said(Text("{file} was changed by another program.", {{"file", file}})),
                   {{Text("Read it again"), [this] { reload(); }},
                    {Text("Keep mine"), [this] { m_document.keepMine(); }}});
}

void MainWindow::noteRecent(const QString& path) {
    QSettings settings;
    QStringList recent = settings.value(recentKey()).toStringList();
    recent.removeAll(path);
    recent.prepend(path);
    while (recent.size() > mostRecent) recent.removeLast();
    settings.setValue(recentKey(), recent);
}

void MainWindow::fillRecent() {
    m_recent->clear();
    for (const QString& path : QSettings().value(recentKey()).toStringList()) {
        QString shown = path;
        shown.replace(QLatin1Char('&'), QStringLiteral("&&"));
        QAction* action = m_recent->addAction(shown);
        action->setEnabled(QFileInfo::exists(path));
        connect(action, &QAction::triggered, this, [this, path] { open(path); });
    }
    m_recent->setEnabled(true);
}

void MainWindow::importTable(const QString& path) {
    const std::string file = fromQt(nameOfFile(path));
    // By its name, such as sites.csv; else whoever dropped it knows.
    std::optional<ImportKind> kind;
    std::vector<Text> kinds;
    for (std::size_t i = 0; i < std::size(ImportKindWords); ++i) {
        kinds.emplace_back(ImportKindWords[i]);
        if (nameOfFile(path).contains(toQt(ImportKindWords[i]), Qt::CaseInsensitive)) {
            kind = static_cast<ImportKind>(i);
        }
    }
    if (!kind) {
        const int answer = m_questions->ask(
            this, Text("What are the rows of {file}?", {{"file", file}}), QString(), kinds);
        if (answer < 0) return;
        kind = static_cast<ImportKind>(answer);
    }
    try {
        ImportOptions options;
        for (const PeeringLocation& location : m_document.catalogue().peeringLocations) {
            options.cities.push_back({location.metro, location.latitude, location.longitude});
        }
        ImportResult result =
            importCsv(*kind, readFile(fromQt(path)), file, m_document.plan(), options);
        if (!result.imported) throw InputError(std::move(result.diagnostics));
        m_document.replace(std::move(result.plan), Text("Import {file}", {{"file", file}}));
        m_notice->tell(
            said(Text("{file}: {n} {n|row|rows} added, {replaced} replaced.",
                      {{"file", file}, {"n", result.added}, {"replaced", result.replaced}})) +
            (result.diagnostics.empty() ? QString()
                                        : QLatin1Char('\n') + said(result.diagnostics, 4)));
    } catch (const Error& error) {
        m_questions->tell(this, Text("{file} could not be imported.", {{"file", file}}),
                          said(error.diagnostics()) + QStringLiteral("\n\n") +
                              said(Text("The plan was not changed.")));
    }
}

}  // namespace peerplan::gui
