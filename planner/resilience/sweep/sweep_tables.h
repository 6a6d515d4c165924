// SPDX-License-Identifier: MIT
#pragma once

/// The answer of `sweep` as tables.

#include <vector>

#include "model/table.h"
#include "planner/answers/sweep.h"

namespace peerplan {

/// What to read first: the worst failures, tiers, histograms, regions, and of elements and offices
/// those that a failure leaves worse off than `sweepTables` would list at length.
std::vector<Table> sweepSummaryTables(const SweepAnswer& answer);

/// Everything, every single failure and every circuit in each included.
std::vector<Table> sweepTables(const SweepAnswer& answer);

/// What was swept and what was left out; its notes say why.
Table sweepScopeTable(const SweepAnswer& answer);
Table worstFailuresTable(const SweepAnswer& answer);
Table worstPairsTable(const SweepAnswer& answer);
Table singleFailuresTable(const SweepAnswer& answer);
Table tiersTable(const SweepAnswer& answer);
Table failuresByUsersTable(const SweepAnswer& answer);
Table failuresByHeadroomTable(const SweepAnswer& answer);
Table regionFailuresTable(const SweepAnswer& answer);
/// `all`: those too that no failure leaves worse off than at its target. Else the worst few, in few
/// columns.
Table elementFailuresTable(const SweepAnswer& answer, bool all);
/// `all`: those too that no failure hurts. Else the worst few, in few columns.
Table officeFailuresTable(const SweepAnswer& answer, bool all);
/// Circuits in each single failure that leaves them less headroom.
Table circuitFailuresTable(const SweepAnswer& answer);

}  // namespace peerplan
