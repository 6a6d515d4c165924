// SPDX-License-Identifier: MIT
// The menus of the window: every action has a word, and a key where it is used often.

#include <string>

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QDockWidget>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>
#include <QStringList>
#include <QTabWidget>

#include "gui/charts/charts_view.h"
#include "gui/failures/failures_view.h"
#include "gui/shell/main_window.h"
#include "gui/shell/report_file.h"
#include "gui/words/look.h"
#include "gui/words/words.h"

namespace peerplan::gui {

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
    addPapers(*file->addMenu(said(Text("&Paper of a PDF"))));
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

    QAction* worst = add(failures, Text("&Worst failure for what is chosen"),
                         QKeySequence(Qt::CTRL | Qt::Key_J), &MainWindow::showWorst);
    m_failures->addRowAction(worst);
    m_charts->addRowAction(worst);

    QMenu* help = menuBar()->addMenu(said(Text("&Help")));
    add(help, Text("&Shortcuts"), QKeySequence::HelpContents, &MainWindow::showShortcuts);
    add(help, Text("&About peerplan"), QKeySequence(), &MainWindow::showAbout);
}

void MainWindow::addPapers(QMenu& menu) {
    auto* choice = new QActionGroup(&menu);
    const auto paper = [&](const Text& name, Paper one) {
        QAction* action = menu.addAction(said(name));
        action->setCheckable(true);
        action->setActionGroup(choice);
        action->setChecked(reportPaper() == one);
        connect(action, &QAction::triggered, this, [one] { chooseReportPaper(one); });
    };
    paper(Text("A4"), Paper::A4);
    paper(Text("Letter"), Paper::Letter);
}

void MainWindow::setDark(bool dark) {
    useLook(*qApp, dark);
    if (m_darkAction != nullptr && m_darkAction->isChecked() != dark) {
        const bool blocked = m_darkAction->blockSignals(true);
        m_darkAction->setChecked(dark);
        m_darkAction->blockSignals(blocked);
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
