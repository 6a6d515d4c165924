// SPDX-License-Identifier: MIT
#include "data/catalogue/table.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "data/catalogue/list.h"
#include "data/catalogue/load.h"
#include "model/error.h"
#include "tests/support/catch.h"

using namespace peerplan;

namespace {

std::size_t columnAt(const Table& table, const std::string& key) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (table.columns[i].key == key) return i;
    }
    FAIL("no column " << key);
    return 0;
}

std::string textAt(const Table& table, std::size_t row, const std::string& key) {
    return std::get<std::string>(table.rows[row][columnAt(table, key)]);
}

}  // namespace

TEST_CASE("Every list has a table with all rows, a source and a date") {
    const Catalogue& c = builtInCatalogue();
    for (const catalogue::List* list : catalogue::lists()) {
        const Table table = catalogueTable(c, list->name());
        INFO(table.id);
        CHECK(table.rows.size() == list->size(c));
        for (const auto& row : table.rows) REQUIRE(row.size() == table.columns.size());
        CHECK(std::any_of(table.columns.begin(), table.columns.end(),
                          [](const Column& column) { return column.isKey; }));
        columnAt(table, "as_of");
        if (list->name() != "sources") columnAt(table, "source");
    }
    CHECK(catalogueTable(c, "providers").rows.size() == c.providers.size());
    CHECK(catalogueIndex(c).rows.size() == catalogue::lists().size() + 1);
}

TEST_CASE("A filter keeps rows that hold it, case and accents folded") {
    const Catalogue& c = builtInCatalogue();
    const Table table = catalogueTable(c, "peering-locations", "queretaro");
    REQUIRE(table.rows.size() == 1);
    CHECK(textAt(table, 0, "name") == "Queretaro (Mexico)");
    CHECK(catalogueTable(c, "peering_locations", "géant").rows.size() ==
          catalogueTable(c, "peering-locations", "GEANT").rows.size());
    CHECK(catalogueTable(c, "peering-locations", "nowhere at all").rows.empty());
}

TEST_CASE("With a measure of nearness places come nearest first with their time") {
    // Any measure does here: the distance in degrees from the equator.
    const Table table = catalogueTable(builtInCatalogue(), "azure-regions", {},
                                       [](double latitude, double) { return std::abs(latitude); });
    CHECK(table.columns.back().key == "rtt_ms");
    CHECK(textAt(table, 0, "display") == "Southeast Asia");  // 1.283 degrees north
    for (std::size_t i = 1; i < table.rows.size(); ++i) {
        CHECK(std::get<double>(table.rows[i - 1].back()) <= std::get<double>(table.rows[i].back()));
    }
}

TEST_CASE("An unknown list and nearness where there are no places are refused") {
    const Catalogue& c = builtInCatalogue();
    try {
        catalogueTable(c, "peering-location");
        FAIL("accepted");
    } catch (const UsageError& error) {
        CHECK(error.diagnostics()[0].suggestion == "peering-locations");
    }
    const auto near = [](double, double) { return 0.0; };
    CHECK_THROWS_AS(catalogueTable(c, "circuit-sizes", {}, near), UsageError);
    CHECK_THROWS_AS(catalogueTable(c, "providers", {}, near), UsageError);
}
