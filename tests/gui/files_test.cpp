// SPDX-License-Identifier: MIT
// Opening, saving and exporting beside the window, and files that others hold.

#include <signal.h>
#include <sqlite3.h>
#include <unistd.h>

#include <filesystem>

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QSettings>
#include <QTimer>

#include "data/json/plan_file.h"
#include "data/store/store.h"
#include "gui/document/plan_file.h"
#include "gui/document/recovery.h"
#include "gui/shell/main_window.h"
#include "gui/shell/notice_bar.h"
#include "gui/words/words.h"
#include "tests/cli/program_run.h"
#include "tests/gui/gui_support.h"
#include "tests/support/catch.h"
#include "tests/support/plan_generator.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_paths.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

void setBandwidth(gui::Document& document, int mbps) {
    Plan changed = document.plan();
    changed.circuits.at(0).bandwidth = Bandwidth::mbps(mbps);
    document.replace(std::move(changed), Text("Set bandwidth"));
}

bool mentions(const std::vector<std::string>& lines, const std::string& words) {
    for (const std::string& line : lines) {
        if (line.find(words) != std::string::npos) return true;
    }
    return false;
}

}  // namespace

TEST_CASE("The window lives on while a plan is read and written, and takes nothing else on") {
    const TemporaryFolder folder;
    const QString path = QString::fromStdString(folder.file("large.json"));
    writePlanFile(path.toStdString(), companyPlan(1500, 1));
    TestWindow window;
    int beats = 0;
    bool refused = true;
    QTimer heart;
    QObject::connect(&heart, &QTimer::timeout, [&] {
        ++beats;
        // Whatever wants to happen meanwhile has to wait.
        if (window->isBusy() && window->document().path().isEmpty()) {
            refused = refused && !window->open(path) && !window->save();
        }
    });
    heart.start(0);
    REQUIRE(window->open(path));
    CHECK(beats > 0);
    CHECK(refused);
    CHECK(window->document().plan().sites.size() > 1500);
    setBandwidth(window->document(), 4321);
    beats = 0;
    REQUIRE(window->save());
    CHECK(beats > 0);
    CHECK_FALSE(window->document().isModified());
    CHECK(gui::readPlanOf(path).circuits[0].bandwidth == Bandwidth::mbps(4321));
    heart.stop();
    // Its own writing is no change by another program.
    waitFor([] { return false; }, 700);
    CHECK(window->notice().text().isEmpty());
    CHECK(window.script->asked.empty());
}

// Run by the test below in a process of its own.
TEST_CASE("a process that holds a store", "[.holder]") {
    const std::string path = qEnvironmentVariable("PEERPLAN_HELD_STORE").toStdString();
    REQUIRE_FALSE(path.empty());
    sqlite3* store = nullptr;
    REQUIRE(sqlite3_open(path.c_str(), &store) == SQLITE_OK);
    REQUIRE(sqlite3_exec(store, "BEGIN EXCLUSIVE", nullptr, nullptr, nullptr) == SQLITE_OK);
    writeBytes(path + ".held", "yes");
    sleep(60);
}

TEST_CASE("A store that another process holds is not opened and not overwritten, and it is said") {
    const TemporaryFolder folder;
    const QString path = QString::fromStdString(folder.file("plan.peerplan"));
    const Plan plan = companyPlan(5, 1);
    savePlan(path.toStdString(), plan);
    TestWindow window;
    REQUIRE(window->open(path));
    setBandwidth(window->document(), 4321);
    QProcess holder;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("PEERPLAN_HELD_STORE"), path);
    holder.setProcessEnvironment(environment);
    holder.start(QCoreApplication::applicationFilePath(), {QStringLiteral("[.holder]")});
    REQUIRE(waitFor([&] { return QFile::exists(path + QStringLiteral(".held")); }, 60000));

    CHECK_FALSE(window->save());
    CHECK(mentions(window.script->told, "could not be saved"));
    CHECK(window->document().isModified());
    {
        TestWindow other;
        CHECK_FALSE(other->open(path));
        CHECK(mentions(other.script->told, "could not be opened"));
        CHECK(mentions(other.script->told, "Nothing was changed"));
    }
    kill(static_cast<pid_t>(holder.processId()), SIGKILL);
    holder.waitForFinished();
    // Nothing was lost on either side.
    CHECK(gui::readPlanOf(path) == plan);
    REQUIRE(window->save());
    CHECK(gui::readPlanOf(path).circuits[0].bandwidth == Bandwidth::mbps(4321));
}

TEST_CASE("A plan that was never saved is offered at the next start, recovered or thrown away") {
    needGuiApplication();
    for (const QString& stray : gui::Recovery::strays()) QFile::remove(stray);
    const Plan plan = companyPlan(3, 1);
    {
        // As a crash leaves it: the file stands, its lock is gone.
        TestWindow window;
        window->document().start(Plan());
        window->document().replace(plan, Text("edit"));
        window->document().recovery().flush();
        const QString kept = window->document().recovery().path();
        REQUIRE(QFile::exists(kept));
        REQUIRE(QFile::copy(kept, kept + QStringLiteral(".saved")));
        window->document().recovery().drop();
        window.window.reset();
        REQUIRE(QFile::rename(kept + QStringLiteral(".saved"), kept));
    }
    REQUIRE(gui::Recovery::strays().size() == 1);
    {
        // Put away: it is offered again.
        TestWindow window;
        window->offerStrays();
        CHECK(window.script->asked.size() == 1);
        CHECK(gui::Recovery::strays().size() == 1);
    }
    {
        TestWindow window;
        window.script->answers = {0};
        window->offerStrays();
        CHECK(window->document().plan() == plan);
        CHECK(window->document().isModified());
        CHECK(window->document().path().isEmpty());
        // Kept as this window's own from now on, and nobody else's.
        CHECK(gui::Recovery::strays().isEmpty());
        CHECK(QFile::exists(window->document().recovery().path()));
        window.script->answers = {1};
        CHECK(window->letGo());
    }
    CHECK(gui::Recovery::strays().isEmpty());
    TestWindow window;
    window->offerStrays();
    CHECK(window.script->asked.empty());
}

TEST_CASE("A report from the window has the bytes of the one from the command line") {
    const TemporaryFolder folder;
    TestWindow window;
    const std::string plan = folder.file("plan.json");
    std::filesystem::copy_file(sourcePath("examples/small-office/plan.json"), plan);
    REQUIRE(window->open(QString::fromStdString(plan)));
    for (const char* name : {"report.html", "report.pdf", "report.xlsx", "report.md"}) {
        INFO(name);
        const std::string ours = folder.file(name);
        window->exportReport(QString::fromStdString(ours));
        REQUIRE(waitFor([&] { return QFile::exists(QString::fromStdString(ours)); }, 120000));
        const std::string theirs = folder.file(std::string("cli-") + name);
        const ProgramRun run = runProgram({"report", plan, "-o", theirs});
        REQUIRE(run.status == 0);
        CHECK(bytesOf(ours) == bytesOf(theirs));
    }
    // On the paper that was chosen.
    QSettings().setValue(QStringLiteral("paper"), QStringLiteral("letter"));
    const std::string ours = folder.file("letter.pdf");
    window->exportReport(QString::fromStdString(ours));
    REQUIRE(waitFor([&] { return QFile::exists(QString::fromStdString(ours)); }, 120000));
    const std::string theirs = folder.file("cli-letter.pdf");
    REQUIRE(runProgram({"report", plan, "-o", theirs, "--paper", "letter"}).status == 0);
    CHECK(bytesOf(ours) == bytesOf(theirs));
    QSettings().remove(QStringLiteral("paper"));
}
