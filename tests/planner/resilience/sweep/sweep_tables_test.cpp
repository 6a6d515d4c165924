// SPDX-License-Identifier: MIT
#include "planner/resilience/sweep/sweep_tables.h"

#include <set>
#include <string>

#include "planner/resilience/sweep/sweep.h"
#include "tests/planner/bandwidth/small_company.h"

using namespace peerplan;
using namespace peerplan::tests;

TEST_CASE("every table of a sweep has rows as wide as its head and keys of its own") {
    for (const int depth : {1, 2}) {
        SweepOptions options;
        options.depth = depth;
        options.threads = 1;
        const Company c = twoCircuits(12);
        const SweepAnswer answer =
            sweep(c.plan, c.compiled(), catalogueForTests(), c.clocks, options);
        for (const auto& tables : {sweepTables(answer), sweepSummaryTables(answer)}) {
            std::set<std::string> ids;
            for (const Table& table : tables) {
                INFO(table.id);
                CHECK(ids.insert(table.id).second);
                std::set<std::string> keys;
                for (const Column& column : table.columns) CHECK(keys.insert(column.key).second);
                for (const auto& row : table.rows) CHECK(row.size() == table.columns.size());
            }
        }
    }
}

TEST_CASE("the worst failure stands first, with its users and the headroom that it leaves") {
    SweepOptions options;
    options.threads = 1;
    options.only = {FailureKind::Circuit};
    const Company c = twoCircuits(12);
    const SweepAnswer answer = sweep(c.plan, c.compiled(), catalogueForTests(), c.clocks, options);
    const Table table = worstFailuresTable(answer);
    REQUIRE(table.rows.size() == 2);
    // Losing either circuit lays 16 Mbit/s on the other's 12: 160 users are degraded.
    CHECK(std::get<double>(table.rows[0][4]) == Approx(160));
    CHECK(std::get<double>(table.rows[0][5]) == Approx(-1.0 / 3));
}
