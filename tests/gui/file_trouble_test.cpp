// SPDX-License-Identifier: MIT
// What goes wrong with files, each with the dialog that says what happened and what is safe.

#include <sqlite3.h>
#include <sys/resource.h>
#include <unistd.h>
#include <csignal>

#include <filesystem>

#include <QFile>

#include "data/json/plan_file.h"
#include "data/store/store.h"
#include "gui/document/plan_file.h"
#include "gui/shell/main_window.h"
#include "gui/shell/notice_bar.h"
#include "gui/words/words.h"
#include "tests/gui/gui_support.h"
#include "tests/support/catch.h"
#include "tests/support/plan_generator.h"
#include "tests/support/temporary_folder.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

void setBandwidth(gui::Document& document, int mbps) {
    Plan changed = document.plan();
    changed.circuits.at(0).bandwidth = Bandwidth::mbps(mbps);
    document.replace(std::move(changed), Text("Set bandwidth"));
}

/// While it lives no file of this process grows beyond so many bytes: as on a disk that is full.
class FullDisk {
  public:
    explicit FullDisk(rlim_t most) : m_handler(std::signal(SIGXFSZ, SIG_IGN)) {
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit full{most, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &full);
    }
    ~FullDisk() {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

  private:
    rlimit m_before{};
    void (*m_handler)(int);
};

std::size_t filesIn(const TemporaryFolder& folder) {
    std::size_t count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
        if (entry.path().filename().string().front() != '.') ++count;
    }
    return count;
}

/// The last thing that was told.
const std::string& toldLast(const TestWindow& window) {
    REQUIRE_FALSE(window.script->told.empty());
    return window.script->told.back();
}

}  // namespace

TEST_CASE("A file of a newer version is neither opened nor changed, and that is said") {
    const TemporaryFolder folder;
    const std::string store = folder.file("newer.peerplan");
    savePlan(store, companyPlan(3, 1));
    sqlite3* database = nullptr;
    REQUIRE(sqlite3_open(store.c_str(), &database) == SQLITE_OK);
    REQUIRE(sqlite3_exec(database, "PRAGMA user_version = 999", nullptr, nullptr, nullptr) ==
            SQLITE_OK);
    sqlite3_close(database);
    const std::string document = folder.file("newer.json");
    writeBytes(document, "{\"format\": \"peerplan/99\", \"name\": \"of tomorrow\"}");
    for (const std::string& path : {store, document}) {
        INFO(path);
        const std::string bytes = bytesOf(path);
        TestWindow window;
        const Plan before = window->document().plan();
        CHECK_FALSE(window->open(QString::fromStdString(path)));
        CHECK_THAT(toldLast(window), containsText("could not be opened"));
        CHECK_THAT(toldLast(window), containsText("newer"));
        CHECK_THAT(toldLast(window), containsText("Nothing was changed"));
        CHECK(window->document().plan() == before);
        CHECK(window->document().path().isEmpty());
        CHECK(bytesOf(path) == bytes);
    }
}

TEST_CASE("A file that may not be read, and one that vanished, leave what is open") {
    const TemporaryFolder folder;
    TestWindow window;
    const QString path = woodgroveIn(folder);
    REQUIRE(window->open(path));
    setBandwidth(window->document(), 4321);
    const Plan before = window->document().plan();
    // Given up by whoever is asked: the plan that is open is, and stays while nothing replaces it.
    const std::string gone = folder.file("gone.json");
    writePlanFile(gone, companyPlan(3, 1));
    std::filesystem::remove(gone);
    window.script->answers = {-1};
    CHECK_FALSE(window->open(QString::fromStdString(gone)));
    CHECK(window.script->told.empty());
    REQUIRE(window->save());
    CHECK_FALSE(window->open(QString::fromStdString(gone)));
    CHECK_THAT(toldLast(window), containsText("gone.json could not be opened"));
    CHECK_THAT(toldLast(window), containsText("Nothing was changed"));
    CHECK(window->document().plan() == before);
    CHECK(window->document().path() == path);
    if (geteuid() == 0) return;  // who may read everything
    const std::string locked = folder.file("locked.json");
    writePlanFile(locked, companyPlan(3, 1));
    std::filesystem::permissions(locked, std::filesystem::perms::none);
    CHECK_FALSE(window->open(QString::fromStdString(locked)));
    CHECK_THAT(toldLast(window), containsText("locked.json could not be opened"));
    CHECK(window->document().plan() == before);
}

TEST_CASE("A disk that is full while a plan is saved costs neither the file nor the edits") {
    for (const char* name : {"plan.json", "plan.peerplan"}) {
        INFO(name);
        const TemporaryFolder folder;
        const QString path = QString::fromStdString(folder.file(name));
        const Plan plan = companyPlan(40, 1);
        gui::writePlanTo(path, plan);
        TestWindow window;
        REQUIRE(window->open(path));
        Plan larger = companyPlan(80, 1);
        const std::string bytes = bytesOf(path.toStdString());
        {
            const FullDisk full(bytes.size() / 2);
            window->document().replace(larger, Text("edit"));
            CHECK_FALSE(window->save());
        }
        CHECK_THAT(toldLast(window), containsText("could not be saved"));
        CHECK_THAT(toldLast(window), containsText("holds what it held before"));
        CHECK_THAT(toldLast(window), containsText("Your edits are in this window"));
        CHECK(gui::readPlanOf(path) == plan);
        CHECK(window->document().isModified());
        CHECK(window->document().plan() == larger);
        // Nothing half written lies beside it.
        CHECK(filesIn(folder) == 1);
        // Room again: saved as if nothing had been.
        REQUIRE(window->save());
        CHECK(gui::readPlanOf(path) == larger);
        CHECK_FALSE(window->document().isModified());
    }
}

TEST_CASE("A folder that is gone while a plan is edited costs nothing but its name") {
    const TemporaryFolder folder;
    std::filesystem::create_directory(folder.file("inner"));
    const QString path = QString::fromStdString(folder.file("inner/plan.json"));
    writePlanFile(path.toStdString(), companyPlan(3, 1));
    TestWindow window;
    REQUIRE(window->open(path));
    setBandwidth(window->document(), 4321);
    const Plan edited = window->document().plan();
    window->document().recovery().flush();
    std::filesystem::remove_all(folder.file("inner"));
    CHECK_FALSE(window->save());
    CHECK_THAT(toldLast(window), containsText("could not be saved"));
    CHECK(window->document().isModified());
    CHECK(window->document().plan() == edited);
    window.script->fileToSave = QString::fromStdString(folder.file("elsewhere.json"));
    REQUIRE(window->saveAs());
    CHECK(gui::readPlanOf(window.script->fileToSave) == edited);
}

TEST_CASE("What another program wrote stays where people save beside it") {
    const TemporaryFolder folder;
    const QString path = woodgroveIn(folder);
    TestWindow window;
    REQUIRE(window->open(path));
    setBandwidth(window->document(), 4321);
    const Plan ours = window->document().plan();
    Plan theirs = ours;
    theirs.circuits[0].bandwidth = Bandwidth::mbps(2000);
    writePlanFile(path.toStdString(), theirs);
    window.script->answers = {1};
    window.script->fileToSave = QString::fromStdString(folder.file("mine.json"));
    REQUIRE(window->save());
    CHECK_THAT(window.script->asked.back(), containsText("changed by another program"));
    CHECK(gui::readPlanOf(path) == theirs);
    CHECK(gui::readPlanOf(window.script->fileToSave) == ours);
    CHECK(window->document().path() == window.script->fileToSave);
}

TEST_CASE("A report that cannot be written says so, and what stood there stays") {
    const TemporaryFolder folder;
    TestWindow window;
    REQUIRE(window->open(woodgroveIn(folder)));
    const std::string path = folder.file("report.md");
    writeBytes(path, "of last month");
    // A folder is no file to write; a disk without room writes none.
    window->exportReport(QString::fromStdString(folder.path().string() + "/absent/report.md"));
    REQUIRE(waitFor([&] { return !window.script->told.empty(); }, 120000));
    CHECK_THAT(toldLast(window), containsText("could not be written"));
    CHECK_THAT(toldLast(window), containsText("Nothing was changed"));
    {
        const FullDisk full(100);
        window->exportReport(QString::fromStdString(path));
        REQUIRE(waitFor([&] { return window.script->told.size() > 1; }, 120000));
    }
    CHECK_THAT(toldLast(window), containsText("could not be written"));
    CHECK(bytesOf(path) == "of last month");
}
