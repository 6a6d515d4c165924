// SPDX-License-Identifier: MIT
#pragma once

/// Fills the tables of a store with a plan.

#include "data/store/database.h"
#include "model/plan.h"

namespace peerplan {

/// Replaces what the tables hold, inside the caller's transaction. The caller has switched foreign
/// keys off and checks them afterwards, as a whole. Throws StorageError where a plan breaks a
/// relation (two objects of one id) or holds what a store cannot (a number that is none).
void writePlan(Database& database, const Plan& plan);

}  // namespace peerplan
