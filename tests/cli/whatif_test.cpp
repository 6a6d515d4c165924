// SPDX-License-Identifier: MIT
// `peerplan whatif`: scenarios in both kinds of files, and edits that are refused.

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/cli/program_run.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_paths.h"

namespace peerplan::tests {
namespace {

std::string woodgrove() {
    return sourcePath("examples/woodgrove/plan.json").string();
}

ProgramRun whatif(const std::string& plan, std::vector<std::string> more) {
    more.insert(more.begin(), {"whatif", plan});
    return runProgram(more);
}

nlohmann::json listed(const std::string& plan) {
    const ProgramRun run = whatif(plan, {"list", "--format", "json"});
    INFO(run.err);
    REQUIRE(run.status == 0);
    return nlohmann::json::parse(run.out)["scenarios"];
}

}  // namespace

TEST_CASE("whatif adds, changes and removes a scenario in a document and in a store alike") {
    const TemporaryFolder scratch;
    for (const std::string ending : {".json", ".peerplan"}) {
        INFO(ending);
        const std::string plan = scratch.file("plan" + ending);
        REQUIRE(runProgram({"export", woodgrove(), "-o", plan}).status == 0);
        const std::string before = runProgram({"export", plan}).out;
        REQUIRE(whatif(plan, {"add", "fast", "--edit", "set circuit/er-dallas.mbps 5000", "--name",
                              "Faster"})
                    .status == 0);
        REQUIRE(whatif(plan,
                       {"add", "crowd", "--parent", "fast", "--edit",
                        "scale users region/asia-pacific 1.3", "--edit", "fail circuit/er-london"})
                    .status == 0);
        const nlohmann::json list = listed(plan);
        // Two of Woodgrove's own, two new ones, the ready-made one.
        REQUIRE(list.size() == 5);
        CHECK(list[2]["scenario"] == "fast");
        CHECK(list[2]["name"] == "Faster");
        CHECK(list[3]["parent"] == "fast");
        CHECK(list[3]["edits"] == 2);
        CHECK(list[4]["scenario"] == "no-expressroute");
        CHECK(list[4]["ready_made"] == true);
        const ProgramRun show = whatif(plan, {"show", "crowd"});
        CHECK(show.out.find("set circuit/er-dallas.mbps 5000") != std::string::npos);
        CHECK(show.out.find("scale users region/asia-pacific 1.3") != std::string::npos);
        CHECK(runProgram({"validate", plan, "--scenario", "crowd"}).status == 0);
        // The first of its edits goes, another comes.
        REQUIRE(whatif(plan, {"edit", "crowd", "--drop", "1", "--edit", "scale demand 1.1",
                              "--no-parent"})
                    .status == 0);
        CHECK(whatif(plan, {"show", "crowd"}).out.find("region/asia-pacific") == std::string::npos);
        CHECK(whatif(plan, {"show", "crowd"}).out.find("er-dallas") == std::string::npos);
        CHECK(whatif(plan, {"remove", "crowd"}).status == 0);
        CHECK(whatif(plan, {"remove", "fast"}).status == 0);
        // Undone: the same plan, byte for byte.
        CHECK(runProgram({"export", plan}).out == before);
    }
}

TEST_CASE("A bad edit says which part is wrong and leaves the file as it was") {
    const TemporaryFolder scratch;
    const std::string plan = scratch.file("plan.json");
    REQUIRE(runProgram({"export", woodgrove(), "-o", plan}).status == 0);
    const std::string before = bytesOf(plan);
    const std::vector<std::pair<std::vector<std::string>, std::string>> wrong = {
        {{"add", "x", "--edit", "remove circuit/er-virgina"}, "circuit/er-virginia"},
        {{"add", "x", "--edit", "set circuit/er-dallas.mpbs 2000"}, "did you mean mbps?"},
        {{"add", "x", "--edit", "set circuit/er-dallas.mbps fast"}, "/value"},
        {{"add", "x", "--edit", "remvoe circuit/er-dallas"}, "did you mean remove?"},
        {{"add", "x", "--edit", "scale users region/asia-pacifc 1.3"}, "region/asia-pacific"},
        {{"add", "x", "--edit", "fail circuit/er-dalas"}, "circuit/er-dallas"},
        {{"add", "x", "--edit", "add circuit {\"id\": \"y\"}"}, "circuits"},
        {{"add", "x", "--edit", "remove region/europe"}, "still names europe"},
        {{"add", "x", "--edit", "scale demand 1.1", "--parent", "internet-bakup"},
         "internet-backup"},
        {{"add", "base", "--edit", "scale demand 1.1"}, "base"},
        {{"add", "internet-backup", "--edit", "scale demand 1.1"}, "already"},
        {{"add", "x"}, "--edit"},
        {{"edit", "internet-bakup", "--edit", "scale demand 1.1"}, "internet-backup"},
        {{"edit", "internet-backup", "--drop", "5"}, "4 edits"},
        {{"edit", "internet-backup"}, "nothing to change"},
        // Another scenario is built on it.
        {{"remove", "one-circuit-per-region"}, "internet-backup"},
        {{"show", "internet-bakup"}, "internet-backup"},
        {{"lst"}, "list"}};
    for (const auto& [line, said] : wrong) {
        const ProgramRun run = whatif(plan, line);
        INFO(line.back() << ": " << run.err);
        CHECK(run.status == 2);
        CHECK(run.err.find(said) != std::string::npos);
        CHECK(bytesOf(plan) == before);
    }
    // The part that is wrong is named with the edit that was typed.
    CHECK(whatif(plan,
                 {"add", "x", "--edit", "scale demand 1.1", "--edit", "remove circuit/er-virgina"})
              .err.find("--edit 'remove circuit/er-virgina': error: /object:") !=
          std::string::npos);
}

TEST_CASE("Every command takes the ready-made scenario, and no plan stores it") {
    for (const std::string example : {"woodgrove", "small-office", "dewey-law", "remote-access"}) {
        const std::string plan = sourcePath("examples/" + example + "/plan.json").string();
        const ProgramRun run = runProgram({"bandwidth", plan, "--scenario", "no-expressroute"});
        INFO(example << ": " << run.err);
        CHECK(run.status == 0);
        CHECK(run.out.find("circuit/") == std::string::npos);
    }
    const ProgramRun wrong = runProgram({"bandwidth", woodgrove(), "--scenario", "no-expresroute"});
    CHECK(wrong.status == 2);
    CHECK(wrong.err.find("no-expressroute") != std::string::npos);
}

}  // namespace peerplan::tests
