// SPDX-License-Identifier: MIT
// `peerplan ogs score` and `ogs place`, on the examples and with a matrix of round trips.

#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "tests/cli/program_run.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/test_paths.h"

namespace peerplan::tests {
namespace {

std::string example(const std::string& name) {
    return sourcePath("examples/" + name + "/plan.json").string();
}

nlohmann::json answer(std::vector<std::string> line) {
    line.insert(line.begin(), "ogs");
    line.insert(line.end(), {"--format", "json"});
    const ProgramRun run = runProgram(line);
    INFO(run.err);
    REQUIRE(run.status == 0);
    return nlohmann::json::parse(run.out);
}

int statusOf(std::vector<std::string> line) {
    line.insert(line.begin(), "ogs");
    return runProgram(line).status;
}

/// A matrix of round trips in a file that lives as long as the test.
class MatrixFile {
  public:
    explicit MatrixFile(const std::string& text) : m_path(m_folder.file("rtt.csv")) {
        writeBytes(m_path, text);
    }
    const std::string& path() const { return m_path; }

  private:
    TemporaryFolder m_folder;
    std::string m_path;
};

}  // namespace

TEST_CASE("The score of the remote example is the mean of its regions, each of its parts") {
    const nlohmann::json score = answer({"score", example("remote-access")});
    CHECK(score["command"] == "ogs score");
    double users = 0;
    double sum = 0;
    for (const auto& region : score["regions"]) {
        if (region["region"] == "in all") continue;
        users += region["users"].get<double>();
        sum += region["users"].get<double>() * region["score"].get<double>();
        const double weighted =
            50 * region["latency"].get<double>() + 10 * region["optimality"].get<double>() +
            25 * region["resilience"].get<double>() + 15 * region["capacity"].get<double>();
        CHECK(region["score"].get<double>() == Approx(weighted / 100));
    }
    CHECK(score["score"].get<double>() == Approx(sum / users));
    CHECK(score["losses"].size() == 4);
    CHECK(score["loss_regions"].size() == 12);
    // Berlin is nearest to Frankfurt, whose old release stalls: its people go elsewhere.
    for (const auto& site : score["sites"]) {
        if (site["site"] != "berlin-homes") continue;
        CHECK(site["nearest"] == "gw-frankfurt");
        CHECK(site["gateway"] == "gw-london");
    }
}

TEST_CASE("Weights are options, and have to be four numbers") {
    const nlohmann::json score =
        answer({"score", example("remote-access"), "--weights", "1,0,0,0"});
    CHECK(score["score"].get<double>() == Approx(score["latency"].get<double>()));
    CHECK(statusOf({"score", example("remote-access"), "--weights", "1,2,3"}) == 2);
    CHECK(statusOf({"score", example("remote-access"), "--weights", "1,2,3,x"}) == 2);
    CHECK(statusOf({"score", example("remote-access"), "--weights", "0,0,0,1"}) == 2);
}

TEST_CASE("A plan without gateways cannot be scored, but placed for") {
    CHECK(statusOf({"score", example("woodgrove")}) == 3);
    const nlohmann::json place = answer({"place", example("woodgrove"), "-k", "3"});
    CHECK(place["proven"] == true);
    CHECK(place["gateways"].size() == 3);
    REQUIRE(place["curve"].size() == 3);
    double before = 1e9;
    for (const auto& point : place["curve"]) {
        CHECK(point["proven"] == true);
        CHECK(point["rtt_ms"].get<double>() < before);
        CHECK(point["bound_ms"].get<double>() == Approx(point["rtt_ms"].get<double>()));
        before = point["rtt_ms"].get<double>();
    }
}

TEST_CASE("Existing gateways stay, and metros or names are candidates") {
    const nlohmann::json metros =
        answer({"place", example("remote-access"), "-k", "2", "--candidates", "metros"});
    std::set<std::string> existing;
    for (const auto& gateway : metros["gateways"]) {
        if (gateway["existing"] == true) existing.insert(gateway["gateway"].get<std::string>());
    }
    CHECK(existing ==
          std::set<std::string>{"gw-london", "gw-frankfurt", "gw-dallas", "gw-singapore"});
    CHECK(metros["gateways"].size() == 6);
    CHECK(metros["curve"].size() == 3);
    const nlohmann::json named =
        answer({"place", example("remote-access"), "--candidates", "Mumbai, Tokyo"});
    CHECK(named["candidates"] == 6);
    CHECK(statusOf({"place", example("remote-access"), "--candidates", "Atlantis"}) == 2);
    CHECK(statusOf({"place", example("remote-access"), "-k", "2", "--candidates", "Tokyo"}) == 2);
}

TEST_CASE("A matrix stands in for the model, and OGS is asked all the same") {
    const MatrixFile file(
        "rtt_ms,gw-london,gw-frankfurt,gw-dallas,gw-singapore,Berlin,Mumbai\n"
        "london-homes,4,15,110,170,20,120\n"
        "berlin-homes,21,10,130,165,2,130\n"
        "dallas-homes,110,120,3,220,130,230\n"
        "singapore-homes,170,165,220,2,170,60\n"
        "mumbai,120,125,230,62,130,2\n");
    const nlohmann::json place = answer({"place", example("remote-access"), "--rtt", file.path()});
    // Before, in user-milliseconds: 500 × 4 + 300 × 10 + 400 × 3 + 200 × 2 and Mumbai's 60 × 62,
    // whose profile names Singapore and London. Berlin saves 300 × 8, Mumbai 60 × 60.
    REQUIRE(place["curve"].size() == 2);
    CHECK(place["curve"][0]["rtt_ms"].get<double>() == Approx(10320.0 / 1460));
    CHECK(place["curve"][1]["gateways"] == "Mumbai");
    CHECK(place["curve"][1]["rtt_ms"].get<double>() == Approx(6720.0 / 1460));
    CHECK(place["proven"] == true);
    // Frankfurt's old release: Berlin's people go to London, 21 ms instead of 10.
    CHECK(place["ogs_elsewhere"] == 300);
    CHECK(place["ogs_rtt_ms"].get<double>() == Approx((6720.0 + 300 * 11) / 1460));
}

TEST_CASE("A matrix that is broken or of other sites is bad input") {
    const MatrixFile broken("rtt_ms,gw-london\nlondon-homes,fast\n");
    CHECK(statusOf({"place", example("remote-access"), "--rtt", broken.path()}) == 3);
    CHECK(statusOf({"place", example("remote-access"), "--rtt", "/nowhere/at.csv"}) == 4);
}

TEST_CASE("The loss of one gateway and the farthest user can be what counts") {
    const nlohmann::json survive =
        answer({"place", example("woodgrove"), "-k", "2", "--survive", "1"});
    CHECK(survive["survive"] == 1);
    const nlohmann::json center = answer({"place", example("woodgrove"), "-k", "2", "--center"});
    CHECK(center["goal"] == "center");
    CHECK(center["objective_ms"].get<double>() ==
          Approx(center["curve"][1]["greatest_ms"].get<double>()));
    const nlohmann::json median = answer({"place", example("woodgrove"), "-k", "2"});
    CHECK(center["objective_ms"].get<double>() <= median["curve"][1]["greatest_ms"].get<double>());
    CHECK(survive["curve"][1]["worst_loss_ms"].get<double>() <=
          median["curve"][1]["worst_loss_ms"].get<double>());
}

TEST_CASE("The report of a plan with gateways has their section, and others do not") {
    const TemporaryFolder folder;
    const auto written = [&](const std::string& name) {
        const std::string page = folder.file(name + ".html");
        REQUIRE(runProgram({"report", example(name), "-o", page}).status == 0);
        return bytesOf(page);
    };
    CHECK(written("remote-access").find("id=\"ogs\"") != std::string::npos);
    CHECK(written("small-office").find("id=\"ogs\"") == std::string::npos);
}

}  // namespace peerplan::tests
