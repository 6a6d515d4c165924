// SPDX-License-Identifier: MIT
#pragma once

/// A failover as two charts over time: users, and rates.

#include <string>

#include "model/chart.h"
#include "planner/answers/failover.h"
#include "planner/report/names.h"

namespace peerplan {

/// User-equivalents without service and with traffic shed, from before the first failure until
/// after the last event. `id` begins the chart's id.
Chart failoverUsersChart(const FailoverAnswer& answer, const std::string& id, const Text& title);

/// Mbit/s lost and shed, and the load of the egresses that the failover changes most (four at
/// most).
Chart failoverLoadChart(const FailoverAnswer& answer, const Names& names, const std::string& id,
                        const Text& title);

}  // namespace peerplan
