// SPDX-License-Identifier: MIT
#pragma once

/// Designs side by side, and where else to reach Microsoft, in the report.

#include "model/report.h"
#include "planner/answers/compare.h"
#include "planner/answers/providers.h"
#include "planner/report/names.h"

namespace peerplan {

/// What the other designs would change: a paragraph each, the figures side by side, users at risk
/// and round trips as charts, what people do in a failover, the findings gained and lost, and the
/// offices, the first design beside each other one.
Section compareSection(const CompareAnswer& answer, const Names& names);

/// The answer with names for people in place of what the question called the designs, and of
/// references and ids in the cells.
CompareAnswer useNames(CompareAnswer answer, const Names& names);

/// Peering locations nearest to each region's users, with who is there and what the plan has.
Section providersSection(const ProvidersAnswer& answer);

}  // namespace peerplan
