// SPDX-License-Identifier: MIT
// `peerplan report`: which sections, and what wrong words bring.

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/cli/program_run.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_paths.h"

namespace peerplan::tests {
namespace {

ProgramRun report(const TemporaryFolder& folder, const std::string& file,
                  const std::vector<std::string>& more) {
    std::vector<std::string> line{"report",    sourcePath("examples/woodgrove/plan.json").string(),
                                  "--threads", "1",
                                  "-o",        folder.file(file)};
    line.insert(line.end(), more.begin(), more.end());
    return runProgram(line);
}

}  // namespace

TEST_CASE("A report has the sections that were asked for, in its own order") {
    const TemporaryFolder folder;
    const ProgramRun run = report(folder, "plan.json", {"--sections", "providers,,sites"});
    INFO(run.err);
    REQUIRE(run.status == 0);
    const auto json = nlohmann::json::parse(bytesOf(folder.file("plan.json")));
    REQUIRE(json["sections"].size() == 2);
    CHECK(json["sections"][0]["id"] == "sites");
    CHECK(json["sections"][1]["id"] == "providers");
}

TEST_CASE("A section that a report does not have is refused with the nearest spelling") {
    const TemporaryFolder folder;
    const ProgramRun run = report(folder, "plan.json", {"--sections", "headrom,summary"});
    CHECK(run.status == 2);
    CHECK(run.err.find("headrom") != std::string::npos);
    CHECK(run.err.find("did you mean headroom") != std::string::npos);
    const ProgramRun alone = report(folder, "plan.json", {"--sections", "comparison"});
    CHECK(alone.status == 2);
    CHECK(alone.err.find("--compare") != std::string::npos);
    const ProgramRun nothing = report(folder, "plan.json", {"--sections", "ogs"});
    CHECK(nothing.status == 2);
}

}  // namespace peerplan::tests
