// SPDX-License-Identifier: MIT
#pragma once

/// Reads a plan from the tables of a store.

#include "data/store/database.h"
#include "model/plan.h"

namespace peerplan {

/// The plan in the tables, whose shape has been checked. Throws StorageError where rows do not make
/// a plan: a gap in positions, a row without its parent, a cell of the wrong type, an unknown word,
/// text that is not UTF-8, a number out of its field's range. Linear in the rows.
Plan readPlan(Database& database);

}  // namespace peerplan
