// SPDX-License-Identifier: MIT
#include "planner/bandwidth/bandwidth_tables.h"

#include <set>
#include <string>

#include "tests/planner/bandwidth/small_company.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

const Table& tableOf(const std::vector<Table>& tables, const std::string& id) {
    for (const Table& table : tables) {
        if (table.id == id) return table;
    }
    FAIL("no table " << id);
    return tables.front();
}

std::size_t columnOf(const Table& table, const std::string& key) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (table.columns[i].key == key) return i;
    }
    FAIL("no column " << key);
    return 0;
}

}  // namespace

TEST_CASE("tables of bandwidth have rows as wide as their columns, and keys of their own") {
    Company c = twoCircuits();
    Measurement m;
    m.id = "trunk";
    m.element = "link/east-west";
    m.busyHourUp = Bandwidth::mbps(30);
    c.plan.measurements = {m};
    std::set<std::string> ids;
    for (const Table& table : bandwidthTables(c.answer())) {
        INFO(table.id);
        CHECK(ids.insert(table.id).second);
        CHECK_FALSE(table.title.empty());
        CHECK_FALSE(table.rows.empty());
        CHECK(table.columns.size() <= 10);
        std::set<std::string> keys;
        for (const Column& column : table.columns) {
            CHECK(keys.insert(column.key).second);
            // The unit stands in the key.
            const bool rate = column.kind == CellKind::Mbps;
            CHECK(rate == (column.key.size() > 5 &&
                           column.key.compare(column.key.size() - 5, 5, "_mbps") == 0));
        }
        for (const auto& row : table.rows) CHECK(row.size() == table.columns.size());
    }
    for (const char* id : {"circuits", "alone", "advice", "region-sizes", "volumes", "peaks",
                           "connections", "links", "site-classes", "site-class-traffic", "sites",
                           "demand", "fixed-demand", "measurements", "assumptions"}) {
        CHECK(ids.count(id) == 1);
    }
}

TEST_CASE("the table of circuits gives load, headroom, class and the failure") {
    const std::vector<Table> tables = bandwidthTables(twoCircuits().answer());
    const Table& circuits = tableOf(tables, "circuits");
    REQUIRE(circuits.rows.size() == 2);
    const auto& east = circuits.rows[0];
    CHECK(std::get<std::string>(east[0]) == "circuit/er-east");
    CHECK(std::get<double>(east[columnOf(circuits, "load_mbps")]) == Approx(16));
    CHECK(std::get<double>(east[columnOf(circuits, "headroom")]) == Approx(0.2));
    CHECK(std::get<std::string>(east[columnOf(circuits, "class")]) == "target");
    CHECK(std::get<double>(east[columnOf(circuits, "normal_load_mbps")]) == Approx(10));
}

TEST_CASE("notes of the tables name the kinds of failure that were swept (H3)") {
    const std::vector<Table> tables = bandwidthTables(twoCircuits().answer());
    const Table& circuits = tableOf(tables, "circuits");
    REQUIRE_FALSE(circuits.notes.empty());
    CHECK(std::get<std::string>(circuits.notes[0].arguments[0].second) ==
          "unit, device, link, connection, msee, circuit, peering-location, site");
}
