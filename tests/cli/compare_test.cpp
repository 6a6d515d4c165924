// SPDX-License-Identifier: MIT
// `peerplan compare`: Woodgrove's rejected designs on one screen, and what wrong words bring.

#include <nlohmann/json.hpp>
#include <sstream>
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

ProgramRun compare(std::vector<std::string> more) {
    more.insert(more.begin(), {"compare", woodgrove(), "--threads", "1"});
    return runProgram(more);
}

nlohmann::json figures(std::vector<std::string> more) {
    more.insert(more.end(), {"--format", "json"});
    const ProgramRun run = compare(more);
    INFO(run.err);
    REQUIRE(run.status == 0);
    return nlohmann::json::parse(run.out)["figures"];
}

const nlohmann::json& figure(const nlohmann::json& rows, const std::string& name,
                             const std::string& design) {
    for (const auto& row : rows) {
        if (row["figure"] == name && row["design"] == design && row["region"].is_null()) return row;
    }
    FAIL("no figure " << name << " of " << design);
    return rows.front();
}

}  // namespace

TEST_CASE("Woodgrove's two rejected designs and the chosen one fit one screen") {
    const ProgramRun run = compare({"base", "one-circuit-per-region", "internet-backup"});
    INFO(run.err);
    REQUIRE(run.status == 0);
    std::istringstream out(run.out);
    int lines = 0;
    for (std::string text; std::getline(out, text); ++lines) {
        std::size_t columns = 0;
        for (const char c : text) columns += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
        INFO(text);
        CHECK(columns <= 100);
    }
    CHECK(lines <= 45);
    CHECK(run.out.find("by a person, 1 h") != std::string::npos);
}

TEST_CASE("The comparison shows why Woodgrove rejects them") {
    const nlohmann::json rows = figures({"base", "one-circuit-per-region", "internet-backup"});
    // No single failure cuts the chosen design's users off or leaves them waiting.
    CHECK(figure(rows, "users-at-risk", "base")["value"] == 0);
    CHECK(figure(rows, "users-at-risk", "base")["best"] == true);
    // With one circuit a region another continent stands in, for everybody, and far away.
    CHECK(figure(rows, "users-abroad", "one-circuit-per-region")["value"] == 37370);
    CHECK(figure(rows, "span-mean", "one-circuit-per-region")["value"].get<double>() >
          2 * figure(rows, "span-mean", "base")["value"].get<double>());
    CHECK(figure(rows, "least-headroom", "one-circuit-per-region")["value"].get<double>() < 0.1);
    // With the Internet as the backup everybody waits for a person for an hour, who moves routes.
    CHECK(figure(rows, "users-at-risk", "internet-backup")["value"] == 37370);
    CHECK(figure(rows, "failover", "internet-backup")["words"] == "by a person, 1 h");
    CHECK(figure(rows, "manual-steps", "internet-backup")["words"].get<std::string>().find("BGP") !=
          std::string::npos);
    CHECK(figure(rows, "failover", "base")["words"] == "automatic");
}

TEST_CASE("Without ExpressRoute everything is on the Internet all year") {
    const nlohmann::json rows = figures({"no-expressroute"});
    CHECK(figure(rows, "internet-year", "base")["value"] == 0);
    CHECK(figure(rows, "internet-year", "no-expressroute")["value"].get<double>() == Approx(1));
}

TEST_CASE("Other plans and their scenarios stand beside the plan's own") {
    const TemporaryFolder scratch;
    const std::string other = scratch.file("other.json");
    REQUIRE(runProgram({"whatif", woodgrove(), "add", "fast", "--edit",
                        "set circuit/er-dallas.mbps 10000", "-o", other})
                .status == 0);
    const ProgramRun run = compare({"base", other, other + "#fast", "--format", "json"});
    INFO(run.err);
    REQUIRE(run.status == 0);
    const nlohmann::json answer = nlohmann::json::parse(run.out);
    REQUIRE(answer["designs"].size() == 3);
    // The other plan is the same but for a scenario that it stores.
    CHECK(answer["designs"][1]["same_as"] == "base");
    CHECK(answer["designs"][2]["same_as"].is_null());
}

TEST_CASE("A price book prices what the plan does not") {
    const TemporaryFolder scratch;
    writeBytes(scratch.file("prices.csv"),
               "object,sku,price_per_month,currency\n,premium,1000,EUR\n,standard,500,EUR\n");
    const nlohmann::json rows =
        figures({"base", "one-circuit-per-region", "--prices", scratch.file("prices.csv")});
    const auto& base = figure(rows, "cost", "base");
    CHECK(base["where"] == "EUR");
    // Eight circuits of which four are left, all of one SKU.
    CHECK(base["value"].get<double>() ==
          Approx(2 * figure(rows, "cost", "one-circuit-per-region")["value"].get<double>()));
    writeBytes(scratch.file("bad.csv"), "sku,price_per_month\npremum,1\n");
    CHECK(compare({"base", "internet-backup", "--prices", scratch.file("bad.csv")}).status == 3);
}

TEST_CASE("A report puts the designs of --compare beside the plan, and one without them does not") {
    const TemporaryFolder scratch;
    const std::string page = scratch.file("report.html");
    REQUIRE(runProgram({"report", woodgrove(), "--threads", "1", "--compare",
                        "one-circuit-per-region,base", "-o", page})
                .status == 0);
    const std::string html = bytesOf(page);
    CHECK(html.find("Designs side by side") != std::string::npos);
    CHECK(html.find("One circuit a region is better than Woodgrove Bank") != std::string::npos);
    CHECK(html.find("Where else to reach Microsoft") != std::string::npos);
    CHECK(runProgram({"report", woodgrove(), "--compare", "nosuch", "-o", page}).status == 2);
}

TEST_CASE("compare refuses what does not exist, and gives the same bytes with any threads") {
    CHECK(compare({}).status == 2);
    const ProgramRun wrong = compare({"base", "internet-bakup"});
    CHECK(wrong.status == 2);
    CHECK(wrong.err.find("internet-backup") != std::string::npos);
    CHECK(compare({"base", "base"}).status == 2);
    CHECK(compare({"base", "absent.json"}).status == 4);
    const std::vector<std::string> line{"compare", woodgrove(), "internet-backup", "--format",
                                        "csv"};
    std::vector<std::string> three = line;
    three.insert(three.end(), {"--threads", "3"});
    CHECK(runProgram(line).out == runProgram(three).out);
}

}  // namespace peerplan::tests
