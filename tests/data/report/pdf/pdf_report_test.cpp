// SPDX-License-Identifier: MIT
#include "data/report/pdf/pdf_report.h"

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include <QHashSeed>

#include "data/report/html/templates.h"
#include "data/report/pdf/pdf_style.h"
#include "tests/data/report/html/sample_report.h"
#include "tests/data/report/pdf/pdf_file.h"
#include "tests/support/catch.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

PdfFile fileOf(const Report& report, Paper paper = Paper::A4) {
    return readPdf(writePdf(report, {Language(), paper}));
}

std::size_t occurrences(std::string_view text, std::string_view part) {
    std::size_t count = 0;
    for (std::size_t at = text.find(part); at != std::string_view::npos;
         at = text.find(part, at + 1)) {
        ++count;
    }
    return count;
}

// A report of one section with one block.
Report around(Block block) {
    Report report;
    report.title = "Plan";
    report.subtitle = "Of a test";
    report.asOf = Date::parse("2026-11-01").value();
    report.generator = "peerplan test";
    report.sections = {{"only", "Only section", {std::move(block)}}};
    return report;
}

Table numbered(std::size_t columns, std::size_t rows) {
    Table table;
    table.id = "numbered";
    table.title = "Numbered";
    table.columns.push_back({"name", "Name", CellKind::Text, 0, true});
    for (std::size_t i = 0; i < columns; ++i) {
        std::string head = "Figure";
        head += std::to_string(i);
        table.columns.push_back({head, Text(head), CellKind::Mbps, 2});
    }
    for (std::size_t r = 0; r < rows; ++r) {
        std::string name = "Row";
        name += std::to_string(r);
        name += ';';
        table.rows.push_back({name});
        for (std::size_t i = 0; i < columns; ++i) {
            table.rows.back().emplace_back(1234.5 * static_cast<double>(i) +
                                           static_cast<double>(r));
        }
    }
    return table;
}

// Every character begins between the edges of its page.
void checkNothingIsOutside(const PdfFile& file) {
    for (std::size_t i = 0; i < file.pages.size(); ++i) {
        const PdfPage& page = file.pages[i];
        INFO("page " << i + 1);
        CHECK(page.left >= 40);
        CHECK(page.right <= page.width - 40);
        CHECK(page.bottom >= 20);
        CHECK(page.top <= page.height - 20);
    }
}

}  // namespace

TEST_CASE("A printed report has a title page, numbered sections and a number on every page") {
    const PdfFile file = fileOf(sampleReport());
    CHECK(file.warnings.empty());
    REQUIRE(file.pages.size() >= 4);
    const std::string& first = file.pages.front().words;
    for (const char* const part :
         {"Woodgrove Bank: Microsoft 365", "As of 1 November 2026", "6 of 8", "to be watched",
          "Contents", "Assumptions and defaults"}) {
        INFO(part);
        CHECK(first.find(part) != std::string::npos);
    }
    for (std::size_t i = 0; i < file.pages.size(); ++i) {
        std::string number = "Page ";
        number += std::to_string(i + 1);
        number += " of ";
        number += std::to_string(file.pages.size());
        INFO(number << " in " << file.pages[i].words);
        CHECK(file.pages[i].words.find(number) != std::string::npos);
    }
    // The running head names plan and section behind the title page.
    CHECK(file.pages[1].words.find("Woodgrove Bank: Microsoft 365") != std::string::npos);
    const std::string words = file.words();
    for (const char* const part :
         {"Enlarge Amsterdam to 2", "error", "CAP-01", "What to do: Buy 2", "circuit/er-amsterdam",
          "Headroom per circuit", "congested", "Mbit/s", "Carries"}) {
        INFO(part);
        CHECK(words.find(part) != std::string::npos);
    }
    // The figures of the title page do not come again.
    CHECK(occurrences(words, "circuits carry their region") == 1);
    checkNothingIsOutside(file);
}

TEST_CASE("Bookmarks and contents lead to the pages where sections, tables and charts stand") {
    const Report report = sampleReport();
    const PdfFile file = fileOf(report);
    std::vector<std::string> sections;
    std::vector<std::string> inner;
    for (const PdfPlace& mark : file.bookmarks) {
        INFO(mark.title);
        REQUIRE(mark.page < file.pages.size());
        CHECK(mark.top > 0);
        CHECK(mark.top < file.pages[mark.page].height);
        (mark.level == 0 ? sections : inner).push_back(mark.title);
        // The words behind a section's number, and those of a table, stand on that page.
        const std::string words =
            mark.level == 0 ? mark.title.substr(mark.title.find(' ') + 1) : mark.title;
        CHECK(file.pages[mark.page].words.find(words) != std::string::npos);
    }
    CHECK(sections == std::vector<std::string>{"1 Summary", "2 Headroom", "3 Demand", "4 Findings",
                                               "5 Assumptions and defaults"});
    CHECK(inner == std::vector<std::string>{"Headroom per circuit", "Headroom of each circuit",
                                            "Load of London over a day in November",
                                            "Demand of each office"});
    REQUIRE(file.links.size() == 1);
    const std::vector<PdfPlace>& contents = file.links.at(0);
    REQUIRE(contents.size() == report.sections.size());
    std::size_t section = 0;
    for (const PdfPlace& mark : file.bookmarks) {
        if (mark.level != 0) continue;
        CHECK(contents[section].page == mark.page);
        CHECK(contents[section].top == mark.top);
        ++section;
    }
}

TEST_CASE("A printed report says what it is and of which day, and embeds its faces") {
    const PdfFile file = fileOf(sampleReport());
    CHECK(file.info.at("/Title") == "Woodgrove Bank: Microsoft 365 over ExpressRoute");
    CHECK(file.info.at("/Creator") == "peerplan 0.1.0");
    CHECK(file.info.at("/CreationDate") == "D:20261101000000Z");
    CHECK(file.info.at("/ModDate") == "D:20261101000000Z");
    CHECK(file.language == "en");
    CHECK(file.metadata.find("<xmp:CreateDate>2026-11-01T00:00:00Z") != std::string::npos);
    REQUIRE(!file.faces.empty());
    for (const auto& [name, embedded] : file.faces) {
        INFO(name);
        CHECK(embedded);
        CHECK(name.find('+') == 7);
    }
}

TEST_CASE("The same report gives the same bytes, whatever Qt's hashes are seeded with") {
    const Report report = sampleReport();
    const std::string first = writePdf(report, {});
    QHashSeed::resetRandomGlobalSeed();
    CHECK((writePdf(report, {}) == first));
    QHashSeed::setDeterministicGlobalSeed();
    CHECK((writePdf(report, {}) == first));
    QHashSeed::resetRandomGlobalSeed();
    CHECK((writePdf(report, {Language(), Paper::Letter}) != first));
}

TEST_CASE("A report is printed on A4 or on Letter") {
    for (const auto& [paper, width, height] :
         {std::tuple(Paper::A4, 595, 842), std::tuple(Paper::Letter, 612, 792)}) {
        const PdfFile file = fileOf(sampleReport(), paper);
        for (const PdfPage& page : file.pages) {
            CHECK(page.width == width);
            CHECK(page.height == height);
        }
        checkNothingIsOutside(file);
    }
}

TEST_CASE("A table that goes on has its head and its title on every page, and every row once") {
    // 100 rows of 15 points need two pages of 720 points at least.
    const PdfFile file = fileOf(around(numbered(4, 100)));
    std::size_t pages = 0;
    for (std::size_t i = 1; i < file.pages.size(); ++i) {
        const std::string& words = file.pages[i].words;
        if (words.find("Row") == std::string::npos) continue;
        ++pages;
        CHECK(words.find("Figure3") != std::string::npos);
        CHECK((words.find("Numbered (continued)") != std::string::npos) == (pages > 1));
        // Not one row alone.
        CHECK(occurrences(words, "Row") >= 2);
    }
    CHECK(pages >= 2);
    const std::string words = file.words();
    for (int r = 0; r < 100; ++r) {
        CHECK(occurrences(words, "Row" + std::to_string(r) + ";") == 1);
    }
}

TEST_CASE("The head of a table never stands without a row") {
    // Short tables one after the other meet the end of a page in every way.
    for (std::size_t rows = 1; rows <= 4; ++rows) {
        Report report = around(Paragraph{});
        for (int i = 0; i < 40; ++i) {
            Table table = numbered(2, rows);
            table.notes = {"A note below the table."};
            report.sections.front().blocks.emplace_back(std::move(table));
        }
        const PdfFile file = fileOf(report);
        REQUIRE(file.pages.size() > 3);
        for (const PdfPage& page : file.pages) {
            INFO(page.words);
            CHECK(page.words.rfind("Figure1") <= page.words.rfind("Row"));
            // Nor a note alone.
            CHECK((page.words.find("A note") == std::string::npos ||
                   page.words.find("Row") < page.words.find("A note")));
        }
    }
}

TEST_CASE("Of many findings the first 200 are printed, and it says where the rest is") {
    Findings findings;
    for (int i = 0; i < 201; ++i) {
        std::string what = "Finding";
        what += std::to_string(i);
        what += ';';
        findings.findings.push_back({"CAP-01", Severity::Error, {}, Text(what)});
    }
    const std::string words = fileOf(around(findings)).words();
    CHECK(occurrences(words, "Finding199;") == 1);
    CHECK(occurrences(words, "Finding200;") == 0);
    CHECK(words.find("1 further finding is not printed here") != std::string::npos);
}

TEST_CASE("Of a long table the first 200 rows are printed, and it says where the rest is") {
    const std::string words = fileOf(around(numbered(2, 1203))).words();
    CHECK(occurrences(words, "Row199;") == 1);
    CHECK(occurrences(words, "Row200;") == 0);
    CHECK(words.find("1,003 further rows are not printed here") != std::string::npos);
}

TEST_CASE("Tables of ten thousand offices cost as much paper as those of two hundred") {
    const auto sizeOf = [](std::size_t rows) {
        Report report = around(Paragraph{});
        for (int i = 0; i < 5; ++i) report.sections.front().blocks.emplace_back(numbered(6, rows));
        const std::string bytes = writePdf(report, {});
        return std::pair(bytes.size(), readPdf(bytes).pages.size());
    };
    const auto [few, fewPages] = sizeOf(200);
    const auto [many, manyPages] = sizeOf(10000);
    CHECK(manyPages <= fewPages + 1);
    CHECK(many < few + few / 10);
}

TEST_CASE("A wide table turns the page, and a wider one is printed in parts, with no column lost") {
    // Most figures are about 36 points wide in type of 7, with their margins 42: 16 are wider than
    // the 500 points of an upright page, and not than the 745 of one that lies.
    const PdfFile lying = fileOf(around(numbered(16, 5)));
    CHECK(lying.pages.back().width > lying.pages.back().height);
    CHECK(lying.pages.front().width < lying.pages.front().height);
    checkNothingIsOutside(lying);

    const PdfFile parts = fileOf(around(numbered(60, 5)));
    const std::string words = parts.words();
    for (int i = 0; i < 60; ++i) {
        const std::string head = "Figure" + std::to_string(i) + "|";
        INFO(head);
        CHECK(occurrences(words, head) == 1);
    }
    // The names of the rows stand in every part.
    CHECK(occurrences(words, "Row4;") == occurrences(words, "Numbered, columns"));
    CHECK(occurrences(words, "Numbered, columns") >= 3);
    checkNothingIsOutside(parts);
    for (const PdfPage& page : parts.pages) CHECK(page.leastType >= 5.99);
}

TEST_CASE("Hostile names leave the file valid, and nothing is clipped") {
    std::string longName;
    for (int i = 0; i < 500; ++i) longName += static_cast<char>('a' + i % 26);
    const std::vector<std::string> names = {
        longName,
        "<script>alert(1)</script> &amp; \"quoted\" (parens) \\ back",
        std::string("\x01\x1b[31m control \x7f\r\n and \xff broken"),
        "\u0645\u0643\u062a\u0628 \u0627\u0644\u0631\u064a\u0627\u0636 \u202e reversed",
        "\u6771\u4eac\u652f\u5e97 \ud55c\uad6d \u4e0a\u6d77 \U0001F984 \U0010FFFD",
        ""};
    Report report = sampleReport();
    std::string all;
    for (const std::string& name : names) all += name + " ";
    report.title = Text("{x}", {{"x", all}});
    report.subtitle = Text("{x}", {{"x", all}});
    for (const std::string& name : names) {
        const Text text("{x}", {{"x", name}});
        Table table = numbered(6, 0);
        table.title = text;
        table.columns[3].title = text;
        table.columns[2].kind = CellKind::Grade;
        table.rows = {{name, 1.0, name, 2.0, 3.0, 4.0, 5.0}, {all + all + all + all, 1.0, all}};
        table.notes = {text};
        Chart chart;
        chart.id = "hostile";
        chart.title = text;
        chart.alternative = text;
        chart.categories = names;
        chart.series = {{text, {1, 2, 3, 4, 5, 6}}, {text, {6, 5, 4, 3, 2, 1}}};
        report.sections.push_back(
            {"hostile",
             text,
             {Paragraph{text}, BulletList{{text}}, KeyFigures{{{text, text, text, Mood::Bad}}},
              table, chart,
              Findings{{{name, Severity::Error, {name, name}, text, text, text, name}}}}});
    }
    for (const Paper paper : {Paper::A4, Paper::Letter}) {
        const PdfFile file = fileOf(report, paper);
        CHECK(file.warnings.empty());
        checkNothingIsOutside(file);
        const std::string words = file.words();
        CHECK(words.find("<script>alert(1)</script>") != std::string::npos);
        CHECK(words.find("\u6771\u4eac\u652f\u5e97") != std::string::npos);
        // Every letter of the long name is there, wherever its lines are broken.
        std::string joined;
        for (const char c : words) {
            if (c != '|') joined += c;
        }
        CHECK(joined.find(longName) != std::string::npos);
        for (const auto& [name, embedded] : file.faces) CHECK(embedded);
    }
}

TEST_CASE("Text in every script that the faces have is set in one that has it") {
    Report report = around(
        Paragraph{"Z\u00fcrich \u0391\u03b8\u03ae\u03bd\u03b1 \u041c\u043e\u0441\u043a\u0432\u0430 "
                  "\u05ea\u05dc \u0627\u0644\u0631\u064a\u0627\u0636 \u6771\u4eac\u3068\u30c8 "
                  "\uc11c\uc6b8"});
    // The first of the two is written so in China only: the second goes with it.
    report.sections.front().blocks.emplace_back(Paragraph{"\u4e1c\u4eac"});
    const PdfFile file = fileOf(report);
    std::string faces;
    for (const auto& [name, embedded] : file.faces) faces += name;
    for (const char* const face :
         {"OpenSans", "DejaVuSans", "IPAGothic", "NanumGothic", "DroidSansFallback"}) {
        INFO(faces);
        CHECK(faces.find(face) != std::string::npos);
    }
    const std::string words = file.words();
    for (const char* const part :
         {"Z\u00fcrich", "\u0391\u03b8\u03ae\u03bd\u03b1", "\u041c\u043e\u0441\u043a\u0432\u0430",
          "\u6771\u4eac", "\u3068", "\u30c8", "\uc11c\uc6b8", "\u4e1c\u4eac"}) {
        INFO(part << " in " << words);
        CHECK(words.find(part) != std::string::npos);
    }
}

TEST_CASE("An empty report and empty blocks are printed") {
    Report empty;
    empty.asOf = Date::parse("2026-11-01").value();
    CHECK(fileOf(empty).pages.size() == 1);
    Report report = around(Paragraph{});
    report.sections.front().blocks = {Paragraph{}, BulletList{}, KeyFigures{}, Table{}, Findings{}};
    const PdfFile file = fileOf(report);
    REQUIRE(file.pages.size() == 2);
    CHECK(file.pages[1].words.find("Only section") != std::string::npos);
}

TEST_CASE("The colours on paper are those of the page") {
    const std::string style = htmlReportFile("page.css");
    for (const auto& [name, colour] : pageColours) {
        char value[16];
        std::snprintf(value, sizeof value, ": #%06x;", static_cast<unsigned>(colour));
        std::string rule = "--";
        rule += name;
        rule += value;
        INFO(rule);
        CHECK(style.find(rule) != std::string::npos);
    }
}
