// SPDX-License-Identifier: MIT
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "data/text/display_width.h"
#include "tests/cli/program_run.h"
#include "tests/support/catch.h"
#include "tests/support/test_paths.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

std::string example(const std::string& name) {
    return sourcePath("examples/" + name + "/plan.json").string();
}

}  // namespace

TEST_CASE("A review ends with the status that --fail-on asks for") {
    const std::string bank = example("woodgrove");
    CHECK(runProgram({"review", bank}).status == 0);
    CHECK(runProgram({"review", bank, "--fail-on", "error"}).status == 0);
    CHECK(runProgram({"review", bank, "--scenario", "internet-backup", "--fail-on", "error"})
              .status == 1);
    CHECK(runProgram({"review", example("brownfield")}).status == 0);
    CHECK(runProgram({"review", example("brownfield"), "--fail-on", "note"}).status == 1);
    // The sound design accepts two notes: they fail nothing.
    CHECK(runProgram({"review", example("sound-design"), "--fail-on", "note"}).status == 0);
}

TEST_CASE("An edit on the command line is reviewed, and a bad one or an unknown rule is refused") {
    const ProgramRun run = runProgram({"review", example("sound-design"), "--rule", "M365-03",
                                       "--edit", "set circuit/er-london.sku standard"});
    CHECK(run.status == 0);
    CHECK(run.out.find("M365-03") != std::string::npos);
    CHECK(runProgram({"review", example("sound-design"), "--edit", "set circuit/er-lodnon.sku x"})
              .status == 2);
    const ProgramRun unknown = runProgram({"review", example("sound-design"), "--rule", "M365-0x"});
    CHECK(unknown.status == 2);
    CHECK(unknown.err.find("M365-01") != std::string::npos);
    const ProgramRun area = runProgram({"rules", "--area", "perimetre"});
    CHECK(area.status == 2);
    CHECK(area.err.find("perimeter") != std::string::npos);
}

TEST_CASE("The text of a review fits 100 columns") {
    for (const char* name : {"woodgrove", "brownfield", "sound-design", "remote-access"}) {
        const ProgramRun run = runProgram({"review", example(name)});
        CHECK(run.status == 0);
        std::istringstream lines(run.out);
        for (std::string line; std::getline(lines, line);) {
            INFO(line);
            CHECK(displayWidth(line) <= 100);
        }
    }
}

TEST_CASE("SARIF names the line of the object in the plan's file") {
    const ProgramRun run =
        runProgram({"review", example("brownfield"), "--rule", "HA-01", "--format", "sarif"});
    REQUIRE(run.status == 0);
    const auto json = nlohmann::json::parse(run.out);
    const auto& result = json["runs"][0]["results"][0];
    const auto& region = result["locations"][0]["physicalLocation"]["region"];
    // The circuit is the one line of its list.
    const std::int64_t line = region["startLine"].get<std::int64_t>();
    std::ifstream in(example("brownfield"));
    std::string text;
    for (std::int64_t i = 0; i < line; ++i) std::getline(in, text);
    CHECK(text.find("er-chicago") != std::string::npos);
}

TEST_CASE("The rules are listed with and without a plan") {
    const ProgramRun book = runProgram({"rules", "--format", "json"});
    REQUIRE(book.status == 0);
    const auto all = nlohmann::json::parse(book.out);
    CHECK(all["rules"].size() > 60);
    const ProgramRun held = runProgram({"rules", example("small-office"), "--format", "json"});
    REQUIRE(held.status == 0);
    bool notStated = false;
    const auto rules = nlohmann::json::parse(held.out);
    for (const auto& rule : rules["rules"]) {
        notStated = notStated || rule["standing"] == "not stated";
    }
    CHECK(notStated);
}
