// SPDX-License-Identifier: MIT
#include "data/report/xlsx/xlsx_report.h"

#include <cstdint>
#include <cstdlib>
#include <map>
#include <string>
#include <variant>
#include <vector>

#include <pugixml.hpp>

#include "data/text/display_width.h"
#include "tests/data/report/html/sample_report.h"
#include "tests/data/report/zip_files.h"
#include "tests/support/catch.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

struct WorkbookCell {
    /// `s` of a text, empty of a number, as in the file.
    std::string type;
    std::string value;
};

/// A workbook taken apart.
struct Workbook {
    std::map<std::string, ZipFile> files;
    std::vector<std::string> names;
    std::vector<std::map<std::string, WorkbookCell>> sheets;

    const std::string& part(const std::string& path) const { return files.at(path).bytes; }
};

pugi::xml_document parsed(const std::string& xml) {
    pugi::xml_document document;
    const auto result =
        document.load_buffer(xml.data(), xml.size(), pugi::parse_default | pugi::parse_ws_pcdata);
    INFO(result.description());
    CHECK(result);
    return document;
}

Workbook read(const std::string& bytes) {
    Workbook book{zipFiles(bytes), {}, {}};
    REQUIRE(book.files.count("xl/workbook.xml") == 1);
    std::vector<std::string> strings;
    if (book.files.count("xl/sharedStrings.xml") == 1) {
        const auto document = parsed(book.part("xl/sharedStrings.xml"));
        for (const auto& item : document.child("sst").children("si")) {
            strings.emplace_back(item.child("t").text().get());
        }
    }
    const auto workbook = parsed(book.part("xl/workbook.xml"));
    for (const auto& sheet : workbook.child("workbook").child("sheets").children("sheet")) {
        book.names.emplace_back(sheet.attribute("name").value());
        std::string path = "xl/worksheets/sheet";
        path += std::to_string(book.names.size());
        path += ".xml";
        auto& cells = book.sheets.emplace_back();
        const auto document = parsed(book.part(path));
        for (const auto& row : document.child("worksheet").child("sheetData").children("row")) {
            for (const auto& cell : row.children("c")) {
                WorkbookCell& out = cells[cell.attribute("r").value()];
                out.type = cell.attribute("t").value();
                out.value = cell.child("v").text().get();
                if (out.type == "s") out.value = strings.at(std::stoul(out.value));
            }
        }
    }
    return book;
}

/// Where a text stands in a sheet, such as `A4`.
std::string placeOf(const std::map<std::string, WorkbookCell>& cells, const std::string& text) {
    for (const auto& [place, cell] : cells) {
        if (cell.type == "s" && cell.value == text) return place;
    }
    return {};
}

/// The number in a column of the row below a cell in column A.
std::string below(const std::map<std::string, WorkbookCell>& cells, const std::string& place,
                  const std::string& column, int rows) {
    const auto at = cells.find(column + std::to_string(std::stoi(place.substr(1)) + rows));
    return at == cells.end() ? "" : at->second.type + "|" + at->second.value;
}

/// Every part is XML without characters that XML does not have, and no cell holds a formula.
void checkSound(const Workbook& book) {
    for (const auto& [path, file] : book.files) {
        INFO(path);
        parsed(file.bytes);
        for (const DisplayCharacter& character : displayCharacters(file.bytes)) {
            const char32_t c = character.codePoint;
            if (c < 0x20 && c != '\n' && c != '\r' && c != '\t') FAIL_CHECK("control character");
            if (c == 0xFFFD && character.bytes.size() == 1) FAIL_CHECK("broken UTF-8");
            if (c == 0xFFFE || c == 0xFFFF) FAIL_CHECK("no character of XML");
        }
        if (path.rfind("xl/worksheets/", 0) == 0) {
            CHECK(file.bytes.find("<f>") == std::string::npos);
        }
    }
}

}  // namespace

TEST_CASE("A workbook has a sheet a section, a long table its own, and the charts' figures last") {
    const Workbook book = read(writeXlsx(sampleReport(), {}));
    checkSound(book);
    CHECK(book.names == std::vector<std::string>{
                            "Summary", "Headroom", "Demand", "Demand of each office", "Findings",
                            "Assumptions and defaults", "Figures of the charts"});
    CHECK(book.sheets[0].at("A1").value == "Woodgrove Bank: Microsoft 365 over ExpressRoute");
}

TEST_CASE("Figures are numbers with the unit in the head, dates are dates, words are words") {
    const Workbook book = read(writeXlsx(sampleReport(), {}));
    const auto& headroom = book.sheets[1];
    const std::string head = placeOf(headroom, "Circuit");
    REQUIRE_FALSE(head.empty());
    CHECK(below(headroom, head, "C", 0) == "s|Size (Mbit/s)");
    CHECK(below(headroom, head, "A", 1) == "s|Dallas");
    CHECK(below(headroom, head, "C", 1) == "|1000");
    CHECK(below(headroom, head, "D", 1) == "|180");
    // 1 - 180 / 1000.
    CHECK(std::stod(below(headroom, head, "E", 1).substr(1)) == Approx(0.82));
    CHECK(below(headroom, head, "H", 4) == "s|congested");
    CHECK(below(headroom, head, "I", 1) == "s|yes");

    // Office 37 is the second, measured 20,701 days after 1970 began; Excel's days begin 25,569
    // days before that.
    const auto& offices = book.sheets[3];
    const std::string officesHead = placeOf(offices, "Office");
    CHECK(below(offices, officesHead, "A", 2) == "s|Office 37");
    CHECK(below(offices, officesHead, "E", 2) == "|46270");
    // Where nothing was measured the cell is empty, not 0.
    CHECK(below(offices, officesHead, "E", 1) == "|");
}

TEST_CASE("Tables have filters, long ones a frozen head, and grades are coloured by their words") {
    const Workbook book = read(writeXlsx(sampleReport(), {}));
    int filters = 0;
    for (const auto& [path, file] : book.files) {
        if (path.rfind("xl/tables/", 0) == 0 &&
            file.bytes.find("<autoFilter") != std::string::npos) {
            ++filters;
        }
    }
    // Circuits, offices and findings.
    CHECK(filters == 3);
    CHECK_THAT(book.part("xl/worksheets/sheet4.xml"),
               containsText("<pane xSplit=\"1\" ySplit=\"2\""));
    const std::string& headroom = book.part("xl/worksheets/sheet2.xml");
    CHECK_THAT(headroom, containsText("<conditionalFormatting sqref=\"H"));
    for (const char* word : {"congested", "tight", "target", "generous", "wasteful"}) {
        CHECK_THAT(headroom, containsText("<formula>\"" + std::string(word) + "\"</formula>") ||
                                 containsText("<formula>&quot;" + std::string(word)));
    }
}

TEST_CASE("A row of words that wrap is as high as its lines") {
    Table table;
    table.columns = {{"name", Text("Name"), CellKind::Text, 0, true},
                     {"why", Text("Why"), CellKind::Text}};
    std::string words = "Lancaster";
    for (int i = 1; i < 20; ++i) words += " Lancaster";
    table.rows = {{std::string("one"), std::string("short")}, {std::string("two"), words}};
    Report report;
    report.sections = {{"one", Text("One"), {table}}};
    const Workbook book = read(writeXlsx(report, {}));
    const auto document = parsed(book.part("xl/worksheets/sheet1.xml"));
    std::map<std::string, double> heights;
    for (const auto& row : document.child("worksheet").child("sheetData").children("row")) {
        heights[row.attribute("r").value()] = row.attribute("ht").as_double(15);
    }
    const std::string head = placeOf(book.sheets[0], "Name");
    REQUIRE_FALSE(head.empty());
    const int at = std::stoi(head.substr(1));
    // Columns are at most 38 characters wide: three names of nine a line, so 20 take seven lines
    // of 15 points.
    CHECK(heights.at(std::to_string(at + 1)) == Approx(15));
    CHECK(heights.at(std::to_string(at + 2)) == Approx(105));
}

TEST_CASE("Charts are Excel's own and read the sheet of figures") {
    const Workbook book = read(writeXlsx(sampleReport(), {}));
    const std::string& headroom = book.part("xl/charts/chart1.xml");
    CHECK_THAT(headroom, containsText("Headroom per circuit"));
    CHECK_THAT(headroom, containsText("'Figures of the charts'!$B$3:$B$8"));
    // The band's edges are series of their own.
    CHECK_THAT(headroom, containsText("Target, 20 to 50 %, from"));
    const std::string& day = book.part("xl/charts/chart2.xml");
    CHECK_THAT(day, containsText("<c:areaChart>"));
    const auto& figures = book.sheets.back();
    CHECK(figures.at("A1").value == "Headroom per circuit");
    CHECK(figures.at("A3").value == "Dallas");
    CHECK(figures.at("B3").value == "82");
    CHECK(figures.at("C6").value == "-10");
    // Six circuits, a note and an empty row on; then 97 quarter-hours.
    CHECK(figures.at("A11").value == "Load of London over a day in November");
    CHECK(figures.at("A13").value == "0");
    CHECK(figures.at("A109").value == "24");
}

TEST_CASE("Steps are drawn by two points a step, durations from a tenth of a second on") {
    Chart chart;
    chart.id = "users";
    chart.title = "Users";
    chart.kind = ChartKind::Steps;
    chart.xAxis.title = "Time";
    chart.xAxis.scale = ChartScale::Duration;
    chart.x = {0, 5, 60};
    chart.series = {{"cut", {100, 40, 0}}};
    Report report;
    report.sections = {{"one", "One", {chart}}};
    const Workbook book = read(writeXlsx(report, {}));
    const auto& figures = book.sheets.back();
    const std::vector<std::pair<std::string, std::string>> points{
        {"0.1", "100"}, {"5", "100"}, {"5", "40"}, {"60", "40"}, {"60", "0"}};
    for (std::size_t i = 0; i < points.size(); ++i) {
        CHECK(figures.at("A" + std::to_string(3 + i)).value == points[i].first);
        CHECK(figures.at("B" + std::to_string(3 + i)).value == points[i].second);
    }
    const std::string& drawn = book.part("xl/charts/chart1.xml");
    CHECK_THAT(drawn, containsText("<c:logBase val=\"10\"/>"));
    CHECK_THAT(drawn, containsText("<a:t>Time (s)</a:t>"));
}

TEST_CASE("Whatever a plan holds, a workbook is sound and computes nothing") {
    const std::vector<std::string> evils{"=HYPERLINK(\"http://x\",\"y\")",
                                         "+1+cmd|' /C calc'!A0",
                                         "-2+3",
                                         "@SUM(A1:A9)",
                                         "]]></t></si><script>&amp;\"'",
                                         std::string("a\0\x01\x1b\x7f", 5),
                                         "\xf8\x88\x80\x80\x80\xff\xc0\xaf\xed\xa0\x80",
                                         "_x0041__x000D_",
                                         std::string(100000, 'x'),
                                         "\u202Egnp.\u2066 \uFFFE \U0001F600",
                                         "   ",
                                         "'",
                                         "History"};
    for (const std::string& evil : evils) {
        INFO(evil.substr(0, 40));
        const Text words("{x}", {{"x", evil}});
        Report report = sampleReport();
        report.title = report.subtitle = words;
        report.generator = evil;
        for (Section& section : report.sections) {
            section.title = words;
            for (Block& block : section.blocks) {
                if (auto* table = std::get_if<Table>(&block)) {
                    table->title = words;
                    for (Column& column : table->columns) column.title = words;
                    for (auto& row : table->rows) row[0] = evil;
                    table->notes = {words};
                } else if (auto* chart = std::get_if<Chart>(&block)) {
                    chart->title = chart->alternative = words;
                    chart->xAxis.title = chart->yAxis.title = words;
                    chart->xAxis.unit = chart->yAxis.unit = evil;
                    for (ChartSeries& series : chart->series) series.name = words;
                    for (ChartBand& band : chart->bands) band.label = words;
                    for (std::string& category : chart->categories) category = evil;
                } else if (auto* findings = std::get_if<Findings>(&block)) {
                    Finding& finding = findings->findings[0];
                    finding.rule = finding.source = evil;
                    finding.subjects = {evil};
                    finding.what = finding.why = finding.fix = words;
                } else if (auto* figures = std::get_if<KeyFigures>(&block)) {
                    KeyFigure& figure = figures->figures[0];
                    figure.value = figure.label = figure.detail = words;
                } else if (auto* list = std::get_if<BulletList>(&block)) {
                    list->items[0] = words;
                } else if (auto* paragraph = std::get_if<Paragraph>(&block)) {
                    paragraph->text = words;
                }
            }
        }
        const Workbook book = read(writeXlsx(report, {}));
        checkSound(book);
        CHECK(book.names.size() == 7);
        for (const auto& sheet : book.sheets) {
            for (const auto& [place, cell] : sheet) {
                CHECK((cell.type.empty() || cell.type == "s"));
                CHECK(displayCharacters(cell.value).size() <= 32767);
            }
        }
        // A chart's title stays text as well.
        CHECK(book.part("xl/charts/chart1.xml").find("<c:tx><c:strRef><c:f>=") ==
              std::string::npos);
    }
}

TEST_CASE("Text that looks like a formula or an escape is read back as it was") {
    Table table;
    table.columns = {{"a", "A", CellKind::Text}};
    const std::vector<std::string> texts{"=1+1", "+1", "-1", "@x", "http://x", "12", "_x0041_"};
    for (const std::string& text : texts) table.rows.push_back({text});
    Report report;
    report.sections = {{"one", "One", {table}}};
    const Workbook book = read(writeXlsx(report, {}));
    const std::string head = placeOf(book.sheets[0], "A");
    for (std::size_t i = 0; i + 1 < texts.size(); ++i) {
        CHECK(below(book.sheets[0], head, "A", static_cast<int>(i) + 1) == "s|" + texts[i]);
    }
    // Excel decodes _x005F_ to the underscore that begins the rest.
    CHECK(below(book.sheets[0], head, "A", 7) == "s|_x005F_x0041_");
}

TEST_CASE("The same report gives the same workbook, dated by the plan") {
    const std::string bytes = writeXlsx(sampleReport(), {});
    CHECK(bytes == writeXlsx(sampleReport(), {}));
    const Workbook book = read(bytes);
    for (const auto& [path, file] : book.files) {
        // 1 January 1980, 3,652 days after 1970 began; a zone is at most 14 hours off.
        CHECK(std::abs(file.time - std::int64_t{3652} * 86400) <= 14 * 3600);
    }
    CHECK_THAT(book.part("docProps/core.xml"),
               containsText(">2026-11-01T12:00:00Z</dcterms:created>"));
}

TEST_CASE("A date that Excel's calendar does not have stands as text") {
    Table table;
    table.columns = {{"day", "Day", CellKind::Date}};
    table.rows = {{Date::parse("1899-12-31").value()}, {Date::parse("2026-11-01").value()}};
    Report report;
    report.sections = {{"one", "One", {table}}};
    const Workbook book = read(writeXlsx(report, {}));
    const std::string head = placeOf(book.sheets[0], "Day");
    CHECK(below(book.sheets[0], head, "A", 1) == "s|1899-12-31");
    // 20,758 days after 1970 began, and Excel's days begin 25,569 days before that.
    CHECK(below(book.sheets[0], head, "A", 2) == "|46327");
}

TEST_CASE("A table of ten thousand offices stays below two megabytes") {
    Report report = sampleReport();
    auto& table = std::get<Table>(report.sections[2].blocks[1]);
    const auto rows = table.rows;
    while (table.rows.size() < 10000) table.rows.insert(table.rows.end(), rows.begin(), rows.end());
    CHECK(writeXlsx(report, {}).size() < 2'000'000);
}

TEST_CASE("Empty things leave a workbook that opens") {
    checkSound(read(writeXlsx(Report{}, {})));
    Report report;
    report.sections = {{"", {}, {KeyFigures{}, Findings{}, BulletList{}, Table{}, Chart{}}},
                       {"", {}, {}}};
    const Workbook book = read(writeXlsx(report, {}));
    checkSound(book);
    CHECK(book.names == std::vector<std::string>{"Sheet", "Sheet 2"});
}
