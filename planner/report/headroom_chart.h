// SPDX-License-Identifier: MIT
#pragma once

/// The chart of the circuits' headroom, in the normal state and in the worst single failure.

#include "model/chart.h"
#include "planner/answers/bandwidth.h"
#include "planner/report/names.h"

namespace peerplan {

/// One category a circuit; no category where no circuit has a capacity and a load.
Chart headroomChart(const BandwidthAnswer& answer, const Names& names);

}  // namespace peerplan
