// SPDX-License-Identifier: MIT
#pragma once

/// The answers of `path` and `components` as tables.

#include <vector>

#include "model/table.h"
#include "planner/answers/path.h"
#include "planner/network/component_index.h"

namespace peerplan {

/// The ways with their shares, their hops, and the egresses that lost with the reason in words, in
/// the order in which to read them; tables without rows are left out, but for the ways.
std::vector<Table> pathTables(const PathAnswer& answer);

/// Why a candidate lost, as a sentence.
Text lostText(const LostCandidate& lost);

/// Every component with its kind, its name and what it takes along.
Table componentsTable(const ComponentIndex& components);

}  // namespace peerplan
