// SPDX-License-Identifier: MIT
#pragma once

/// What tests of the window share: an application without a screen and without a trace on the
/// machine, waiting for what is worked out beside the window, and somebody who answers.

#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <QString>

#include "gui/shell/main_window.h"
#include "gui/shell/questions.h"
#include "tests/support/temporary_folder.h"

namespace peerplan::tests {

/// One for all tests of the process; settings and data of its own in a folder that goes with it.
void needGuiApplication();

/// Lets events happen until the condition holds; false after the time.
bool waitFor(const std::function<bool()>& condition, int ms = 20000);

/// Until nothing is worked out any more.
bool waitUntilQuiet(const gui::MainWindow& window);

/// Answers as it was told to, and keeps what it was asked. A question without an answer is put
/// away.
class ScriptedAnswers : public gui::Questions {
  public:
    struct Script {
        std::deque<int> answers;
        std::vector<std::string> asked;
        std::vector<std::string> told;
        QString fileToSave;
    };
    explicit ScriptedAnswers(std::shared_ptr<Script> script) : m_script(std::move(script)) {}

    int ask(QWidget* parent, const Text& question, const QString& detail,
            const std::vector<Text>& answers) override;
    void tell(QWidget* parent, const Text& what, const QString& detail) override;
    QString fileToOpen(QWidget* parent) override;
    QString fileToSave(QWidget* parent, const QString& suggestion,
                       const QStringList& filters) override;

  private:
    std::shared_ptr<Script> m_script;
};

/// A window and the script of whoever answers it.
struct TestWindow {
    std::shared_ptr<ScriptedAnswers::Script> script;
    std::unique_ptr<gui::MainWindow> window;

    TestWindow();
    gui::MainWindow* operator->() const { return window.get(); }
};

/// Woodgrove in a folder of its own, since the window writes beside it.
QString woodgroveIn(const TemporaryFolder& folder, const std::string& name = "plan.json");

}  // namespace peerplan::tests
