// SPDX-License-Identifier: MIT
#include "data/report/json/report_json.h"

#include <limits>

#include <nlohmann/json.hpp>

#include "tests/data/report/html/sample_report.h"
#include "tests/data/report/map_report.h"
#include "tests/support/catch.h"

using namespace peerplan;
using namespace peerplan::tests;

TEST_CASE("A report in JSON holds every block with full precision") {
    Table table;
    table.id = "circuits";
    table.title = "Circuits";
    table.columns = {{"circuit", "Circuit", CellKind::Text, 1, true},
                     {"load_mbps", "Load", CellKind::Mbps, 0},
                     {"day", "Day", CellKind::Date}};
    table.rows = {{std::string("London"), 1.0 / 3, Date::parse("2026-11-01").value()},
                  {std::string("Paris")}};
    table.notes = {"A note."};
    Chart chart;
    chart.id = "headroom";
    chart.title = "Headroom";
    chart.yAxis = {"Headroom", "%", 0.0, {}};
    chart.categories = {"London"};
    chart.series = {{"Normal", {std::numeric_limits<double>::quiet_NaN()}}};
    chart.bands = {{20, 50, "target"}};
    Report report;
    report.title = "Plan";
    report.asOf = Date::parse("2026-11-01").value();
    report.sections = {
        {"all",
         "All",
         {Paragraph{Text("{n} users", {{"n", std::int64_t{1200}}})}, BulletList{{"One"}},
          KeyFigures{{{"6 of 8", "hold", {}, Mood::Watch}}}, table, chart,
          Findings{
              {{"CAP-01", Severity::Error, {"circuit/a"}, "Full.", "Calls.", "Buy.", "H2"}}}}}};
    const auto out = nlohmann::json::parse(writeReportJson(report, {}));
    CHECK(out["command"] == "report");
    CHECK(out["title"] == "Plan");
    CHECK(out["as_of"] == "2026-11-01");
    CHECK(out["language"] == "en");
    REQUIRE(out["sections"].size() == 1);
    const auto& blocks = out["sections"][0]["blocks"];
    REQUIRE(blocks.size() == 6);
    CHECK(blocks[0] == nlohmann::json::parse(R"({"block":"paragraph","text":"1,200 users"})"));
    CHECK(blocks[1] == nlohmann::json::parse(R"({"block":"list","items":["One"]})"));
    CHECK(blocks[2] == nlohmann::json::parse(R"({"block":"figures","figures":[
        {"value":"6 of 8","label":"hold","detail":"","mood":"watch"}]})"));
    CHECK(blocks[3]["rows"][0]["load_mbps"].get<double>() == 1.0 / 3);
    CHECK(blocks[3]["rows"][0]["day"] == "2026-11-01");
    CHECK(blocks[3]["rows"][1]["load_mbps"].is_null());
    CHECK(blocks[3]["columns"][1] == nlohmann::json::parse(R"(
        {"key":"load_mbps","title":"Load","unit":"Mbit/s","names_row":false})"));
    CHECK(blocks[3]["notes"][0] == "A note.");
    CHECK(blocks[4] == nlohmann::json::parse(R"({"block":"chart","id":"headroom","title":"Headroom",
        "alternative":"","kind":"bars",
        "x_axis":{"title":"","unit":"","least":null,"most":null},
        "y_axis":{"title":"Headroom","unit":"%","least":0.0,"most":null},
        "categories":["London"],"series":[{"name":"Normal","values":[null]}],
        "bands":[{"label":"target","from":20.0,"to":50.0}]})"));
    CHECK(blocks[5] == nlohmann::json::parse(R"({"block":"findings","findings":[{"rule":"CAP-01",
        "severity":"error","subjects":["circuit/a"],"what":"Full.","why":"Calls.","fix":"Buy.",
        "source":"H2"}]})"));
}

TEST_CASE("Broken bytes leave the JSON whole, and the same report gives the same bytes") {
    Report report = sampleReport();
    report.title = Text("{x}", {{"x", std::string("a\xff\x01\"b")}});
    const std::string out = writeReportJson(report, {});
    CHECK(nlohmann::json::parse(out)["title"] == "a\uFFFD\x01\"b");
    CHECK(out == writeReportJson(report, {}));
}

TEST_CASE("A map in JSON holds its places and lines") {
    const Report report = mapReport();
    const auto out = nlohmann::json::parse(writeReportJson(report, {}));
    const auto& block = out["sections"][0]["blocks"][0];
    CHECK(block["block"] == "map");
    CHECK(block["places"][0] == nlohmann::json::parse(R"({"kind":"office","name":"London <b>",
        "latitude":51.5,"longitude":-0.1,"region":"","users":120,"mood":"neutral","down":false,
        "detail":""})"));
    CHECK(block["lines"][0]["from"] == 0);
    CHECK(block["lines"][0]["to"] == 1);
    CHECK(block["lines"][0]["of_capacity"] == 0.25);
    CHECK(block["lines"][0]["mood"] == "watch");
}
