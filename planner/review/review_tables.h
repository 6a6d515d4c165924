// SPDX-License-Identifier: MIT
#pragma once

/// A review as tables, for CSV, JSON and the report.

#include <span>
#include <vector>

#include "model/table.h"
#include "planner/answers/review.h"

namespace peerplan {

/// `summary`, `findings`, `rules`, `resiliency-index`.
std::vector<Table> reviewTables(const ReviewAnswer& answer);

/// One row a finding, in their order.
Table findingsTable(const ReviewAnswer& answer);

/// One row a rule: `standing` and missing fields only where it was held against a plan.
Table rulesTable(std::span<const ReviewRule> rules, bool againstPlan);

/// One row a gateway and category.
Table indexTable(const ResiliencyIndexAnswer& index);

}  // namespace peerplan
