// SPDX-License-Identifier: MIT
#pragma once

/// Puts names for people where a table, a sentence or a whole report has references and ids.

#include "model/report.h"
#include "model/table.h"
#include "planner/report/names.h"

namespace peerplan {

/// Ids and references of the columns that hold them, by key and kind, and those in sentences. Once
/// a table: a name may be another thing's id.
void useNames(Table& table, const Names& names);

/// Component references among the arguments, alone or in a list with commas, and ids in arguments
/// that say by their key what they are of. Any number of times.
void useNames(Text& text, const Names& names);

/// The same wherever a report has them: sentences, cells, findings, charts. Linear.
void useNames(Report& report, const Names& names);

}  // namespace peerplan
