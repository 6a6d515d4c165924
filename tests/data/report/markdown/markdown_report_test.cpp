// SPDX-License-Identifier: MIT
#include "data/report/markdown/markdown_report.h"

#include <algorithm>
#include <limits>
#include <string>

#include "data/report/markdown/markdown_block.h"
#include "data/report/markdown/markdown_table.h"
#include "tests/data/report/html/sample_report.h"
#include "tests/support/catch.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

Report smallReport() {
    Table table;
    table.id = "circuits";
    table.title = "Circuits";
    table.columns = {{"circuit", "Circuit", CellKind::Text, 1, true},
                     {"size_mbps", "Size", CellKind::Mbps, 0},
                     {"headroom", "Headroom", CellKind::Ratio, 1},
                     {"class", "Class", CellKind::Grade},
                     {"alone", "Alone", CellKind::Boolean}};
    table.rows = {{std::string("London|Paris"), 1000.0, 0.276, std::string("target"), true},
                  {std::string("東京"), 50.0, Cell(), std::string("tight"), false}};
    table.notes = {"The target is 20 to 50 %."};
    Chart chart;
    chart.id = "headroom";
    chart.title = "Headroom of the circuits";
    chart.alternative = "London holds.";
    chart.xAxis.title = "Circuit";
    chart.yAxis.unit = "%";
    chart.categories = {"London"};
    chart.series = {{"Normal", {62.0}}, {"Worst", {std::numeric_limits<double>::quiet_NaN()}}};
    Report report;
    report.title = "Bank_1: *links*";
    report.subtitle = "Is it sound?";
    report.asOf = Date::parse("2026-11-01").value();
    report.generator = "peerplan 0.1.0";
    report.sections = {{"summary",
                        "Summary",
                        {Paragraph{"All is well."},
                         KeyFigures{{{"6 of 8", "circuits hold", "Tokyo does not.", Mood::Watch},
                                     {"24,600", "users", {}, Mood::Neutral}}},
                         BulletList{{"Buy more.", "- Split it."}}}},
                       {"circuits", "Circuits", {table, chart}},
                       {"findings",
                        "Circuits",
                        {Findings{{{"CAP-01",
                                    Severity::Error,
                                    {"circuit/er-london", "site/london"},
                                    "London is full.",
                                    "Calls break.",
                                    "Buy 2 Gbit/s.",
                                    "H2"},
                                   {"", Severity::Note, {}, "Paris is large."}}}}}};
    return report;
}

}  // namespace

TEST_CASE(
    "A report in Markdown has contents, lists, aligned tables, charts in words and findings") {
    // The sections' heading "Circuits" stands twice, and a table has it too: sites number the
    // second -1 and the third -2. Widths: "London\|Paris" 13, "Size (Mbit/s)" 13, Headroom 8, Class
    // and target 6, Alone 5; 東京 takes four columns of the 13.
    const std::string expected =
        "# Bank_1: \\*links\\*\n"
        "\n"
        "Is it sound?\n"
        "\n"
        "As of 1 November 2026\n"
        "\n"
        "## Contents\n"
        "\n"
        "- [Summary](#summary)\n"
        "- [Circuits](#circuits)\n"
        "- [Circuits](#circuits-2)\n"
        "\n"
        "## Summary\n"
        "\n"
        "All is well.\n"
        "\n"
        "- **6 of 8** circuits hold (to be watched)\n"
        "  - Tokyo does not.\n"
        "- **24,600** users\n"
        "\n"
        "- Buy more.\n"
        "- \\- Split it.\n"
        "\n"
        "## Circuits\n"
        "\n"
        "### Circuits\n"
        "\n"
        "| Circuit       | Size (Mbit/s) | Headroom | Class  | Alone |\n"
        "| ------------- | ------------: | -------: | ------ | ----- |\n"
        "| London\\|Paris |         1,000 |   27.6 % | target | yes   |\n"
        "| 東京          |            50 |        \u2013 | tight  | no    |\n"
        "\n"
        "The target is 20 to 50 %.\n"
        "\n"
        "### Headroom of the circuits\n"
        "\n"
        "London holds.\n"
        "\n"
        "| Circuit | Normal | Worst |\n"
        "| ------- | -----: | ----: |\n"
        "| London  |   62.0 |     \u2013 |\n"
        "\n"
        "All figures in %.\n"
        "\n"
        "## Circuits\n"
        "\n"
        "- **error** CAP-01: London is full.\n"
        "  - Calls break.\n"
        "  - What to do: Buy 2 Gbit/s.\n"
        "  - circuit/er-london, site/london\n"
        "  - H2\n"
        "- **note** Paris is large.\n"
        "\n"
        "Made by peerplan 0.1.0 from the plan as of 1 November 2026.\n";
    CHECK(writeMarkdown(smallReport(), {}) == expected);
}

TEST_CASE("A chart over time is told in words") {
    Chart chart;
    chart.title = "Load over the day";
    chart.alternative = "It peaks at ten.";
    chart.kind = ChartKind::Lines;
    chart.x = {0, 1};
    chart.series = {{"London", {1, 2}}};
    CHECK(writeMarkdownBlock(chart, {}) == "### Load over the day\n\nIt peaks at ten.\n\n");
}

TEST_CASE("A long cell widens its own line only") {
    Table table;
    table.columns = {{"a", "A", CellKind::Text}, {"b", "B", CellKind::Integer}};
    table.rows = {{std::string(100, 'x'), std::int64_t{1}}, {std::string("y"), std::int64_t{2}}};
    std::string expected = "| A";
    expected.append(39, ' ').append(" |   B |\n| ").append(40, '-').append(" | --: |\n| ");
    expected.append(100, 'x').append(" |   1 |\n| y").append(39, ' ').append(" |   2 |\n\n");
    CHECK(writeMarkdownTable(table, {}) == expected);
}

TEST_CASE("Whatever a plan holds, a Markdown table keeps its columns and no HTML comes out") {
    const std::string evil = "a|b\n|c|<script>alert(1)</script>\\| `|` [x](javascript:y)";
    Table table;
    table.title = Text("{x}", {{"x", evil}});
    table.columns = {{"a", Text("{x}", {{"x", evil}}), CellKind::Text}, {"b", "B", CellKind::Text}};
    table.rows = {{evil, evil}};
    table.notes = {Text("{x}", {{"x", evil}})};
    const std::string out = writeMarkdownTable(table, {});
    // Heading, empty line, head, rule, row, empty line, note, empty line.
    CHECK(std::count(out.begin(), out.end(), '\n') == 8);
    for (std::size_t at = out.find('<'); at != std::string::npos; at = out.find('<', at + 1)) {
        CHECK(out[at - 1] == '\\');
    }
    // In the row only three bars have no odd number of backslashes before them: its two cells.
    const std::size_t begin = out.find("\n| ", out.find("---")) + 1;
    const std::string row = out.substr(begin, out.find('\n', begin) - begin);
    int bars = 0;
    int slashes = 0;
    for (const char c : row) {
        if (c == '|' && slashes % 2 == 0) ++bars;
        slashes = c == '\\' ? slashes + 1 : 0;
    }
    CHECK(bars == 3);
}

TEST_CASE("Empty blocks leave no mark in Markdown") {
    Report report;
    report.sections = {{"empty", "Empty", {KeyFigures{}, Findings{}, BulletList{}, Table{}}}};
    const std::string out = writeMarkdown(report, {});
    CHECK_THAT(out, containsText("## Empty\n\nMade by"));
}

TEST_CASE("The same report gives the same Markdown") {
    CHECK(writeMarkdown(sampleReport(), {}) == writeMarkdown(sampleReport(), {}));
}

TEST_CASE("A map is told in words") {
    NetworkMap map;
    map.title = "Network map";
    map.alternative = "Two places.";
    CHECK(writeMarkdownBlock(map, {}) == "### Network map\n\nTwo places.\n\n");
}
