// SPDX-License-Identifier: MIT
// Crashes, full disks, other programs: whatever happens, a plan is what it was or what it became.

#include <signal.h>
#include <unistd.h>

#include <filesystem>

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QProcess>

#include "data/json/plan_file.h"
#include "gui/document/plan_file.h"
#include "gui/shell/main_window.h"
#include "gui/shell/notice_bar.h"
#include "gui/words/words.h"
#include "tests/gui/gui_support.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_paths.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

void setBandwidth(gui::Document& document, int mbps) {
    const gui::PlanElement circuit = gui::elementOf(document.plan(), "circuit/er-dallas");
    REQUIRE(document
                .setField({&circuit, 1}, {gui::Step{"mbps"}}, Value(mbps),
                          Text("Set bandwidth of ExpressRoute Dallas"))
                .empty());
}

Bandwidth bandwidthIn(const Plan& plan) {
    return plan.circuits[0].bandwidth;
}

QString recoveryOf(const TemporaryFolder& folder) {
    return QString::fromStdString(folder.file(".plan.json.recovery"));
}

bool mentions(const std::vector<std::string>& lines, const std::string& words) {
    for (const std::string& line : lines) {
        if (line.find(words) != std::string::npos) return true;
    }
    return false;
}

}  // namespace

// Run by the test below in a process of its own, which is then killed.
TEST_CASE("a process that edits and never saves", "[.child]") {
    const QString path = qEnvironmentVariable("PEERPLAN_CRASHING_PLAN");
    REQUIRE_FALSE(path.isEmpty());
    TestWindow window;
    REQUIRE(window->open(path));
    setBandwidth(window->document(), 9000);
    setBandwidth(window->document(), 10000);
    waitFor([] { return false; }, 60000);
}

TEST_CASE("What a killed process had not saved is offered, recovered and undone") {
    const TemporaryFolder folder;
    const QString path = woodgroveIn(folder);
    needGuiApplication();
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("PEERPLAN_CRASHING_PLAN"), path);
    process.setProcessEnvironment(environment);
    process.start(QCoreApplication::applicationFilePath(), {QStringLiteral("[.child]")});
    REQUIRE(process.waitForStarted());
    REQUIRE(waitFor([&] { return QFile::exists(recoveryOf(folder)); }, 60000));
    // While it lives, its edits are its own.
    {
        TestWindow other;
        REQUIRE(other->open(path));
        CHECK(other.script->asked.empty());
        CHECK(other->document().recovery().isElsewhere());
        CHECK_FALSE(other->notice().text().isEmpty());
    }
    kill(static_cast<pid_t>(process.processId()), SIGKILL);
    process.waitForFinished();

    {
        // Put away: nothing is decided, and nothing is lost.
        TestWindow window;
        CHECK(window->open(path));
        CHECK(window.script->asked.size() == 1);
        CHECK(window->document().path().isEmpty());
        CHECK(QFile::exists(recoveryOf(folder)));
    }
    {
        TestWindow window;
        window.script->answers = {0};
        REQUIRE(window->open(path));
        CHECK(bandwidthIn(window->document().plan()) == Bandwidth::mbps(10000));
        CHECK(window->document().isModified());
        // The file itself is untouched until somebody saves.
        CHECK(bandwidthIn(gui::readPlanOf(path)) == Bandwidth::mbps(5000));
        window->document().undoStack().undo();
        CHECK(bandwidthIn(window->document().plan()) == Bandwidth::mbps(5000));
        window->document().undoStack().redo();
        REQUIRE(window->save());
        CHECK(bandwidthIn(gui::readPlanOf(path)) == Bandwidth::mbps(10000));
        CHECK_FALSE(QFile::exists(recoveryOf(folder)));
    }
    TestWindow window;
    REQUIRE(window->open(path));
    CHECK(window.script->asked.empty());
}

TEST_CASE("The recovery file comes with an edit and goes with the save, the undo and the answer") {
    const TemporaryFolder folder;
    const QString path = woodgroveIn(folder);
    TestWindow window;
    REQUIRE(window->open(path));
    CHECK_FALSE(QFile::exists(recoveryOf(folder)));
    setBandwidth(window->document(), 10000);
    REQUIRE(waitFor([&] { return QFile::exists(recoveryOf(folder)); }));
    window->document().undoStack().undo();
    CHECK_FALSE(QFile::exists(recoveryOf(folder)));
    window->document().undoStack().redo();
    REQUIRE(window->save());
    waitFor([] { return false; }, 600);
    CHECK_FALSE(QFile::exists(recoveryOf(folder)));
    setBandwidth(window->document(), 2000);
    window.script->answers = {1};
    CHECK(window->letGo());
    CHECK_FALSE(QFile::exists(recoveryOf(folder)));
    CHECK(bandwidthIn(gui::readPlanOf(path)) == Bandwidth::mbps(10000));
}

TEST_CASE("A save that fails says so, what the file holds and where the edits are") {
    const TemporaryFolder folder;
    const QString path = woodgroveIn(folder);
    TestWindow window;
    REQUIRE(window->open(path));
    setBandwidth(window->document(), 10000);
    // /dev/full is a disk without room.
    const std::string full = folder.file("full.json");
    std::filesystem::create_symlink("/dev/full", full);
    window.script->fileToSave = QString::fromStdString(full);
    CHECK_FALSE(window->saveAs());
    CHECK(mentions(window.script->told, "could not be saved"));
    CHECK(mentions(window.script->told, ".plan.json.recovery"));
    CHECK(window->document().isModified());
    CHECK(window->document().path() == path);
    CHECK(bandwidthIn(gui::readPlanOf(path)) == Bandwidth::mbps(5000));
    REQUIRE(QFile::exists(recoveryOf(folder)));
    // Another ending is no plan.
    window.script->fileToSave = QString::fromStdString(folder.file("plan.docx"));
    CHECK_FALSE(window->saveAs());
    CHECK(mentions(window.script->told, ".peerplan"));
}

TEST_CASE("Another program's change is noticed, and not overwritten without asking") {
    const TemporaryFolder folder;
    const QString path = woodgroveIn(folder);
    TestWindow window;
    REQUIRE(window->open(path));
    Plan theirs = window->document().plan();
    theirs.circuits[0].bandwidth = Bandwidth::mbps(2000);
    writePlanFile(path.toStdString(), theirs);
    REQUIRE(waitFor([&] { return !window->notice().text().isEmpty(); }));
    CHECK(window->notice().text().contains(QStringLiteral("another program")));
    // Read it again.
    window->notice().answer(0);
    CHECK(bandwidthIn(window->document().plan()) == Bandwidth::mbps(2000));
    CHECK_FALSE(window->document().isModified());

    // Edited on both sides: saving asks first.
    setBandwidth(window->document(), 10000);
    theirs.circuits[0].bandwidth = Bandwidth::mbps(1000);
    writePlanFile(path.toStdString(), theirs);
    window.script->answers = {-1};
    CHECK_FALSE(window->save());
    CHECK(window.script->asked.size() == 1);
    CHECK(bandwidthIn(gui::readPlanOf(path)) == Bandwidth::mbps(1000));
    window.script->answers = {0};
    CHECK(window->save());
    CHECK(bandwidthIn(gui::readPlanOf(path)) == Bandwidth::mbps(10000));

    // Taken away: the window still has it.
    std::filesystem::remove(path.toStdString());
    REQUIRE(waitFor([&] { return window->notice().text().contains(QStringLiteral("gone")); }));
    window->notice().answer(0);
    CHECK(bandwidthIn(gui::readPlanOf(path)) == Bandwidth::mbps(10000));
}

TEST_CASE("A file that cannot be read leaves the window as it was") {
    const TemporaryFolder folder;
    const QString path = woodgroveIn(folder);
    TestWindow window;
    REQUIRE(window->open(path));
    const Plan before = window->document().plan();
    const std::string broken = folder.file("broken.json");
    writeBytes(broken, "{\"format\": \"peerplan/1\", \"sitess\": []}");
    const std::string newer = folder.file("newer.json");
    writeBytes(newer, "{\"format\": \"peerplan/99\"}");
    const std::string text = folder.file("text.peerplan");
    writeBytes(text, "no store");
    std::filesystem::create_directory(folder.file("folder.json"));
    for (const std::string& bad : {broken, newer, text, folder.file("absent.json"),
                                   folder.file("folder.json"), folder.file("plan.txt")}) {
        INFO(bad);
        const std::size_t told = window.script->told.size();
        CHECK_FALSE(window->open(QString::fromStdString(bad)));
        CHECK(window.script->told.size() == told + 1);
        CHECK(window->document().plan() == before);
        CHECK(window->document().path() == path);
    }
    // What is wrong is said: the nearest right spelling too.
    CHECK(mentions(window.script->told, "sites"));
}
