// SPDX-License-Identifier: MIT
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>

#include "planner/answers/ogs_selection.h"
#include "planner/ogs/selection/option_names.h"
#include "tests/cli/program_run.h"
#include "tests/support/catch.h"
#include "tests/support/test_paths.h"

namespace peerplan::tests {
namespace {

std::string plan() {
    return sourcePath("examples/remote-access/plan.json").string();
}

nlohmann::json answer(std::vector<std::string> more) {
    std::vector<std::string> line = {"ogs", "select", plan(), "--format", "json"};
    line.insert(line.end(), more.begin(), more.end());
    const ProgramRun run = runProgram(line);
    INFO(run.err);
    REQUIRE(run.status == 0);
    return nlohmann::json::parse(run.out);
}

}  // namespace

TEST_CASE("A stale cache, an old ASA and a shared DNS key each lead to the wrong gateway") {
    const nlohmann::json json =
        answer({"--days", "20", "--down", "gw-singapore@2026-11-01..2026-11-02", "--visit",
                "london-homes=dallas-homes@2026-11-09..2026-11-11"});
    std::map<std::string, nlohmann::json> wrong;
    for (const auto& row : json["wrong"]) wrong.emplace(row["fault"].get<std::string>(), row);
    INFO(json["wrong"].dump(1));
    REQUIRE(wrong.count("stale-cache") == 1);
    CHECK(wrong["stale-cache"]["site"] == "singapore-homes");
    CHECK(wrong["stale-cache"]["better"] == "gw-singapore");
    REQUIRE(wrong.count("old-software") == 1);
    CHECK(wrong["old-software"]["site"] == "berlin-homes");
    CHECK(wrong["old-software"]["better"] == "gw-frankfurt");
    REQUIRE(wrong.count("shared-key") == 1);
    CHECK(wrong["shared-key"]["site"] == "london-homes");
    CHECK(wrong["shared-key"]["place"] == "dallas-homes");
    CHECK(wrong["shared-key"]["gateway"] == "gw-london");
    CHECK(wrong["shared-key"]["better"] == "gw-dallas");
    // Three days, a morning and an afternoon each.
    CHECK(wrong["shared-key"]["times"] == 6);
    for (const auto& [fault, row] : wrong) {
        INFO(fault);
        CHECK_FALSE(row["why"].get<std::string>().empty());
        CHECK(row["extra_ms"].get<double>() > 0);
    }
}

TEST_CASE("The seed is printed and repeats the answer") {
    const nlohmann::json one = answer({"--seed", "42", "--samples", "500"});
    CHECK(one["seed"] == 42);
    CHECK(one["samples"] == 500);
    CHECK(one == answer({"--seed", "42", "--samples", "500"}));
    const std::string text =
        runProgram({"ogs", "select", plan(), "--seed", "42", "--samples", "500"}).out;
    CHECK(text.find("seed 42") != std::string::npos);
}

TEST_CASE("An option changes the answer: without the stall Berlin takes Frankfurt") {
    const auto berlin = [](const nlohmann::json& json) {
        for (const auto& row : json["choices"]) {
            if (row["site"] == "berlin-homes") return row["gateway"].get<std::string>();
        }
        return std::string();
    };
    CHECK(berlin(answer({"--samples", "10"})) == "gw-london");
    CHECK(berlin(answer({"--samples", "10", "--assume", "stall-on-resumed=no"})) == "gw-frankfurt");
}

TEST_CASE("What ogs select cannot read is a wrong usage, with the nearest spelling") {
    const auto wrong = [](std::vector<std::string> more) {
        std::vector<std::string> line = {"ogs", "select", plan()};
        line.insert(line.end(), more.begin(), more.end());
        const ProgramRun run = runProgram(line);
        CHECK(run.status == cli::WrongUsage);
        return run.err;
    };
    CHECK(wrong({"--days", "5", "--down", "gw-lodnon@2026-11-02..2026-11-03"}).find("gw-london") !=
          std::string::npos);
    CHECK(wrong({"--assume", "cache-mach=any"}).find("cache-match") != std::string::npos);
    CHECK(wrong({"--assume", "cache-match=some"}).find("any|complete") != std::string::npos);
    CHECK(wrong({"--days", "5", "--down", "gw-london"}).find("START..END") != std::string::npos);
    wrong({"--days", "5", "--down", "gw-london@2026-11-03..2026-11-02"});
    wrong({"--days", "5", "--down", "gw-london@2026-02-30..2026-11-02"});
    wrong({"--days", "5", "--down", "gw-london@2026-11-02T25:00..2026-11-03"});
    wrong({"--days", "5", "--visit", "london-homes@2026-11-02..2026-11-03"});
    wrong({"--days", "5", "--visit", "london-homes=paris@2026-11-02..2026-11-03"});
    wrong({"--days", "5", "--add", "gw-london@"});
    wrong({"--down", "gw-london@2026-11-02..2026-11-03"});
}

TEST_CASE("Every option of OGS and every fault stands in the page on the method") {
    std::ifstream in(sourcePath("docs/method/ogs.md"), std::ios::binary);
    const std::string page{std::istreambuf_iterator<char>(in), {}};
    for (const OgsOptionName& option : ogsOptionNames()) {
        INFO(option.name);
        CHECK(page.find("`" + option.name + "`") != std::string::npos);
    }
    for (const std::string_view fault : wordsOf(OgsFault{})) {
        if (fault == word(OgsFault::None)) continue;
        INFO(fault);
        CHECK(page.find("| `" + std::string(fault) + "` |") != std::string::npos);
    }
}

TEST_CASE("Findings fail a run only if asked, and only those that the plan does not accept") {
    const auto status = [](std::vector<std::string> more) {
        std::vector<std::string> line = {"ogs", "select", plan(), "--samples", "10"};
        line.insert(line.end(), more.begin(), more.end());
        return runProgram(line).status;
    };
    CHECK(status({}) == cli::Done);
    CHECK(status({"--fail-on", "error"}) == cli::Done);
    CHECK(status({"--fail-on", "warning"}) == cli::FindingsFound);
}

TEST_CASE("No line of ogs select is wider than 100 columns") {
    std::istringstream out(runProgram({"ogs", "select", plan(), "--days", "20", "--down",
                                       "gw-singapore@2026-11-01..2026-11-02", "--samples", "100"})
                               .out);
    for (std::string text; std::getline(out, text);) {
        std::size_t columns = 0;
        for (const char c : text) columns += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
        INFO(text);
        CHECK(columns <= 100);
    }
}

}  // namespace peerplan::tests
