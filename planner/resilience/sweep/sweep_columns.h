// SPDX-License-Identifier: MIT
#pragma once

/// Columns that several of a sweep's tables have. Only the tables' .cpp files include it.

#include <string>
#include <vector>

#include "planner/bandwidth/columns.h"
#include "planner/resilience/sweep/sweep_tables.h"

namespace peerplan {

inline Column failureColumn() {
    return column("failure", tr("failure"), CellKind::Component);
}

/// The second failure of a pair; only where pairs were swept.
inline void addSecond(Table& table, const SweepAnswer& answer) {
    if (answer.scope.depth > 1) {
        table.columns.push_back(column("second_failure", tr("with"), CellKind::Component));
    }
}

inline void addFailed(std::vector<Cell>& row, const std::vector<std::string>& failed,
                      const SweepAnswer& answer) {
    row.push_back(failed.empty() ? Cell{} : Cell(failed[0]));
    if (answer.scope.depth > 1) row.push_back(failed.size() > 1 ? Cell(failed[1]) : Cell{});
}

inline Column usersColumn(const SweepAnswer& answer, const char* key, const char* ofUsers,
                          const char* ofSites) {
    return column(key, answer.countsSites ? ofSites : ofUsers, CellKind::Integer);
}

inline void sayIfIncomplete(Table& table, const SweepAnswer& answer) {
    if (answer.scope.complete) return;
    table.notes.push_back(
        Text(tr("Stopped after {done} of {all} states: worse ones may be missing."),
             {{"done", answer.scope.evaluated}, {"all", answer.scope.planned}}));
}

}  // namespace peerplan
