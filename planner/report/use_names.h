// SPDX-License-Identifier: MIT
#pragma once

/// Puts names for people where a table has references and ids.

#include "model/table.h"
#include "planner/report/names.h"

namespace peerplan {

void useNames(Table& table, const Names& names);

}  // namespace peerplan
