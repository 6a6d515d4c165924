// SPDX-License-Identifier: MIT
#include "data/report/html/html_report.h"

#include <cstddef>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "data/report/html/html_table.h"
#include "tests/data/report/html/sample_report.h"
#include "tests/data/report/map_report.h"
#include "tests/support/catch.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        ++found;
    }
    return found;
}

// The page without its style and script, which are ours.
std::string bodyOf(const std::string& page) {
    const std::size_t begin = page.find("<body>");
    return page.substr(begin, page.find("<script>") - begin);
}

// Elements that are open at the end, or the first that closes what is not open: empty where all is
// well.
std::string unbalanced(const std::string& html) {
    const std::set<std::string> empty{"meta", "input", "br", "path", "rect"};
    std::vector<std::string> open;
    for (std::size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
        const std::size_t end = html.find('>', at);
        if (end == std::string::npos) return "a tag without an end";
        std::string tag = html.substr(at + 1, end - at - 1);
        if (tag[0] == '!' || tag.back() == '/') continue;
        const bool closes = tag[0] == '/';
        if (closes) tag.erase(0, 1);
        tag = tag.substr(0, tag.find_first_of(" \n"));
        if (empty.count(tag) > 0) continue;
        if (!closes) {
            open.push_back(tag);
        } else if (open.empty() || open.back() != tag) {
            return tag;
        } else {
            open.pop_back();
        }
    }
    return open.empty() ? "" : open.back();
}

std::string draw(const Chart& chart) {
    return "<svg class=\"chart\" data-chart=\"" + chart.id + "\"></svg>";
}

}  // namespace

TEST_CASE("A report is one page with contents, sections, cards, tables, charts and findings") {
    const std::string page = writeHtml(sampleReport(), {{}, draw});
    const std::string body = bodyOf(page);
    CHECK(page.rfind("<!DOCTYPE html>\n<html lang=\"en\">", 0) == 0);
    CHECK(unbalanced(body.substr(6)).empty());
    CHECK_THAT(body, containsText("<h1>Woodgrove Bank: Microsoft 365 over ExpressRoute</h1>"));
    CHECK_THAT(body, containsText("As of 1 November 2026"));
    for (const char* id : {"summary", "headroom", "demand", "findings", "assumptions"}) {
        CHECK_THAT(body, containsText(std::string("<li><a href=\"#") + id + "\">"));
        CHECK_THAT(body, containsText(std::string("<section id=\"") + id + "\""));
    }
    CHECK_THAT(body, containsText("<span class=\"value\">24,600</span>"));
    CHECK_THAT(body, containsText("data-chart=\"chart-headroom\""));
    CHECK_THAT(body, containsText("<span class=\"chip bad\">congested</span>"));
    CHECK_THAT(body, containsText("<th scope=\"row\">Dallas</th>"));
    CHECK_THAT(body, containsText("<td class=\"n\">\u221210.0\u00a0%</td>"));
    CHECK_THAT(body, containsText("Size <span class=\"unit\">Mbit/s</span>"));
    CHECK_THAT(body, containsText("<span class=\"chip bad\">error</span> Amsterdam is over"));
    CHECK_THAT(body, containsText("Made by peerplan 0.1.0 from the plan as of 1 November 2026."));
    // Each id stands once.
    std::set<std::string> ids;
    std::size_t all = 0;
    for (std::size_t at = body.find(" id=\""); at != std::string::npos;
         at = body.find(" id=\"", at + 1)) {
        ids.insert(body.substr(at + 5, body.find('"', at + 5) - at - 5));
        ++all;
    }
    CHECK(ids.size() == all);
}

TEST_CASE("The page asks the network for nothing") {
    const std::string page = writeHtml(sampleReport(), {{}, draw});
    CHECK_THAT(page, containsText("default-src 'none'"));
    for (const char* part : {"http://", "https://", "src=", "@import", "url(", "fetch("}) {
        CHECK(count(page, part) == 0);
    }
}

TEST_CASE("The same report gives the same bytes") {
    CHECK(writeHtml(sampleReport(), {{}, draw}) == writeHtml(sampleReport(), {{}, draw}));
}

TEST_CASE("Without a drawer a chart stands as a table of its figures, and the page says so") {
    const std::string body = bodyOf(writeHtml(sampleReport(), {}));
    CHECK(count(body, "<svg") == 0);
    CHECK(count(body, "This build of the program draws no charts") == 2);
    CHECK_THAT(body, containsText("<td class=\"n\">62.0</td>"));
    const std::string drawn = bodyOf(writeHtml(sampleReport(), {{}, draw}));
    CHECK(count(drawn, "This build of the program draws no charts") == 0);
    CHECK_THAT(drawn, containsText("<td class=\"n\">62.0</td>"));
}

TEST_CASE("Whatever a plan holds, it stands in the page as text") {
    const std::string evil =
        "</td><script>alert('x')</script>&\"<img src=x onerror=alert(1)>{{title}}";
    Report report = sampleReport();
    report.title = Text("Plan {name}", {{"name", evil}});
    report.subtitle = Text(evil);
    report.generator = evil;
    report.sections[0].title = Text("{x}", {{"x", evil}});
    for (Section& section : report.sections) {
        for (Block& block : section.blocks) {
            if (auto* table = std::get_if<Table>(&block)) {
                table->title = Text("{x}", {{"x", evil}});
                table->columns[0].title = Text("{x}", {{"x", evil}});
                table->rows[0][0] = evil;
                table->rows[1][0] = Text("{x}", {{"x", evil}});
                table->notes = {Text("{x}", {{"x", evil}})};
            } else if (auto* chart = std::get_if<Chart>(&block)) {
                chart->title = Text("{x}", {{"x", evil}});
                chart->alternative = Text("{x}", {{"x", evil}});
                chart->series[0].name = Text("{x}", {{"x", evil}});
                chart->yAxis.unit = evil;
                if (!chart->categories.empty()) chart->categories[0] = evil;
            } else if (auto* findings = std::get_if<Findings>(&block)) {
                Finding& finding = findings->findings[0];
                finding.rule = finding.source = evil;
                finding.subjects = {evil};
                finding.what = finding.why = finding.fix = Text("{x}", {{"x", evil}});
            } else if (auto* figures = std::get_if<KeyFigures>(&block)) {
                KeyFigure& figure = figures->figures[0];
                figure.value = figure.label = figure.detail = Text("{x}", {{"x", evil}});
            } else if (auto* list = std::get_if<BulletList>(&block)) {
                list->items[0] = Text("{x}", {{"x", evil}});
            } else if (auto* paragraph = std::get_if<Paragraph>(&block)) {
                paragraph->text = Text("{x}", {{"x", evil}});
            }
        }
    }
    const std::string page = writeHtml(report, {{}, draw});
    CHECK(count(page, "<script>") == 1);
    CHECK(count(page, "<img") == 0);
    CHECK(count(page, "onerror=alert(1)&gt;") > 20);
    // A name is never a template: its braces stand as they are.
    CHECK(count(page, "{{title}}") > 20);
    CHECK(unbalanced(bodyOf(page).substr(6)).empty());
}

TEST_CASE("Control characters, overrides and broken bytes do not reach the page") {
    Report report = sampleReport();
    std::get<Paragraph>(report.sections[0].blocks[0]).text =
        Text("{x}", {{"x", std::string("a\0\x1b\u202E\xff", 8)}});
    const std::string page = writeHtml(report, {});
    CHECK(count(page, "\u202E") == 0);
    CHECK(count(page, "\x1b") == 0);
    CHECK(page.find('\0') == std::string::npos);
    CHECK(count(page, "\xff") == 0);
}

TEST_CASE("A name of 500 characters may break anywhere") {
    Report report = sampleReport();
    auto& table = std::get<Table>(report.sections[1].blocks[1]);
    table.rows[0][1] = std::string(500, 'x');
    CHECK_THAT(writeHtml(report, {}), containsText("<td class=\"l\">xxx"));
}

TEST_CASE("No anchor stands twice, though sections share a table's name") {
    Report report;
    Table table;
    table.id = "regions";
    table.title = Text("Regions");
    table.columns = {{"region", Text("Region")}};
    for (const char* id : {"bandwidth", "score"}) {
        Section section;
        section.id = id;
        section.title = Text("Section");
        section.blocks = {table, table};
        report.sections.push_back(section);
    }
    const std::string page = bodyOf(writeHtml(report, {}));
    for (const char* id : {"table-regions", "table-bandwidth-regions", "table-score-regions",
                           "table-score-regions-more"}) {
        std::string anchor = "id=\"";
        anchor += id;
        anchor += '"';
        CHECK(count(page, anchor) == 1);
    }
}

TEST_CASE("A long table is folded behind its title, a middling one gets a filter") {
    Table table;
    table.id = "t";
    table.title = "Offices";
    table.columns = {{"a", "A", CellKind::Text}};
    table.rows.assign(3, {std::string("x")});
    CHECK(count(writeHtmlTable(table, {}), "data-filter") == 0);
    table.rows.assign(20, {std::string("x")});
    CHECK(count(writeHtmlTable(table, {}), "data-filter=\"Filter\"") == 1);
    CHECK(count(writeHtmlTable(table, {}), "<details") == 0);
    table.rows.assign(foldedFrom, {std::string("x")});
    CHECK_THAT(writeHtmlTable(table, {}),
               containsText("<details class=\"table\" id=\"table-t\"><summary>Offices: 40 rows"));
}

TEST_CASE("Empty things make no odd page") {
    Report report;
    report.sections = {{"empty", {}, {KeyFigures{}, Findings{}, BulletList{}, Table{}, Chart{}}}};
    const std::string page = writeHtml(report, {});
    CHECK(unbalanced(bodyOf(page).substr(6)).empty());
    CHECK(count(page, "class=\"subtitle\"") == 0);
}

TEST_CASE("Ten thousand offices stay below ten megabytes") {
    Report report = sampleReport();
    auto& table = std::get<Table>(report.sections[2].blocks[1]);
    const auto rows = table.rows;
    while (table.rows.size() < 10000) table.rows.insert(table.rows.end(), rows.begin(), rows.end());
    CHECK(writeHtml(report, {}).size() < 10'000'000);
}

TEST_CASE("A table lies across the page when its figures need it, not when it has many columns") {
    Table table;
    table.id = "wide";
    table.title = Text("Many columns");
    for (int i = 0; i < 12; ++i) {
        Column column;
        column.key = "c" + std::to_string(i);
        column.title = Text("figure");
        column.kind = CellKind::Integer;
        table.columns.push_back(column);
    }
    // Twelve columns of 6 characters and their padding are 90 characters, of the 118 of a page.
    table.rows.emplace_back(12, Cell(std::int64_t{7}));
    CHECK(writeHtmlTable(table, {}).find("scroll wide") == std::string::npos);
    // "1,234,567" is 9: with padding 126.
    table.rows.emplace_back(12, Cell(std::int64_t{1'234'567}));
    CHECK(writeHtmlTable(table, {}).find("scroll wide") != std::string::npos);
    // Words wrap: a long sentence in one column asks for no more than a short one.
    table.columns.resize(9);
    table.columns[0].kind = CellKind::Text;
    table.rows = {std::vector<Cell>(9, Cell(std::int64_t{1'234'567}))};
    table.rows[0][0] = std::string("a sentence of many short words that goes on and on and on");
    CHECK(writeHtmlTable(table, {}).find("scroll wide") == std::string::npos);
}

TEST_CASE("A map is drawn where it can be, and stands as tables where not") {
    const Report report = mapReport();
    HtmlOptions options;
    const std::string told = writeHtml(report, options);
    for (const char* part : {"Two places.", "draws no maps", "table-map-places", "table-map-lines",
                             "London &lt;b&gt;", "48.90"}) {
        CHECK_THAT(told, containsText(part));
    }
    options.drawMap = [](const NetworkMap& drawn) { return "<svg id=\"" + drawn.id + "\"></svg>"; };
    const std::string page = writeHtml(report, options);
    CHECK_THAT(page, containsText("<svg id=\"map\"></svg>"));
    CHECK(page.find("<details class=\"figures\">") == std::string::npos);
    CHECK(page.find("table-map-places") == std::string::npos);
}

TEST_CASE("A page ends a long table with a note that says where the rest stands") {
    Table table;
    table.id = "long";
    table.title = Text("Rows");
    table.columns = {{"n", Text("n"), CellKind::Year, 0, true}};
    for (std::int64_t i = 10'000; i < 11'003; ++i) table.rows.push_back({Cell(i)});
    const std::string page = writeHtmlTable(table, {});
    CHECK(page.find(">10999<") != std::string::npos);
    CHECK(page.find(">11000<") == std::string::npos);
    CHECK(page.find("3 more rows stand in the workbook") != std::string::npos);
}
