// SPDX-License-Identifier: MIT
#include "planner/resilience/sweep/sweep_tables.h"

#include <utility>

namespace peerplan {
namespace {

void add(std::vector<Table>& tables, Table table) {
    if (!table.rows.empty()) tables.push_back(std::move(table));
}

}  // namespace

std::vector<Table> sweepSummaryTables(const SweepAnswer& answer) {
    std::vector<Table> tables;
    add(tables, worstFailuresTable(answer));
    if (answer.scope.depth > 1) tables.push_back(worstPairsTable(answer));
    add(tables, tiersTable(answer));
    add(tables, failuresByUsersTable(answer));
    add(tables, failuresByHeadroomTable(answer));
    add(tables, regionFailuresTable(answer));
    add(tables, elementFailuresTable(answer, false));
    add(tables, officeFailuresTable(answer, false));
    tables.push_back(sweepScopeTable(answer));
    tables.back().notes.push_back(
        Text(tr("--format json and --format csv hold every failure, element and office.")));
    return tables;
}

std::vector<Table> sweepTables(const SweepAnswer& answer) {
    std::vector<Table> tables;
    tables.push_back(sweepScopeTable(answer));
    tables.push_back(worstFailuresTable(answer));
    if (answer.scope.depth > 1) tables.push_back(worstPairsTable(answer));
    tables.push_back(tiersTable(answer));
    tables.push_back(failuresByUsersTable(answer));
    tables.push_back(failuresByHeadroomTable(answer));
    tables.push_back(regionFailuresTable(answer));
    tables.push_back(elementFailuresTable(answer, true));
    tables.push_back(officeFailuresTable(answer, true));
    tables.push_back(circuitFailuresTable(answer));
    tables.push_back(singleFailuresTable(answer));
    return tables;
}

}  // namespace peerplan
