// SPDX-License-Identifier: MIT
#pragma once

/// The answer of `ogs select` as tables.

#include <vector>

#include "model/table.h"
#include "planner/answers/ogs_selection.h"

namespace peerplan {

/// Choices, ranks, gateways, tunnels, policies, shared keys, findings; over days, `wrong` and the
/// events. `whole` is for programs; people get no tables without rows, only the columns that
/// a line holds, and forty rows.
std::vector<Table> ogsSelectionTables(const OgsSelectionAnswer& answer, bool whole);

/// Each alone, for the report.
Table ogsChoiceTable(const OgsSelectionAnswer& answer);
Table ogsPolicyTable(const OgsSelectionAnswer& answer);
Table ogsWrongTable(const OgsSelectionAnswer& answer);

}  // namespace peerplan
