// SPDX-License-Identifier: MIT
#include "planner/network/cuts.h"

#include <string>

#include "data/csv/reader.h"
#include "tests/datasets/imported_network.h"
#include "tests/support/catch.h"
#include "tests/support/test_paths.h"

using namespace peerplan;
using namespace peerplan::tests;

TEST_CASE("Cuts of the Topology Zoo's maps are those that NetworkX finds") {
    const auto folder = sharedPath("datasets/topologyzoo");
    if (!folder) return;
    const CsvText golden = readCsv(readFile((*folder / "golden_cuts.csv").string()));
    REQUIRE(golden.rows.size() > 1);
    for (std::size_t i = 1; i < golden.rows.size(); ++i) {
        const auto field = [&](std::size_t f) { return golden.rows[i].fields[f].text; };
        INFO(field(0));
        const ImportedNetwork imported({*folder / field(0)});
        CHECK(std::to_string(imported.plan.sites.size()) == field(1));
        CHECK(std::to_string(imported.plan.links.size()) == field(2));
        const Cuts cuts = findCuts(imported.network);
        CHECK(std::to_string(cuts.points.size()) == field(4));
        CHECK(std::to_string(cuts.bridges.size()) == field(5));
    }
}
