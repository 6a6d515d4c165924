// SPDX-License-Identifier: MIT
#pragma once

/// Single points of failure in the report.

#include "model/report.h"
#include "planner/answers/spof.h"
#include "planner/report/names.h"

namespace peerplan {

/// What any single failure takes from whom: a paragraph, the users by component and kind as a
/// chart, the findings with their fixes, and services with their independent paths.
Section spofSection(const SpofAnswer& answer, const Names& names);

/// Users by component and kind, the components with most users first.
Chart spofChart(const SpofAnswer& answer, const Names& names);

}  // namespace peerplan
