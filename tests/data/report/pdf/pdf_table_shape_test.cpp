// SPDX-License-Identifier: MIT
#include "data/report/pdf/pdf_table_shape.h"

#include <numeric>
#include <string>

#include "data/report/charts/chart_style.h"
#include "data/report/pdf/pdf_style.h"
#include "data/report/pdf/pdf_text.h"
#include "data/text/cell.h"
#include "tests/support/catch.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

constexpr double upright = 500 * pt;
constexpr double lying = 740 * pt;

Table table(std::size_t figures) {
    Table table;
    table.columns.push_back({"name", "Office", CellKind::Text, 0, true});
    for (std::size_t i = 0; i < figures; ++i) {
        table.columns.push_back({"load", "Load", CellKind::Mbps, 2});
    }
    for (int r = 0; r < 20; ++r) {
        std::string name = "Office of a town whose name is long, number ";
        name += std::to_string(r * r * r);
        table.rows.push_back({name});
        for (std::size_t i = 0; i < figures; ++i) {
            table.rows.back().emplace_back(98765.4321 * r);
        }
    }
    return table;
}

TableShape shaped(const Table& table) {
    needApplication();
    return shapeOf(table, wordsOf(table, 200, Language()), upright, lying);
}

double widthOf(const TablePart& part) {
    return std::accumulate(part.widths.begin(), part.widths.end(), 0.0);
}

}  // namespace

TEST_CASE("A table fits its page in the largest type that leaves every figure on one line") {
    double before = 9;
    bool lay = false;
    for (std::size_t figures = 1; figures < 40; ++figures) {
        INFO(figures);
        const Table data = table(figures);
        const TableShape shape = shaped(data);
        CHECK(shape.size >= 6);
        CHECK(shape.size <= 8.5);
        // More columns never make the type larger, but for the turn of the page.
        CHECK((shape.size <= before || (shape.wide && !lay)));
        before = shape.size;
        lay = shape.wide;
        const TableWords words = wordsOf(data, 200, Language());
        std::size_t columns = 0;
        for (const TablePart& part : shape.parts) {
            CHECK(widthOf(part) <= (shape.wide ? lying : upright) + 1);
            CHECK(part.columns.front() == 0);
            columns += part.columns.size() - 1;
            for (std::size_t i = 0; i < part.columns.size(); ++i) {
                if (!standsRight(data.columns[part.columns[i]])) continue;
                const double room = part.widths[i] - 2 * cellMargin(shape.size);
                for (const auto& row : words.rows) {
                    CHECK(SetText(row[part.columns[i]], {shape.size}, room).lines() == 1);
                }
            }
        }
        CHECK(columns == figures);
    }
    CHECK(lay);
}

TEST_CASE("A narrow table does not fill the page, and words that are short do not wrap") {
    Table narrow;
    narrow.columns = {{"a", "Region", CellKind::Text}, {"b", "Users", CellKind::Integer}};
    narrow.rows = {{std::string("Asia Pacific"), std::int64_t{12345}}};
    const TableShape shape = shaped(narrow);
    CHECK(shape.size == 8.5);
    CHECK_FALSE(shape.wide);
    REQUIRE(shape.parts.size() == 1);
    CHECK(widthOf(shape.parts[0]) < upright / 2);
    const double room = shape.parts[0].widths[0] - 2 * cellMargin(shape.size);
    CHECK(SetText("Asia Pacific", {8.5}, room).lines() == 1);
}

TEST_CASE("A head keeps its words whole though one of more letters is narrower") {
    needApplication();
    // In this face "way" is wider than "fits"; a table of many columns gives each its least.
    REQUIRE(SetText("way", {8.5, true}, 1000).width() > SetText("fits", {8.5, true}, 1000).width());
    Table data = table(6);
    data.columns[1].title = Text("way fits");
    const TableShape shape = shaped(data);
    const double room = shape.parts.at(0).widths.at(1) - 2 * cellMargin(shape.size);
    CHECK(SetText("way", {shape.size, true}, room).lines() == 1);
}

TEST_CASE("A word of hundreds of letters does not push a table off the page") {
    Table data = table(3);
    data.rows.push_back({std::string(500, 'W'), 1.0, 2.0, 3.0});
    const TableShape shape = shaped(data);
    CHECK(shape.size == 8.5);
    CHECK(widthOf(shape.parts.at(0)) <= upright + 1);
    CHECK(shaped(Table{}).parts.empty());
}
