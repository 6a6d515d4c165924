// SPDX-License-Identifier: MIT
#include "data/report/csv/csv_report.h"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "tests/data/report/html/sample_report.h"
#include "tests/data/report/map_report.h"
#include "tests/data/report/zip_files.h"
#include "tests/support/catch.h"

using namespace peerplan;
using namespace peerplan::tests;

TEST_CASE("Each table, chart and list of findings is a CSV file in its section's folder") {
    std::vector<std::string> paths;
    for (const auto& [path, file] : zipFiles(writeCsvArchive(sampleReport(), {}))) {
        paths.push_back(path);
    }
    CHECK(paths == std::vector<std::string>{
                       "demand/chart-chart-day.csv", "demand/offices.csv", "findings/findings.csv",
                       "headroom/chart-chart-headroom.csv", "headroom/circuits.csv"});
}

TEST_CASE("A file of the archive is the table's CSV, formulas guarded") {
    Table table;
    table.id = "a/b";
    table.columns = {{"name", "Name", CellKind::Text}, {"load_mbps", "Load", CellKind::Mbps}};
    table.rows = {{std::string("=1+1"), 0.5}};
    Chart chart;
    chart.id = "day";
    chart.kind = ChartKind::Lines;
    chart.yAxis.unit = "Mbit/s";
    chart.x = {0, 0.25};
    chart.series = {{"London", {1, 2}}};
    Report report;
    report.sections = {{"one", "One", {table, table, chart, Table{}}}};
    const auto files = zipFiles(writeCsvArchive(report, {}));
    REQUIRE(files.size() == 3);
    CHECK(files.at("one/a-b.csv").bytes == "name,load_mbps\r\n'=1+1,0.5\r\n");
    CHECK(files.at("one/a-b-2.csv").bytes == files.at("one/a-b.csv").bytes);
    CHECK(files.at("one/chart-day.csv").bytes == "place,London Mbit/s\r\n0,1\r\n0.25,2\r\n");
}

TEST_CASE("The same report gives the same archive, dated 1980") {
    const std::string archive = writeCsvArchive(sampleReport(), {});
    CHECK(archive == writeCsvArchive(sampleReport(), {}));
    for (const auto& [path, file] : zipFiles(archive)) {
        // 1 January 1980 is 3,652 days after 1970 began; a zone is at most 14 hours off.
        CHECK(std::abs(file.time - std::int64_t{3652} * 86400) <= 14 * 3600);
    }
}

TEST_CASE("A report without tables is an archive without files") {
    const std::string archive = writeCsvArchive(Report{}, {});
    CHECK(archive.size() == 22);
    CHECK(archive.substr(0, 4) == "PK\x05\x06");
}

TEST_CASE("A map is a CSV file of its places and one of its lines") {
    const Report report = mapReport();
    const auto files = zipFiles(writeCsvArchive(report, {}));
    CHECK(files.at("map/map-places.csv").bytes ==
          "kind,place,region,latitude_deg,longitude_deg,users\r\n"
          "office,London <b>,,51.5,-0.1,120\r\n"
          "data centre,Paris,,48.9,2.3,\r\n");
    CHECK(files.at("map/map-lines.csv").bytes ==
          "kind,line,from,to,load_mbps,of_capacity\r\n"
          "WAN link,London - Paris,London <b>,Paris,25,0.25\r\n");
}
