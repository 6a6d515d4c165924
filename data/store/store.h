// SPDX-License-Identifier: MIT
#pragma once

/// A plan in a `.peerplan` file: an SQLite database that tools and windows work in.

#include <string>

#include "model/plan.h"

namespace peerplan {

/// Reads the plan of a store without changing anything (a save that was killed is undone first, and
/// a store of an earlier version is brought up in memory). Throws StorageError with one line for a
/// file that is absent, no store, newer, damaged or in use. Linear in the plan.
///
/// What the file format cannot express (a component reference without its component, say) is not
/// looked at: the plan is checked after reading as one from JSON is.
Plan loadPlan(const std::string& path);

/// Writes a plan. A new file is written beside its place, synced and renamed; in an existing store
/// the plan is replaced in one transaction (a store of an earlier version is copied and migrated
/// first). Whatever happens, the file holds the old plan or the new one. Throws StorageError where
/// it cannot be written, another program writes for more than 5 seconds, or the file that is there
/// is no store.
void savePlan(const std::string& path, const Plan& plan);

}  // namespace peerplan
