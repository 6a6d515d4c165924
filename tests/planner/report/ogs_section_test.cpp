// SPDX-License-Identifier: MIT
#include "planner/report/ogs_section.h"

#include <cmath>
#include <variant>

#include "tests/support/catch.h"

using namespace peerplan;

namespace {

OgsGroupScore group(double score) {
    OgsGroupScore made;
    made.users = 10;
    made.parts = OgsScoreParts{};
    made.parts->score = score;
    return made;
}

/// Two gateways and two regions: 80 and 60, all 70; without gw-2 the second region has 20.
OgsScoreAnswer scored() {
    OgsScoreAnswer answer;
    answer.gateways = {"gw-1", "gw-2"};
    answer.maxSessions = {std::nullopt, std::nullopt};
    answer.regions = {"north", ""};
    answer.normal.regions = {group(80), group(60)};
    answer.normal.all = group(70);
    answer.normal.sessions = {10, 10};
    answer.losses.resize(2);
    answer.losses[0].lost = 0;
    answer.losses[0].regions = {group(50), group(65)};
    answer.losses[0].all = group(57.5);
    answer.losses[0].sessions = {0, 20};
    answer.losses[1].lost = 1;
    answer.losses[1].regions = {group(80), group(20)};
    answer.losses[1].all = group(50);
    answer.losses[1].sessions = {20, 0};
    answer.sites = {{.site = "oslo", .region = 0, .users = 10, .chosen = 0, .rttMs = 20.0},
                    {.site = "rome", .region = 1, .users = 10, .chosen = 1, .rttMs = 40.0}};
    return answer;
}

/// 100 users at 30 ms, with one gateway more at 20 ms, with two at 15 ms.
OgsPlaceAnswer placed() {
    OgsPlaceAnswer answer;
    answer.users = 100;
    answer.candidates = {{"gw-1", true}, {"Milan", false}, {"Sofia", false}};
    answer.before = GatewayPlacement{};
    answer.before->cost = 3000;
    answer.curve.resize(2);
    answer.curve[0].cost = 2000;
    answer.curve[0].worstCostAfterLoss = 3000;
    answer.curve[0].gateways = {{.candidate = 0, .existing = true}, {.candidate = 1}};
    answer.curve[1].cost = 1500;
    answer.curve[1].gateways = {
        {.candidate = 0, .existing = true}, {.candidate = 1}, {.candidate = 2}};
    return answer;
}

template <class Kind>
std::size_t count(const Section& section) {
    std::size_t found = 0;
    for (const Block& block : section.blocks)
        found += std::holds_alternative<Kind>(block) ? 1U : 0U;
    return found;
}

}  // namespace

TEST_CASE("The chart of the score has each region now and after its own worst loss") {
    const Chart chart = ogsScoreChart(scored());
    CHECK(chart.categories == std::vector<std::string>{"north", "–"});
    REQUIRE(chart.series.size() == 2);
    CHECK(chart.series[0].values == std::vector<double>{80, 60});
    CHECK(chart.series[1].values == std::vector<double>{50, 20});
}

TEST_CASE("The curve begins without any gateway more, and has a gap where a loss is not stated") {
    const Chart chart = ogsCurveChart(placed());
    CHECK(chart.x == std::vector<double>{0, 1, 2});
    CHECK(chart.series[0].values == std::vector<double>{30, 20, 15});
    CHECK(std::isnan(chart.series[1].values[0]));
    CHECK(chart.series[1].values[1] == 30);
}

TEST_CASE("The section has score, losses, choices and sessions, and the curve where there is one") {
    OgsScoreAnswer score = scored();
    const Section alone = ogsSection(score, nullptr, nullptr, Names(Plan{}));
    CHECK(alone.id == "ogs");
    CHECK(count<Chart>(alone) == 1);
    CHECK(count<Table>(alone) == 4);
    CHECK(count<Findings>(alone) == 0);
    score.findings = {{"OGS-18", Severity::Warning, {"gateway/gw-1"}, "what"}};
    const OgsPlaceAnswer place = placed();
    OgsSelectionAnswer selection;
    selection.findings.assign(50, {"OGS-02", Severity::Error, {"site/oslo"}, "note"});
    const Section both = ogsSection(score, &selection, &place, Names(Plan{}));
    CHECK(count<Chart>(both) == 2);
    CHECK(count<Table>(both) == 5);
    REQUIRE(count<Findings>(both) == 1);
    // 40 of 51 findings, the gravest first, and a sentence on the others.
    CHECK(count<Paragraph>(both) == 3);
    for (const Block& block : both.blocks) {
        const auto* findings = std::get_if<Findings>(&block);
        if (findings == nullptr) continue;
        CHECK(findings->findings.size() == 40);
        CHECK(findings->findings.front().rule == "OGS-02");
    }
}
