// SPDX-License-Identifier: MIT
// Ctrl-C in the middle of long work: a program of its own, because a process that was interrupted
// stays so.

#include <csignal>
#include <streambuf>

#include <nlohmann/json.hpp>

#include "cli/interrupt.h"
#include "cli/run.h"
#include "tests/cli/program_run.h"
#include "tests/support/catch.h"
#include "tests/support/test_paths.h"

namespace peerplan::tests {
namespace {

/// A terminal whose user presses Ctrl-C when the first line of progress stands on it.
class ImpatientUser : public std::streambuf {
  protected:
    int overflow(int character) override {
        press();
        return character;
    }
    std::streamsize xsputn(const char*, std::streamsize count) override {
        press();
        return count;
    }

  private:
    void press() {
        if (!m_pressed) std::raise(SIGINT);
        m_pressed = true;
    }
    bool m_pressed = false;
};

}  // namespace

TEST_CASE("Interrupted work ends with 130 and writes what it has and how far it came") {
    cli::catchInterrupts();
    ImpatientUser user;
    std::ostream err(&user);
    std::ostringstream out;
    cli::Context context{out, err, false, true, Language()};
    const std::string plan = sourcePath("examples/woodgrove/plan.json").string();
    const int status = cli::run({"sweep", plan, "--format", "json"}, context);
    CHECK(status == 130);
    const nlohmann::json answer = nlohmann::json::parse(out.str());
    // The key was pressed before the first block of 64 states: that block is finished.
    std::size_t singles = 0;
    for (const auto& row : answer["scope"]) {
        if (row["figure"] == "singles") singles = row["states"];
    }
    CHECK(singles == 64);
    CHECK(answer["failures"].size() <= 64 + 38);

    // Whoever reads the text is told: of the bank's 421 components 38 carry nothing.
    std::ostringstream text;
    cli::Context plain{text, err, false, true, Language()};
    CHECK(cli::run({"sweep", plan}, plain) == 130);
    CHECK(text.str().find("Stopped after 0 of 383 states") != std::string::npos);

    std::ostringstream points;
    cli::Context again{points, err, false, true, Language()};
    CHECK(cli::run({"spof", plan, "--format", "json"}, again) == 130);
    CHECK(nlohmann::json::parse(points.str())["complete"] == false);
}

}  // namespace peerplan::tests
