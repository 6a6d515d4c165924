// SPDX-License-Identifier: MIT
// What the window does with files: whatever it asks or tells, nothing gets lost.

#include <string>
#include <utility>

#include <QAction>
#include <QDate>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QMenu>
#include <QScopedValueRollback>
#include <QSettings>
#include <QStatusBar>

#include "gui/failures/failures_view.h"
#include "gui/inspector/inspector.h"
#include "gui/shell/main_window.h"
#include "gui/shell/notice_bar.h"
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
    if (m_files.isWaiting()) return;
    m_notice->hide();
    m_failures->repairAll();
    m_selection.choose(QString());
    m_document.start(emptyPlan());
}

bool MainWindow::open(const QString& path) {
    if (m_files.isWaiting() || !letGo()) return false;
    try {
        auto read = m_files.run(Text("Opening {file}", {{"file", fromQt(nameOfFile(path))}}),
                                [path](const Progress&) { return readPlanOnDisk(path); });
        // Stopped: what was open stays.
        if (!read) return false;
        m_document.adopt(std::move(*read));
    } catch (const Error& error) {
        m_questions->tell(this,
                          Text("{file} could not be opened.", {{"file", fromQt(nameOfFile(path))}}),
                          said(error.diagnostics()) + QStringLiteral("\n\n") +
                              said(Text("Nothing was changed, in the file or in this window.")));
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

void MainWindow::offerStrays() {
    for (const QString& stray : Recovery::strays()) {
        const QString time =
            QLocale::c().toString(QFileInfo(stray).lastModified(), QLocale::ShortFormat);
        const int answer = m_questions->ask(
            this,
            Text("A plan that was never saved is kept from {time}.", {{"time", fromQt(time)}}),
            said(Text("Recovering opens it here; saving it then asks for a name.")),
            {Text("Recover"), Text("Throw it away")});
        if (answer == 1) {
            QFile::remove(stray);
            continue;
        }
        if (answer != 0) continue;
        try {
            m_document.recoverStray(stray);
        } catch (const Error& error) {
            m_notice->tell(said(Text("What was kept for a crash cannot be read: {file}",
                                     {{"file", fromQt(stray)}})) +
                           QLatin1Char('\n') + said(error.diagnostics(), 2));
            continue;
        }
        // One window shows one plan; the others are offered the next time.
        return;
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
    const QString target = QFileInfo(path).absoluteFilePath();
    try {
        m_document.beginSaving();
        const QScopedValueRollback saving(m_saving, true);
        const auto written =
            m_files.run(Text("Saving {file}", {{"file", fromQt(nameOfFile(path))}}),
                        [plan = m_document.snapshot(), target](const Progress&) {
                            return writePlanOnDisk(target, *plan);
                        });
        m_document.endSaving(target, written.value_or(QByteArray()));
        if (!written) return false;
        noteRecent(m_document.path());
        statusBar()->showMessage(said(Text("Saved {file}", {{"file", fromQt(m_document.path())}})),
                                 4000);
        return true;
    } catch (const Error& error) {
        m_document.endSaving(target, QByteArray());
        m_document.recovery().flush();
        QString safe =
            said(Text("The file holds what it held before. Your edits are in this window."));
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

bool MainWindow::differsOnDisk() {
    const DiskWatch& disk = m_document.disk();
    if (disk.isGone()) return false;
    const auto now =
        m_files.run(Text("Looking at the file"),
                    [path = m_document.path()](const Progress&) { return fingerprintOf(path); });
    return now && *now != disk.known();
}

bool MainWindow::save() {
    if (m_files.isWaiting()) return false;
    if (m_document.path().isEmpty()) return saveAs();
    if (differsOnDisk()) {
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
    if (m_files.isWaiting()) return false;
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

void MainWindow::reload() {
    if (m_document.path().isEmpty() || m_files.isWaiting()) return;
    if (m_document.isModified()) {
        const int answer =
            m_questions->ask(this, Text("Read the file again and lose the edits made here?"),
                             QString(), {Text("Read it again")});
        if (answer != 0) return;
        m_document.recovery().drop();
    }
    const QString path = m_document.path();
    try {
        auto read = m_files.run(Text("Opening {file}", {{"file", fromQt(nameOfFile(path))}}),
                                [path](const Progress&) { return readPlanOnDisk(path); });
        if (!read) return;
        m_document.adopt(std::move(*read));
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

}  // namespace peerplan::gui
