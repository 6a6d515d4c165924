// SPDX-License-Identifier: MIT
#include "data/csv/import_csv.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/catch.h"
#include "tests/support/diagnostic_text.h"
#include "tests/support/mutations.h"
#include "tests/support/test_paths.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

ImportOptions options() {
    ImportOptions out;
    out.cities = {{"Oslo", 59.91, 10.75}, {"Sao Paulo", -23.55, -46.63}};
    out.personas = {"office-worker", "call-centre"};
    out.services = {"exchange", "sharepoint", "teams"};
    return out;
}

Plan basePlan() {
    Plan plan;
    plan.asOf = *Date::parse("2026-11-01");
    plan.regions.emplace_back().id = "emea";
    Site& hub = plan.sites.emplace_back();
    hub.id = "hub";
    hub.name = "Main Hub";
    hub.kind = SiteKind::Datacenter;
    hub.dns.suffix = "corp.example";
    hub.users = {{"office-worker", Headcount::of(5)}};
    plan.sites.emplace_back().id = "oslo";
    Circuit& circuit = plan.circuits.emplace_back();
    circuit.id = "er-a";
    return plan;
}

ImportResult import(ImportKind kind, const std::string& text,
                    const ImportOptions& with = options()) {
    return importCsv(kind, text, "table.csv", basePlan(), with);
}

std::size_t errors(const ImportResult& result) {
    return static_cast<std::size_t>(
        std::count_if(result.diagnostics.begin(), result.diagnostics.end(),
                      [](const Diagnostic& d) { return d.severity == Severity::Error; }));
}

/// The first error as a line.
std::string firstError(const ImportResult& result) {
    for (const Diagnostic& diagnostic : result.diagnostics) {
        if (diagnostic.severity == Severity::Error) return asLine(diagnostic);
    }
    return "no error";
}

/// The fenced blocks of the documentation, each with the word after ```csv.
std::vector<std::pair<std::string, std::string>> documentedTables() {
    std::ifstream in(sourcePath("docs/csv-import.md"));
    std::vector<std::pair<std::string, std::string>> tables;
    bool inside = false;
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("```")) {
            inside = line.starts_with("```csv ");
            if (inside) tables.emplace_back(line.substr(7), "");
        } else if (inside) {
            tables.back().second += line;
            tables.back().second += '\n';
        }
    }
    return tables;
}

}  // namespace

TEST_CASE("the tables of the documentation import one after the other") {
    Plan plan;
    plan.asOf = *Date::parse("2026-11-01");
    const auto tables = documentedTables();
    REQUIRE(tables.size() == 8);
    for (const auto& [kind, text] : tables) {
        CAPTURE(kind, text);
        const auto known = fromWord<ImportKind>(kind);
        REQUIRE(known);
        ImportResult result = importCsv(*known, text, "doc.csv", plan, options());
        CAPTURE(asLines(result.diagnostics));
        REQUIRE(result.imported);
        plan = std::move(result.plan);
    }
    REQUIRE(plan.sites.size() == 4);
    CHECK(plan.sites[0].kind == SiteKind::Datacenter);
    CHECK(plan.sites[1].lat == 59.91);
    CHECK(plan.sites[2].users == std::vector<Users>{{"office-worker", Headcount::of(120)},
                                                    {"call-centre", Headcount::of(80)}});
    CHECK(plan.sites[3].lat == 53.55);
    CHECK(plan.regions.size() == 1);
    REQUIRE(plan.links.size() == 4);
    CHECK(plan.links[0].id == "oslo-london-dc");
    CHECK(plan.links[0].rtt == Rtt::us(28500));
    CHECK(plan.links[1].id == "oslo-london-dc-2");
    CHECK(plan.links[1].bandwidth == Bandwidth::mbps(1000));
    CHECK(plan.providers.size() == 3);
    REQUIRE(plan.circuits.size() == 1);
    CHECK(plan.circuits[0].bandwidth == Bandwidth::mbps(1000));
    CHECK(plan.circuits[0].routeFilter.size() == 4);
    REQUIRE(plan.circuits[0].connections.size() == 2);
    CHECK(plan.circuits[0].connections[1].role == ConnectionRole::Secondary);
    CHECK(plan.circuits[0].connections[1].site.id == "london-dc");
    REQUIRE(plan.internet.size() == 2);
    CHECK(plan.internet[1].id == "leeds-isp-b");
    CHECK(plan.internet[1].up == Bandwidth::mbps(100));
    REQUIRE(plan.measurements.size() == 3);
    CHECK(plan.measurements[0].busyHourDown == Bandwidth::kbps(18400));
    CHECK(plan.measurements[1].element == "circuit/er-london");
    const Measurement& series = plan.measurements[2];
    REQUIRE(series.series);
    CHECK(series.id == "leeds-exchange");
    CHECK(series.series->start == "2026-10-20T09:00Z");
    CHECK(series.series->step == Duration::minutes(5));
    CHECK(series.series->down == std::vector<Bandwidth>{Bandwidth::kbps(5400),
                                                        Bandwidth::kbps(5900),
                                                        Bandwidth::kbps(6100)});
}

TEST_CASE("a byte order mark, CRLF and quoted cells with line breaks are read") {
    const ImportResult result =
        import(ImportKind::Sites,
               "\xEF\xBB\xBFname,note,lat,lon\r\n"
               "\"Rome, EUR\",\"first\nsecond \"\"line\"\"\",41.83,12.47\r\n"
               "Turin,,45.07,7.69\r\n");
    REQUIRE(result.imported);
    CHECK(result.added == 2);
    CHECK(result.plan.sites[2].id == "rome-eur");
    CHECK(result.plan.sites[2].note == "first\nsecond \"line\"");
    CHECK(result.plan.sites[3].name == "Turin");
}

TEST_CASE("units are taken from the cell, else the header, else the plan with a note") {
    // 2 Gbit/s; 300 kbit/s; 40 Mbit/s.
    for (const auto& [table, bps] : std::vector<std::pair<std::string, std::int64_t>>{
             {"from,to,Speed Gbps\noslo,hub,2\n", 2'000'000'000},
             {"from,to,Capacity [kbit/s]\noslo,hub,300\n", 300'000},
             {"from,to,Mbit/s\noslo,hub,40\n", 40'000'000},
             {"from,to,kbps\noslo,hub,300\n", 300'000},
             {"from,to,mbps\noslo,hub,0.3\n", 300'000},
             {"from,to,Bandwidth (Mbps)\noslo,hub,2 Gbit/s\n", 2'000'000'000},
             {"from,to,bandwidth\noslo,hub,40\n", 40'000'000}}) {
        CAPTURE(table);
        const ImportResult result = import(ImportKind::Links, table);
        CAPTURE(asLines(result.diagnostics));
        REQUIRE(result.imported);
        CHECK(result.plan.links.at(0).bandwidth == Bandwidth::bps(bps));
        CHECK(result.diagnostics.size() == (table.find("bandwidth") != std::string::npos ? 1 : 0));
    }
    const ImportResult times = import(ImportKind::Links,
                                      "from,to,mbps,mbps_back,RTT (s),mttr_h\n"
                                      "oslo,hub,10,5,0.0285,4\n");
    REQUIRE(times.imported);
    CHECK(times.plan.links[0].rtt == Rtt::us(28500));
    CHECK(times.plan.links[0].bandwidthBack == Bandwidth::mbps(5));
    CHECK(times.plan.links[0].timeToRepair == Duration::minutes(240));
}

TEST_CASE("thousands separators are refused, with either decimal mark") {
    CHECK_THAT(firstError(import(ImportKind::Links, "from,to,mbps\noslo,hub,\"1,500\"\n")),
               containsText("no other separator"));
    CHECK_THAT(firstError(import(ImportKind::Links, "from;to;mbps\noslo;hub;1.500,0\n")),
               containsText("no other separator"));
    CHECK_THAT(firstError(import(ImportKind::Links, "from,to,mbps\noslo,hub,1 500\n")),
               containsText("no other separator"));
    CHECK_THAT(firstError(import(ImportKind::Links, "from,to,mbps\noslo,hub,1'500\n")),
               containsText("no other separator"));
    // Decimal commas in one place make points elsewhere no decimal points.
    CHECK_THAT(firstError(import(ImportKind::Links, "from;to;mbps;rtt_ms\noslo;hub;1.500;2,5\n")),
               containsText("no other separator"));
    // Points alone are decimal points behind semicolons too.
    CHECK(import(ImportKind::Links, "from;to;mbps\noslo;hub;1.5\n").plan.links.at(0).bandwidth ==
          Bandwidth::kbps(1500));
}

TEST_CASE("every wrong cell is reported with its place, and nothing is imported") {
    const ImportResult result = import(ImportKind::Sites,
                                       "name,kind,lat,lon,users,persona\n"
                                       "Rome,ofice,41.9,12.5,10,office-worker\n"
                                       "Turin,office,145,7.7,ten,ofice-worker\n"
                                       "Milan,office,45.5,9.2,10,office-worker,more\n"
                                       "Rome,office,41.9,12.5,10,office-worker\n");
    CHECK_FALSE(result.imported);
    CHECK(result.plan == basePlan());
    CHECK(result.added == 0);
    // Rome's kind; Turin's latitude, users and persona; Milan's cells. The second Rome has no
    // double, for the first was not read.
    REQUIRE(errors(result) == 5);
    const Diagnostic& kind = result.diagnostics[0];
    CHECK(kind.file == "table.csv");
    CHECK(kind.line == 2);
    CHECK(kind.column == 6);
    CHECK_THAT(kind.found, containsText("ofice"));
    CHECK(kind.suggestion == "office");
    CHECK(result.diagnostics[1].line == 3);
    CHECK(result.diagnostics[1].column == 14);
    CHECK(result.diagnostics[4].line == 4);
}

TEST_CASE("wrong rows can be left out and are listed as warnings") {
    ImportOptions with = options();
    with.skipBad = true;
    const ImportResult result =
        import(ImportKind::Links, "from,to,mbps\noslo,hub,10\noslo,hbu,10\noslo,oslo,5\n", with);
    REQUIRE(result.imported);
    CHECK(result.added == 1);
    CHECK(result.leftOut == 2);
    CHECK(result.plan.links.size() == 1);
    REQUIRE(result.diagnostics.size() == 2);
    CHECK(result.diagnostics[0].severity == Severity::Warning);
    CHECK(result.diagnostics[0].suggestion == "hub");
}

TEST_CASE("ids and names of other objects are found, near ones are suggested") {
    const ImportResult byName =
        import(ImportKind::Links, "from,to,mbps,network\nOSLO,main hub,10,\n");
    REQUIRE(byName.imported);
    CHECK(byName.plan.links[0].to.id == "hub");
    CHECK_THAT(firstError(import(ImportKind::Links, "from,to,mbps\nolso,hub,10\n")),
               containsText("did you mean oslo"));
    CHECK_THAT(firstError(import(ImportKind::Measurements,
                                 "site,service,busy_hour_mbps_up\noslo,exchagne,1\n")),
               containsText("did you mean exchange"));
    CHECK_THAT(
        firstError(import(ImportKind::Measurements, "element,busy_hour_mbps_up\ncircuit/er-b,1\n")),
        containsText("did you mean er-a"));
}

TEST_CASE("what the plan has already is an error, or updated where that is asked for") {
    const std::string table = "id,lat,lon,users,persona\nhub,50,8,70,call-centre\n";
    CHECK_THAT(firstError(import(ImportKind::Sites, table)), containsText("already"));
    ImportOptions with = options();
    with.replace = true;
    const ImportResult result = import(ImportKind::Sites, table, with);
    REQUIRE(result.imported);
    CHECK(result.replaced == 1);
    CHECK(result.added == 0);
    REQUIRE(result.plan.sites.size() == 2);
    const Site& hub = result.plan.sites[0];
    CHECK(hub.lat == 50);
    CHECK(hub.kind == SiteKind::Datacenter);
    CHECK(hub.dns.suffix == "corp.example");
    CHECK(hub.users == std::vector<Users>{{"call-centre", Headcount::of(70)}});
}

TEST_CASE("two rows of one site are an error that names the first line") {
    CHECK_THAT(firstError(import(ImportKind::Sites, "name,lat,lon\nRome,1,2\nrome,1,2\n")),
               containsText("Line 2 has the same id, rome"));
}

TEST_CASE("a city gives the coordinates, and what stays open is noted") {
    const ImportResult result =
        import(ImportKind::Sites, "name,kind,city\nA,office,oslo\nB,office,Olso\nC,office,\n");
    REQUIRE(result.imported);
    CHECK(result.plan.sites[2].lon == 10.75);
    CHECK_FALSE(result.plan.sites[3].lat);
    REQUIRE(result.diagnostics.size() == 2);
    CHECK(result.diagnostics[0].severity == Severity::Note);
    CHECK(result.diagnostics[0].line == 3);
    CHECK(result.diagnostics[0].suggestion == "Oslo");
    CHECK(result.diagnostics[1].line == 4);
}

TEST_CASE("missing columns are reported once, unknown ones with the nearest name") {
    CHECK(errors(import(ImportKind::Links, "name\na\nb\nc\n")) >= 2);
    CHECK(errors(import(ImportKind::Sites, "name,users\nA,5\n")) == 1);
    const ImportResult unknown =
        import(ImportKind::Sites, "name,lat,lon,kind,timezoen\nA,1,2,office,UTC\n");
    REQUIRE(unknown.imported);
    REQUIRE(unknown.diagnostics.size() == 1);
    CHECK(unknown.diagnostics[0].severity == Severity::Warning);
    CHECK(unknown.diagnostics[0].suggestion == "timezone");
    CHECK_THAT(firstError(import(ImportKind::Sites, "name,office,lat,lon\nA,B,1,2\n")),
               containsText("same thing"));
}

TEST_CASE("what is no table is one error") {
    for (const std::string& text :
         {std::string(), std::string("\n\n"), std::string("name\n\"open"),
          std::string("na\xff,b\n"), std::string("name\0x\n", 7), std::string("a,b\"c\n")}) {
        CAPTURE(text);
        const ImportResult result = import(ImportKind::Sites, text);
        CHECK_FALSE(result.imported);
        CHECK(errors(result) == 1);
    }
    const ImportResult latin1 = import(ImportKind::Sites, "name\nA\nM\xFCnchen\n");
    REQUIRE(errors(latin1) == 1);
    CHECK(latin1.diagnostics[0].line == 3);
}

TEST_CASE("a site whose name has no id needs a column id") {
    CHECK_THAT(firstError(import(ImportKind::Sites, "name,lat,lon\n東京,35.7,139.7\n")),
               containsText("column id"));
    const ImportResult named =
        import(ImportKind::Sites, "id,name,lat,lon\ntokyo,東京,35.7,139.7\n");
    REQUIRE(named.imported);
    CHECK(named.plan.sites[2].name == "東京");
}

TEST_CASE("series are gathered by measurement, with instants in any offset") {
    const ImportResult result = import(ImportKind::Series,
                                       "time,site,service,mbps up,mbps down\n"
                                       "2026-10-20T10:00+02:00,oslo,exchange,1,2\n"
                                       "2026-10-20T08:00Z,hub,exchange,5,6\n"
                                       "2026-10-20T08:15Z,oslo,exchange,3,4\n"
                                       "2026-10-20T08:05Z,hub,exchange,7,8\n");
    CAPTURE(asLines(result.diagnostics));
    REQUIRE(result.imported);
    REQUIRE(result.plan.measurements.size() == 2);
    const Series& oslo = *result.plan.measurements[0].series;
    CHECK(oslo.start == "2026-10-20T08:00Z");
    CHECK(oslo.step == Duration::minutes(15));
    CHECK(oslo.up == std::vector<Bandwidth>{Bandwidth::mbps(1), Bandwidth::mbps(3)});
    CHECK(result.plan.measurements[1].series->down.back() == Bandwidth::mbps(8));
}

TEST_CASE("a series with a gap is an error at the first row after it") {
    const ImportResult result = import(ImportKind::Series,
                                       "time (utc),element,up,down\n"
                                       "2026-10-20 08:00,circuit/er-a,1,2\n"
                                       "2026-10-20 08:05,circuit/er-a,1,2\n"
                                       "2026-10-20 08:15,circuit/er-a,1,2\n"
                                       "2026-10-20 08:20,circuit/er-a,1,2\n");
    CHECK_FALSE(result.imported);
    REQUIRE(errors(result) == 1);
    CHECK_THAT(firstError(result), containsText("4:1"));
    CHECK_THAT(firstError(result), containsText("2026-10-20T08:10Z"));
}

TEST_CASE("mutated, cut and random tables never break the import") {
    const std::uint64_t seed = std::random_device{}();
    CAPTURE(seed);
    std::mt19937_64 random(seed);
    const auto tables = documentedTables();
    constexpr std::string_view pieces[] = {
        ",",    ";",   "\"",           "\n",   "\r\n",
        "\t",   "|",   "-1",           "1e99", "99999999999999999999",
        "NaN",  "inf", "\xEF\xBB\xBF", "\xff", "users: x",
        "Gbps", "id",  "2026-02-30",   "mbps", "@users",
        "{x}",  "%s%n"};
    ImportOptions with = options();
    const int tries = mutations(4000);
    for (int i = 0; i < tries; ++i) {
        CAPTURE(i);
        const auto& [kind, original] = tables[random() % tables.size()];
        std::string text = original;
        if (i % 7 == 0) text.resize(random() % (text.size() + 1));
        if (i % 11 == 0) {
            text.clear();
            for (auto n = random() % 200; n > 0; --n) text += static_cast<char>(random() % 256);
        }
        for (auto n = random() % 6; n > 0 && !text.empty(); --n) {
            const std::size_t at = random() % text.size();
            switch (random() % 3) {
                case 0:
                    text.insert(at, pieces[random() % std::size(pieces)]);
                    break;
                case 1:
                    text.erase(at, random() % 10);
                    break;
                default:
                    text[at] = static_cast<char>(random() % 256);
            }
        }
        with.skipBad = random() % 2 == 0;
        with.replace = random() % 2 == 0;
        const ImportResult result =
            importCsv(*fromWord<ImportKind>(kind), text, "x.csv", basePlan(), with);
        REQUIRE(result.imported == (errors(result) == 0));
        if (!result.imported) REQUIRE(result.plan == basePlan());
    }
}

TEST_CASE("100000 rows import in a moment") {
    std::string text = "name,kind,lat,lon,users: office-worker\n";
    for (int i = 0; i < 100'000; ++i) {
        text += "Office ";
        text += std::to_string(i);
        text += ",office,50,8,10\n";
    }
    const ImportResult result = import(ImportKind::Sites, text);
    REQUIRE(result.imported);
    CHECK(result.added == 100'000);
}
