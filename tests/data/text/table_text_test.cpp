// SPDX-License-Identifier: MIT
#include "data/text/table_text.h"

#include <algorithm>
#include <sstream>

#include "data/text/display_width.h"
#include "tests/support/catch.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

const Language english;

Table circuits() {
    Table table;
    table.id = "circuits";
    table.title = "Circuits";
    table.columns = {{"circuit", "Circuit", CellKind::Text},
                     {"size_mbps", "Size", CellKind::Mbps, 0},
                     {"headroom", "Headroom", CellKind::Ratio, 1},
                     {"class", "Class", CellKind::Grade}};
    table.rows = {{std::string("Dallas"), 1000.0, 0.425, std::string("target")},
                  {std::string("Zürich"), 200.0, -0.1, std::string("congested")},
                  {std::string("東京"), {}, {}, {}}};
    table.notes = {"Headroom is judged in the sizing state."};
    return table;
}

std::size_t widestLine(const std::string& text) {
    std::istringstream in(text);
    std::string line;
    std::size_t widest = 0;
    while (std::getline(in, line)) widest = std::max(widest, displayWidth(line));
    return widest;
}

}  // namespace

TEST_CASE("A table stands in columns: words left, numbers right, units in the head") {
    CHECK(writeTableText(circuits(), english) ==
          "Circuits\n"
          "Circuit  Size Mbit/s  Headroom  Class\n"
          "───────  ───────────  ────────  ─────────\n"
          "Dallas         1,000    42.5 %  target\n"
          "Zürich           200   −10.0 %  congested\n"
          "東京               –         –  –\n"
          "Headroom is judged in the sizing state.\n");
}

TEST_CASE("Colours come only when asked for, and grades have theirs") {
    CHECK(writeTableText(circuits(), english).find('\x1b') == std::string::npos);
    const std::string coloured = writeTableText(circuits(), english, {100, true});
    CHECK_THAT(coloured, containsText("\x1b[32mtarget\x1b[0m"));
    CHECK_THAT(coloured, containsText("\x1b[31mcongested\x1b[0m"));
}

TEST_CASE("A table without rows says so") {
    Table table = circuits();
    table.rows.clear();
    CHECK(writeTableText(table, english) ==
          "Circuits\n(none)\nHeadroom is judged in the sizing state.\n");
}

TEST_CASE("Long words are wrapped so that a table fits the width") {
    Table table = circuits();
    table.rows[0][0] =
        std::string("A circuit whose name is far longer than anybody would like it to be, ") +
        "and which goes on behind the comma/and-behind-the-slash";
    table.notes = {Text(std::string(300, 'n'))};
    for (const std::size_t width : {100U, 60U, 40U}) {
        const std::string text = writeTableText(table, english, {width, false});
        CHECK(widestLine(text) <= width);
        CHECK_THAT(text, containsText("42.5 %"));
    }
}

TEST_CASE("A table with too many columns becomes blocks of lines") {
    Table table;
    table.title = "Wide";
    for (int i = 0; i < 20; ++i) {
        std::string key = "column";
        key += std::to_string(i);
        table.columns.push_back({key, Text(key), CellKind::Number});
    }
    table.rows = {std::vector<Cell>(20, 123456.0), std::vector<Cell>(20, 2.0)};
    const std::string text = writeTableText(table, english);
    CHECK(widestLine(text) <= 100);
    CHECK_THAT(text, containsText("Column19: 123,456.0\n\nColumn0: 2.0\n"));
}

TEST_CASE("Nothing of a plan reaches the terminal unseen") {
    Table table = circuits();
    table.title = Text("Plan {name}", {{"name", std::string("\x1b]0;owned\x07")}});
    table.rows[0][0] = std::string("a\nb\x1b[2J\u202Ec");
    table.rows[1] = {std::string("too short a row")};
    const std::string text = writeTableText(table, english);
    CHECK(text.find('\x1b') == std::string::npos);
    CHECK(text.find('\x07') == std::string::npos);
    CHECK_THAT(text, containsText("a b\uFFFD[2J\uFFFDc"));
}

TEST_CASE("A table without columns is only its title") {
    Table table;
    table.title = "Nothing";
    table.rows = {{}};
    CHECK(writeTableText(table, english).substr(0, 8) == "Nothing\n");
}
