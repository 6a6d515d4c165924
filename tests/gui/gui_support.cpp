// SPDX-License-Identifier: MIT
#include "tests/gui/gui_support.h"

#include <array>
#include <filesystem>
#include <utility>

#include <QApplication>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include "gui/words/look.h"
#include "gui/words/words.h"
#include "tests/support/test_paths.h"

namespace peerplan::tests {

void needGuiApplication() {
    if (QCoreApplication::instance() != nullptr) return;
    static QTemporaryDir home;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("HOME", home.path().toUtf8());
    qputenv("XDG_DATA_HOME", (home.path() + QStringLiteral("/data")).toUtf8());
    qputenv("XDG_CONFIG_HOME", (home.path() + QStringLiteral("/config")).toUtf8());
    static std::string name = "peerplan-gui";
    static std::array<char*, 2> arguments{name.data(), nullptr};
    static int count = 1;
    // Never destroyed: Qt's own statics may be gone when ours are.
    auto* application = new QApplication(count, arguments.data());
    QCoreApplication::setOrganizationName(QStringLiteral("peerplan"));
    QCoreApplication::setApplicationName(QStringLiteral("peerplan"));
    gui::useLook(*application, false);
}

bool waitFor(const std::function<bool()>& condition, int ms) {
    return QTest::qWaitFor(condition, ms);
}

bool waitUntilQuiet(const gui::MainWindow& window) {
    // Answers follow each other: quiet is when nothing came for a while.
    int quiet = 0;
    return waitFor(
        [&] {
            quiet = window.isBusy() ? 0 : quiet + 1;
            return quiet > 3;
        },
        60000);
}

int ScriptedAnswers::ask(QWidget* parent, const Text& question, const QString& detail,
                         const std::vector<Text>& answers) {
    Q_UNUSED(parent)
    Q_UNUSED(answers)
    m_script->asked.push_back(gui::fromQt(gui::said(question) + QLatin1Char('\n') + detail));
    if (m_script->answers.empty()) return -1;
    const int answer = m_script->answers.front();
    m_script->answers.pop_front();
    return answer;
}

void ScriptedAnswers::tell(QWidget* parent, const Text& what, const QString& detail) {
    Q_UNUSED(parent)
    m_script->told.push_back(gui::fromQt(gui::said(what) + QLatin1Char('\n') + detail));
}

QString ScriptedAnswers::fileToOpen(QWidget* parent) {
    Q_UNUSED(parent)
    return {};
}

QString ScriptedAnswers::fileToSave(QWidget* parent, const QString& suggestion,
                                    const QStringList& filters) {
    Q_UNUSED(parent)
    Q_UNUSED(suggestion)
    Q_UNUSED(filters)
    return m_script->fileToSave;
}

TestWindow::TestWindow() : script(std::make_shared<ScriptedAnswers::Script>()) {
    needGuiApplication();
    window = std::make_unique<gui::MainWindow>(std::make_unique<ScriptedAnswers>(script));
    window->show();
}

QString woodgroveIn(const TemporaryFolder& folder, const std::string& name) {
    const std::string path = folder.file(name);
    std::filesystem::copy_file(sourcePath("examples/woodgrove/plan.json"), path);
    return QString::fromStdString(path);
}

}  // namespace peerplan::tests
