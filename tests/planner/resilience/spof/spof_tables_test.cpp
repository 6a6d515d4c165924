// SPDX-License-Identifier: MIT
// The tables of `spof`: ten thousand offices stay readable, programs get every finding.

#include "planner/resilience/spof/spof_tables.h"

#include <string>

#include "tests/planner/resilience/spof/drawn_company.h"

using namespace peerplan;
using namespace peerplan::tests;

namespace {

/// Offices on one link each to one data centre.
SpofAnswer manyOffices(int count) {
    std::string lines = R"(
        site dc dc at 51.5,-0.1
        circuit er London 10000M via dc,dc
        internet ie dc 1000M/1000M isp a rtt 5 shared
    )";
    for (int i = 0; i < count; ++i) {
        std::string office = "o";
        office += std::to_string(i);
        lines += "\nsite " + office + " office at 51.5,-0.2\n" + office + "-dc 100M 1ms\n";
    }
    return DrawnCompany(lines).ask();
}

const Table* tableOf(const std::vector<Table>& tables, const std::string& id) {
    for (const Table& table : tables) {
        if (table.id == id) return &table;
    }
    return nullptr;
}

}  // namespace

TEST_CASE("Offices' own access links are one line with their number") {
    const SpofAnswer answer = manyOffices(40);
    std::size_t own = 0;
    std::int64_t all = 0;
    for (const SpofLine& line : spofLines(answer)) {
        all += line.components;
        if (line.sum.ownOf.empty()) {
            CHECK(line.components == static_cast<std::int64_t>(line.names.size()));
            continue;
        }
        ++own;
        CHECK(line.components == 40);
        CHECK(line.sum.usable.sites == 40);
        CHECK(line.sum.usable.users == 4000);
        CHECK(line.sum.bare.users == 4000);
        CHECK(line.sum.usable.userEquivalents == Approx(4000));
        CHECK(line.sum.kind == SpofKind::Cut);
    }
    CHECK(own == 1);
    CHECK(all == static_cast<std::int64_t>(answer.findings.size()));
    const Table readable = spofFindingsTable(answer, SpofDetail::Readable);
    const Table whole = spofFindingsTable(answer, SpofDetail::Whole);
    CHECK(whole.rows.size() == answer.findings.size());
    // The 40 links are one line, and of the others those that do the same.
    CHECK(readable.rows.size() + 39 <= whole.rows.size());
}

TEST_CASE("A site that several of its own components hurt counts once in their line") {
    // Two links to one data centre by two devices: neither cuts; each makes the way slow.
    const SpofAnswer answer = DrawnCompany(R"(
        site dc dc at 51.5,-0.1
        site o office at 51.5,-0.3
        o-dc 100M 1ms id a
        internet ie dc 1000M/1000M isp a rtt 5 shared
        device ce o 100M
        o-dc 100M 1ms id b
        circuit er London 10000M via dc,dc
    )")
                                  .ask();
    for (const SpofLine& line : spofLines(answer)) CHECK(line.sum.usable.sites == 1);
}

TEST_CASE("Every row has a cell for every column") {
    const SpofAnswer answer = manyOffices(30);
    for (const SpofDetail detail : {SpofDetail::Readable, SpofDetail::Whole}) {
        for (const Table& table : spofTables(answer, detail)) {
            INFO(table.id);
            for (const auto& row : table.rows) CHECK(row.size() == table.columns.size());
        }
    }
}

TEST_CASE("Programs get every site and service, people the sites with most to fear") {
    const SpofAnswer answer = manyOffices(30);
    const auto whole = spofTables(answer, SpofDetail::Whole);
    const auto readable = spofTables(answer, SpofDetail::Readable);
    REQUIRE(tableOf(whole, "pairs") != nullptr);
    CHECK(tableOf(whole, "pairs")->rows.size() == 30 * answer.services.size());
    CHECK(tableOf(readable, "pairs") == nullptr);
    CHECK(tableOf(whole, "sites")->rows.size() == 30);
    CHECK(tableOf(readable, "sites")->rows.size() == 20);
    CHECK(tableOf(readable, "sites")->notes.size() == 2);
    CHECK(tableOf(readable, "services")->rows.size() == answer.services.size());
}

TEST_CASE("Without any single point of failure the table says so") {
    SpofAnswer answer;
    answer.kinds = {SpofKind::Cut};
    answer.states = 12;
    const Table table = spofFindingsTable(answer, SpofDetail::Readable);
    CHECK(table.rows.empty());
    REQUIRE(table.notes.size() == 1);
    CHECK(table.notes[0] == Text(tr("None: no single failure of {states} hurts anybody."),
                                 {{"states", std::int64_t{12}}}));
}
