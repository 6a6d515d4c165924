// SPDX-License-Identifier: MIT
#pragma once

/// The answer of `fail` as tables: terminal, CSV, JSON and reports print these.

#include <vector>

#include "model/table.h"
#include "planner/answers/failover.h"

namespace peerplan {

/// Events, intervals, ways, regions, loads, what is shed, timers and assumptions; those without a
/// row are left out, but for events and intervals. `everyLoad`: the loads of every interval, too,
/// which are many.
std::vector<Table> failoverTables(const FailoverAnswer& answer, bool everyLoad);

/// The two that tell it shortest, for a report: events, and intervals.
Table failoverEventTable(const FailoverAnswer& answer);
Table failoverIntervalTable(const FailoverAnswer& answer);

/// `14:30` of a minute of the day.
std::string clockTime(int minutes);

}  // namespace peerplan
