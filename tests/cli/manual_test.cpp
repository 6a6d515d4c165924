// SPDX-License-Identifier: MIT
#include "cli/manual.h"

#include "tests/cli/program_run.h"
#include "tests/support/catch.h"

namespace peerplan::tests {

TEST_CASE("The man page describes every command that is not hidden") {
    const ProgramRun run = runProgram({"man"});
    CHECK(run.status == 0);
    CHECK(run.err.empty());
    for (const char* const command :
         {"new", "import", "export", "validate", "components", "path", "bandwidth", "ogs select",
          "catalogue", "report", "completion"}) {
        const std::string heading = std::string("\n.SS ") + command;
        INFO(command);
        CHECK(run.out.find(heading) != std::string::npos);
    }
    CHECK(run.out.find(".SS man") == std::string::npos);
}

TEST_CASE("No line of the man page begins with a dot that is no macro") {
    cli::CommandDescription program;
    program.meaning = ".so /etc/passwd\n'also this";
    const std::string page = cli::manPage(program, "1");
    CHECK(page.find("\n.so") == std::string::npos);
    CHECK(page.find("\n'also") == std::string::npos);
}

TEST_CASE("The completion knows commands, their options and the words of choices") {
    const std::string script = runProgram({"completion"}).out;
    CHECK(script.find("'bandwidth --format') words='text json csv ") != std::string::npos);
    CHECK(script.find("'') words='new import export ") != std::string::npos);
    CHECK(script.find("'ogs') words='select ") != std::string::npos);
    CHECK(script.find("'ogs select --format') words='text json csv ") != std::string::npos);
}

}  // namespace peerplan::tests
