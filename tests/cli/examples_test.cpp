// SPDX-License-Identifier: MIT
#include <nlohmann/json.hpp>

#include "tests/cli/program_run.h"
#include "tests/support/catch.h"
#include "tests/support/test_paths.h"

namespace peerplan::tests {
namespace {

nlohmann::json answer(const std::vector<std::string>& arguments) {
    const ProgramRun run = runProgram(arguments);
    INFO(run.err);
    REQUIRE(run.status == 0);
    return nlohmann::json::parse(run.out);
}

nlohmann::json bandwidthOf(const std::string& example) {
    return answer({"bandwidth", sourcePath("examples/" + example + "/plan.json").string(),
                   "--format", "json"});
}

}  // namespace

TEST_CASE("Dewey Law's circuit carries 118.36 Mbit/s, the published case with its sum set right") {
    // Facts: headquarters 11,361.8; 3 regional offices 4,352.1; 24 large branches 1,372.3; 50 small
    // branches 1,220.1 kbit/s each. 11,361.8 + 13,056.3 + 32,935.2 + 61,005.0 = 118,358.3 kbit/s.
    const nlohmann::json json = bandwidthOf("dewey-law");
    REQUIRE(json["circuits"].size() == 1);
    const auto& circuit = json["circuits"][0];
    CHECK(circuit["load_mbps"].get<double>() == Approx(118.3583).margin(0.01));
    // 1 - 118.358 / 200 = 0.408.
    CHECK(circuit["headroom"].get<double>() == Approx(0.4082).margin(0.0001));
    CHECK(circuit["class"] == "target");
    const std::map<std::string, double> perSite = {{"headquarters-user", 11.3618},
                                                   {"regional-user", 4.3521},
                                                   {"large-branch-user", 1.3723},
                                                   {"small-branch-user", 1.2201}};
    std::size_t seen = 0;
    for (const auto& row : json["site-classes"]) {
        const std::string name = row["class"].get<std::string>();
        for (const auto& [persona, mbps] : perSite) {
            if (name.find(persona) == std::string::npos) continue;
            ++seen;
            CHECK(row["site_down_mbps"].get<double>() == Approx(mbps).margin(1e-6));
        }
    }
    CHECK(seen == perSite.size());
}

TEST_CASE("Each of Woodgrove's circuits carries its region alone, sized as the target asks") {
    const nlohmann::json json = bandwidthOf("woodgrove");
    REQUIRE(json["circuits"].size() == 8);
    REQUIRE(json["alone"].size() == 8);
    for (const auto& row : json["alone"]) {
        INFO(row.dump());
        CHECK(row["fits"] == true);
        CHECK(row["way_fits"] == true);
    }
    const std::vector<double> ladder = {50, 100, 200, 500, 1000, 2000, 5000, 10000};
    for (const auto& row : json["circuits"]) {
        INFO(row.dump());
        const double headroom = row["headroom"].get<double>();
        const double capacity = row["capacity_mbps"].get<double>();
        const double load = row["load_mbps"].get<double>();
        double smaller = 0;
        for (const double size : ladder) {
            if (size < capacity) smaller = size;
        }
        const bool onTarget = headroom >= 0.2 && headroom <= 0.5;
        const bool smallerTooTight = 1 - load / smaller < 0.2;
        CHECK((onTarget || smallerTooTight));
        CHECK(headroom >= 0.2);
    }
}

TEST_CASE("Woodgrove's Dallas office is without Exchange for half a minute a year") {
    const nlohmann::json json =
        answer({"availability", sourcePath("examples/woodgrove/plan.json").string(), "--site",
                "dallas", "--format", "json"});
    std::size_t seen = 0;
    for (const auto& row : json["sites"]) {
        if (row["service"] != "exchange") continue;
        ++seen;
        // Its two links are each down 0.001 of the year, both 1e-6 of 525,600 minutes. That one
        // is down, and the circuit behind the other, and the three links on from there, is 1e-15.
        CHECK(row["bare_min"].get<double>() == Approx(0.5256).epsilon(1e-6));
        CHECK(row["usable_min"].get<double>() == Approx(0.5256).epsilon(1e-6));
        CHECK(row["manual_min"].get<double>() == Approx(0).margin(1e-9));
        // Failovers a year, 8760 x q / repair: its Internet access for what Exchange needs,
        // 0.005 x 8760 / 8 = 5.475 times the check's 30 s and the WAN's 5 s; the link in use,
        // 0.001 x 8760 / 4 = 2.19 times 5 s; the circuit in use, 2.19 times BFD's 0.9 s and 5 s.
        const double switching = 5.475 * 35 / 60 + 2.19 * 5 / 60 + 2.19 * 5.9 / 60;
        CHECK(row["switching_min"].get<double>() == Approx(switching).epsilon(1e-6));
        CHECK(row["all_min"].get<double>() == Approx(0.5256 + switching).epsilon(1e-6));
    }
    CHECK(seen == 1);
}

TEST_CASE("Woodgrove's rejected designs are scenarios of its plan") {
    const std::string plan = sourcePath("examples/woodgrove/plan.json").string();
    for (const char* const scenario : {"one-circuit-per-region", "internet-backup"}) {
        const nlohmann::json json =
            answer({"bandwidth", plan, "--scenario", scenario, "--format", "json"});
        CHECK(json["circuits"].size() == 4);
    }
}

TEST_CASE("The small office is sound as it stands") {
    const ProgramRun run =
        runProgram({"validate", sourcePath("examples/small-office/plan.json").string(), "--fail-on",
                    "warning"});
    INFO(run.out);
    CHECK(run.status == 0);
}

}  // namespace peerplan::tests
