// SPDX-License-Identifier: MIT
// `peerplan spof`, on the examples: what Woodgrove's designs show, and what wrong words bring.

#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "tests/cli/program_run.h"
#include "tests/support/catch.h"
#include "tests/support/test_paths.h"

namespace peerplan::tests {
namespace {

const std::set<std::string> expressRoute = {"exchange", "sharepoint", "teams", "m365",
                                            "authentication"};

std::string example(const std::string& name) {
    return sourcePath("examples/" + name + "/plan.json").string();
}

nlohmann::json woodgrove(std::vector<std::string> more) {
    std::vector<std::string> line{"spof", example("woodgrove"), "--format", "json"};
    line.insert(line.end(), more.begin(), more.end());
    const ProgramRun run = runProgram(line);
    INFO(run.err);
    REQUIRE(run.status == 0);
    return nlohmann::json::parse(run.out);
}

const nlohmann::json* row(const nlohmann::json& answer, const std::string& component,
                          const std::string& kind) {
    for (const auto& finding : answer["spofs"]) {
        if (finding["component"] == component && finding["kind"] == kind) return &finding;
    }
    return nullptr;
}

}  // namespace

TEST_CASE("No single failure cuts Woodgrove's ExpressRoute services") {
    const nlohmann::json answer = woodgrove({});
    for (const auto& finding : answer["spofs"]) {
        INFO(finding.dump());
        CHECK(finding["kind"] != "cut");
        CHECK(finding["kind"] != "manual");
    }
    for (const auto& pair : answer["pairs"]) {
        if (!expressRoute.contains(pair["service"].get<std::string>())) continue;
        INFO(pair.dump());
        CHECK(pair["paths_least"].get<int>() >= 2);
        CHECK(pair["risk_paths_least"].get<int>() >= 2);
    }
    CHECK(answer["complete"] == true);
}

TEST_CASE("With one circuit a region the price is the other continent's round trip") {
    const nlohmann::json answer = woodgrove({"--scenario", "one-circuit-per-region"});
    for (const std::string circuit : {"circuit/er-dallas", "circuit/er-london",
                                      "circuit/er-singapore", "circuit/er-sao-paulo"}) {
        INFO(circuit);
        const nlohmann::json* slow = row(answer, circuit, "slow");
        REQUIRE(slow != nullptr);
        // Most offices of the continent, and at least an ocean more than before.
        CHECK((*slow)["bare_sites"].get<int>() >= 4);
        CHECK((*slow)["rtt_ms"].get<double>() > 80);
        CHECK((*slow)["rtt_ms"].get<double>() > (*slow)["normal_rtt_ms"].get<double>() + 40);
        CHECK(row(answer, circuit, "cut") == nullptr);
    }
}

TEST_CASE("With the Internet as backup the circuit's loss waits for a person") {
    const nlohmann::json answer = woodgrove({"--scenario", "internet-backup"});
    const nlohmann::json* manual = row(answer, "circuit/er-dallas", "manual");
    REQUIRE(manual != nullptr);
    // The hour that the example states.
    CHECK((*manual)["manual_min"] == 60.0);
    // All eight offices of North America: 5000 + 3200 + 1600 + 1100 + 2100 + 900 + 450 + 1150.
    CHECK((*manual)["bare_sites"] == 8);
    CHECK((*manual)["bare_users"] == 15500);
    CHECK(row(answer, "circuit/er-dallas", "cut") == nullptr);
}

TEST_CASE("spof ends with 1 if what --fail-on names is found") {
    const std::string plan = example("woodgrove");
    CHECK(runProgram({"spof", plan, "--fail-on", "cut"}).status == 0);
    CHECK(runProgram({"spof", plan, "--fail-on", "cut,slow"}).status == 1);
    CHECK(
        runProgram({"spof", plan, "--scenario", "internet-backup", "--fail-on", "manual"}).status ==
        1);
    // What is not looked for is not found.
    CHECK(runProgram({"spof", plan, "--only", "cut", "--fail-on", "slow"}).status == 0);
}

TEST_CASE("spof refuses what does not exist with the nearest spelling") {
    const std::string plan = example("woodgrove");
    const std::vector<std::pair<std::vector<std::string>, std::string>> wrong = {
        {{"--given", "circuit/er-dalas"}, "circuit/er-dallas"},
        {{"--only", "cutt"}, "cut"},
        {{"--fail-on", "slo"}, "slow"},
        {{"--site", "dalas"}, "dallas"},
        {{"--service", "team"}, "teams"},
        {{"--scenario", "internet-bakup"}, "internet-backup"}};
    for (const auto& [more, suggestion] : wrong) {
        std::vector<std::string> line{"spof", plan};
        line.insert(line.end(), more.begin(), more.end());
        const ProgramRun run = runProgram(line);
        INFO(more[0] << ' ' << more[1] << ": " << run.err);
        CHECK(run.status == 2);
        CHECK(run.out.empty());
        CHECK(run.err.find(suggestion) != std::string::npos);
    }
}

TEST_CASE("spof prints the same bytes with any number of threads, and fits 100 columns") {
    const std::string plan = example("woodgrove");
    const std::string one = runProgram({"spof", plan, "--threads", "1"}).out;
    CHECK(one == runProgram({"spof", plan, "--threads", "3"}).out);
    CHECK(runProgram({"spof", plan, "--threads", "1", "--format", "json"}).out ==
          runProgram({"spof", plan, "--threads", "4", "--format", "json"}).out);
    CHECK(!runProgram({"spof", plan, "--format", "csv"}).out.empty());
    std::size_t columns = 0;
    for (const char c : one) {
        // Continuation bytes of UTF-8 take no column.
        if ((static_cast<unsigned char>(c) & 0xc0U) != 0x80U) ++columns;
        if (c != '\n') continue;
        CHECK(columns <= 101);
        columns = 0;
    }
}

TEST_CASE("Under maintenance of one of its circuits Woodgrove leans on the other") {
    const nlohmann::json answer = woodgrove({"--given", "circuit/er-dallas", "--only", "cut,slow"});
    for (const auto& finding : answer["spofs"]) CHECK(finding["kind"] == "slow");
    // What was the second circuit of the continent is the last: losing it crosses an ocean.
    const nlohmann::json* slow = row(answer, "circuit/er-virginia", "slow");
    REQUIRE(slow != nullptr);
    CHECK((*slow)["bare_sites"].get<int>() >= 4);
}

}  // namespace peerplan::tests
