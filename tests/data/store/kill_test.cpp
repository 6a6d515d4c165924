// SPDX-License-Identifier: MIT
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "data/store/database.h"
#include "data/store/store.h"
#include "tests/data/store/offices_plan.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

extern char** environ;

using namespace peerplan;
using namespace peerplan::tests;

namespace {

/// A running store_writer.
class Writer {
  public:
    Writer(const std::string& file, int offices, const std::string& times = "-1") {
        int pipe[2] = {};
        REQUIRE(pipe2(pipe, O_CLOEXEC) == 0);
        posix_spawn_file_actions_t actions;
        posix_spawn_file_actions_init(&actions);
        posix_spawn_file_actions_adddup2(&actions, pipe[1], STDOUT_FILENO);
        std::vector<std::string> words = {PEERPLAN_STORE_WRITER, file, std::to_string(offices),
                                          times};
        std::vector<char*> arguments;
        for (std::string& word : words) arguments.push_back(word.data());
        arguments.push_back(nullptr);
        const int code =
            posix_spawn(&m_process, words[0].c_str(), &actions, nullptr, arguments.data(), environ);
        posix_spawn_file_actions_destroy(&actions);
        close(pipe[1]);
        m_output = pipe[0];
        REQUIRE(code == 0);
        // Returns when the plans are made and the first save is about to begin.
        char begun = 0;
        REQUIRE(read(m_output, &begun, 1) == 1);
    }
    ~Writer() {
        if (m_process > 0) finish(SIGKILL);
        close(m_output);
    }
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    /// Sends a signal, if any, and waits; the status as of waitpid.
    int finish(int signal = 0) {
        if (signal != 0) kill(m_process, signal);
        int status = 0;
        waitpid(m_process, &status, 0);
        m_process = -1;
        return status;
    }

    /// What it printed after the first byte; call after finish.
    std::string output() const {
        std::string text;
        char buffer[256];
        ssize_t size = 0;
        while ((size = read(m_output, buffer, sizeof buffer)) > 0) {
            text.append(buffer, static_cast<std::size_t>(size));
        }
        return text;
    }

  private:
    pid_t m_process = -1;
    int m_output = -1;
};

/// Kills writers at random moments and looks at what they leave.
void killWriters(int kills, std::uint64_t seed) {
    WARN("seed " << seed << ", " << kills << " kills");
    std::mt19937_64 random(seed);
    const TemporaryFolder folder;
    const std::string file = folder.file("plan.peerplan");
    constexpr int offices = 600;
    const Plan old = officesPlan(offices);
    const Plan other = officesPlan(offices + 1);
    // Moments are spread over the start and some saves, as long as those take here and now.
    const auto before = std::chrono::steady_clock::now();
    Writer(file, offices, "4").finish();
    const auto four = std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::steady_clock::now() - before);
    const auto longest = static_cast<std::uint64_t>(four.count()) + 1;
    int sawOther = 0;
    int midSave = 0;
    for (int i = 0; i < kills; ++i) {
        CAPTURE(i);
        // Sometimes there is no file yet.
        if (i % 5 == 0) std::filesystem::remove(file);
        const bool existed = std::filesystem::exists(file);
        Writer writer(file, offices);
        std::this_thread::sleep_for(std::chrono::microseconds(random() % longest));
        const int status = writer.finish(SIGKILL);
        REQUIRE(WIFSIGNALED(status));
        if (std::filesystem::exists(file + "-journal")) ++midSave;
        if (!std::filesystem::exists(file)) {
            REQUIRE_FALSE(existed);
            continue;
        }
        const Plan plan = loadPlan(file);
        REQUIRE((plan == old || plan == other));
        if (plan == other) ++sawOther;
        // A killed save of a new file leaves its temporary one; nothing reads it.
        for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
            if (entry.path() != file) std::filesystem::remove(entry.path());
        }
    }
    WARN(midSave << " in the middle of a transaction, " << sawOther << " with the second plan");
    CHECK(midSave > 0);
}

}  // namespace

TEST_CASE("a writer that is killed at any moment leaves the old plan or the new one") {
    killWriters(50, std::random_device{}());
}

TEST_CASE("a thousand killed writers leave the old plan or the new one", "[.soak]") {
    const char* wanted = std::getenv("PEERPLAN_SOAK_KILLS");
    killWriters(wanted != nullptr ? std::atoi(wanted) : 1000, std::random_device{}());
}

TEST_CASE("two writers at once both get in or one gets a clear message") {
    const TemporaryFolder folder;
    const std::string file = folder.file("plan.peerplan");
    for (const bool exists : {false, true}) {
        CAPTURE(exists);
        if (!exists) std::filesystem::remove(file);
        Writer first(file, 300, "15");
        Writer second(file, 400, "15");
        for (Writer* writer : {&first, &second}) {
            const int status = writer->finish();
            REQUIRE(WIFEXITED(status));
            if (WEXITSTATUS(status) != 0) {
                CHECK_THAT(writer->output(), containsText("Another program is writing"));
            }
        }
        // Whole, and of one of them.
        const Plan plan = loadPlan(file);
        const int offices = static_cast<int>(plan.links.size());
        CHECK(plan == officesPlan(offices));
        CHECK((offices == 300 || offices == 301 || offices == 400 || offices == 401));
    }
}

TEST_CASE("a store that another program is writing for long gives a clear message") {
    const TemporaryFolder folder;
    const std::string file = folder.file("plan.peerplan");
    savePlan(file, officesPlan(1));
    Database holder(file, OpenMode::Change, file);
    holder.execute("BEGIN EXCLUSIVE");
    // In another process, for locks of one process do not stand against itself.
    Writer writer(file, 1, "1");
    const int status = writer.finish();
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 1);
    CHECK_THAT(writer.output(), containsText("Another program is writing"));
}
