// SPDX-License-Identifier: MIT
// `peerplan fail` on the examples, and what it answers to mistakes.

#include <fstream>
#include <sstream>

#include <nlohmann/json.hpp>

#include "cli/failover_input.h"
#include "tests/cli/program_run.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_paths.h"

namespace peerplan::tests {
namespace {

using nlohmann::json;

std::string woodgrove() {
    return sourcePath("examples/woodgrove/plan.json").string();
}

json failed(std::vector<std::string> words, const std::string& plan = woodgrove()) {
    words.insert(words.begin(), {"fail", plan});
    words.insert(words.end(), {"--format", "json"});
    const ProgramRun run = runProgram(words);
    INFO(run.err);
    REQUIRE(run.status == 0);
    return json::parse(run.out);
}

/// Woodgrove without BFD on the connections of ExpressRoute Dallas.
std::string withoutBfd(const TemporaryFolder& folder) {
    std::ifstream in(woodgrove());
    json plan = json::parse(in);
    for (json& connection : plan["circuits"][0]["connections"]) connection["bfd"] = false;
    std::string path = folder.file("plan.json");
    writeBytes(path, plan.dump());
    return path;
}

}  // namespace

TEST_CASE("Woodgrove loses half of a circuit's share for 0.9 s with BFD, F6") {
    const json answer = failed({"connection/er-dallas/primary"});
    // 7,700 users prefer ExpressRoute Dallas; half of what they send for 3 × 300 ms.
    const json& during = answer["intervals"][1];
    CHECK(during["from_s"] == 0.0);
    CHECK(during["to_s"] == 0.9);
    CHECK(during["lost_share"].get<double>() == Approx(0.5));
    CHECK(during["users_without"].get<double>() == Approx(3850));
    CHECK(answer["intervals"][2]["lost_share"] == 0.0);
    CHECK(answer["regions"][0]["user_seconds"].get<double>() == Approx(3465));
    CHECK(answer["regions"][0]["sessions_broken_users"] == 0.0);
    CHECK(answer["users_touched"] == 7700);
    CHECK(answer["manual"] == false);
    CHECK(answer["unresolved"] == false);
    CHECK(answer["date"].get<std::string>().size() == 10);
    CHECK(answer["utc"].get<std::string>().size() == 5);
}

TEST_CASE("Every element that changes has its load in every interval") {
    const json answer = failed({"connection/er-dallas/primary"});
    const json& rows = answer["interval-loads"];
    CHECK(rows.size() == answer["intervals"].size() * answer["loads"].size());
    std::vector<double> secondary;
    for (const json& row : rows) {
        if (row["element"] != "connection/er-dallas/secondary") continue;
        secondary.push_back(row["load_mbps"]);
        CHECK(row["from_s"] == answer["intervals"][secondary.size() - 1]["from_s"]);
    }
    // Half of the circuit's share, then all of it: before, for 0.9 s, and from then on.
    REQUIRE(secondary.size() == 3);
    CHECK(secondary[1] == Approx(secondary[0]));
    CHECK(secondary[2] == Approx(2 * secondary[0]).epsilon(1e-3));
    // People read before, worst and after.
    const ProgramRun text = runProgram({"fail", woodgrove(), "connection/er-dallas/primary"});
    CHECK(text.out.find("Load and headroom before") != std::string::npos);
    CHECK(text.out.find("in every interval") == std::string::npos);
}

TEST_CASE("A timeline is the same for any number of threads") {
    const auto told = [](const std::string& threads) {
        return failed({"circuit/er-dallas", "--at", "30", "connection/er-virginia/primary",
                       "--repair", "10min", "circuit/er-dallas", "--threads", threads});
    };
    CHECK(told("1") == told("4"));
}

TEST_CASE("Woodgrove without BFD loses it for 120 to 180 s, F6") {
    const TemporaryFolder folder;
    const std::string plan = withoutBfd(folder);
    const json answer = failed({"connection/er-dallas/primary"}, plan);
    CHECK(answer["intervals"][1]["to_s"] == 180.0);
    CHECK(answer["timers"][0]["by"] == "hold-timer");
    CHECK(answer["timers"][0]["least_s"] == 120.0);
    CHECK(answer["timers"][0]["most_s"] == 180.0);
    // 3,850 user-equivalents.
    CHECK(answer["regions"][0]["user_seconds_least"].get<double>() == Approx(462'000));
    CHECK(answer["regions"][0]["user_seconds"].get<double>() == Approx(693'000));
}

TEST_CASE("Woodgrove's firewall fails over in 3 s, F6") {
    const json answer = failed({"control/dallas/firewall#1"});
    CHECK(answer["timers"][0]["by"] == "standby-unit");
    CHECK(answer["timers"][0]["most_s"] == 3.0);
    CHECK(answer["intervals"].back()["lost_share"] == 0.0);
    CHECK(answer["intervals"].back()["from_s"] == 3.0);
}

TEST_CASE("Woodgrove's Internet backup takes a person an hour, R4") {
    const json answer = failed({"circuit/er-dallas", "--scenario", "internet-backup"});
    CHECK(answer["intervals"].back()["from_s"] == 3600.0);
    CHECK(answer["events"].back()["kind"] == "switched");
    // All 15,500 users of the region for 3,600 s.
    CHECK(answer["regions"][0]["user_seconds"].get<double>() == Approx(15'500.0 * 3600));
    CHECK(answer["intervals"].back()["shed_mbps"].get<double>() > 1000);
}

TEST_CASE("A second failure, a repair and the return stand in one timeline") {
    const json answer = failed({"circuit/er-dallas", "--at", "30", "connection/er-virginia/primary",
                                "--repair", "10min", "circuit/er-dallas"});
    std::vector<double> times;
    for (const json& event : answer["events"]) {
        if (event["kind"] == "failed" || event["kind"] == "repaired")
            times.push_back(event["at_s"]);
    }
    CHECK(times == std::vector<double>{0, 30, 600});
    // Back after the WAN's 5 s.
    CHECK(answer["events"].back()["kind"] == "returned");
    CHECK(answer["events"].back()["at_s"] == 605.0);
}

TEST_CASE("Everything at once, twice the same, within 100 columns, in any format") {
    std::vector<std::string> words{"fail", woodgrove()};
    const json components =
        json::parse(runProgram({"components", woodgrove(), "--format", "json"}).out);
    for (const json& row : components["components"]) words.push_back(row["component"]);
    const ProgramRun all = runProgram(words);
    CHECK(all.status == 0);
    CHECK(all.out == runProgram(words).out);
    for (const std::string& text :
         {all.out, runProgram({"fail", woodgrove(), "circuit/er-dallas"}).out,
          runProgram({"fail", woodgrove(), "site/dallas-dc", "--scenario", "internet-backup"})
              .out}) {
        std::istringstream lines(text);
        for (std::string line; std::getline(lines, line);) {
            std::size_t columns = 0;
            for (const char c : line) columns += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
            INFO(line);
            CHECK(columns <= 100);
        }
    }
    words.insert(words.end(), {"--format", "csv"});
    CHECK(runProgram(words).status == 0);
}

TEST_CASE("What is wrong on the line is a wrong usage with the nearest spelling") {
    const auto refused = [](std::vector<std::string> words) {
        words.insert(words.begin(), {"fail", woodgrove()});
        const ProgramRun run = runProgram(words);
        CHECK(run.status == cli::WrongUsage);
        CHECK(run.out.empty());
        return run.err;
    };
    CHECK(refused({"circuit/er-dalas"}).find("circuit/er-dallas") != std::string::npos);
    refused({});
    refused({"circuit/er-dallas", "--at", "soon", "circuit/er-virginia"});
    refused({"circuit/er-dallas", "--repair", "60", "circuit/er-virginia"});
    refused({"circuit/er-dallas", "--hour", "25"});
    refused({"circuit/er-dallas", "--given", "circuit/none"});
}

TEST_CASE("Times and hours are read as people write them") {
    CHECK(cli::millisecondsOf("30") == 30'000);
    CHECK(cli::millisecondsOf("0.9s") == 900);
    CHECK(cli::millisecondsOf("500ms") == 500);
    CHECK(cli::millisecondsOf("5min") == 300'000);
    CHECK(cli::millisecondsOf("2h") == 7'200'000);
    for (const char* wrong : {"", "s", "-1", "1 s", "1d", "1e99", "nan"}) {
        CHECK_FALSE(cli::millisecondsOf(wrong).has_value());
    }
    CHECK(cli::quartersOf("14") == std::pair<std::uint32_t, std::uint32_t>(56, 59));
    CHECK(cli::quartersOf("14:30") == std::pair<std::uint32_t, std::uint32_t>(58, 58));
    CHECK(cli::quartersOf("0:05") == std::pair<std::uint32_t, std::uint32_t>(0, 0));
    for (const char* wrong : {"", "24", "14:60", "14:3", "x", "14:30:00"}) {
        CHECK_FALSE(cli::quartersOf(wrong).has_value());
    }
}

}  // namespace peerplan::tests
