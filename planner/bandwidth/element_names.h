// SPDX-License-Identifier: MIT
#pragma once

/// Elements and their loads as answers name them: kinds, instants of the year.

#include "planner/answers/bandwidth.h"
#include "planner/bandwidth/diurnal.h"
#include "planner/bandwidth/judge.h"
#include "planner/network/network.h"

namespace peerplan {

BandwidthElementKind kindOf(ElementKind kind);

/// Load, capacity and headroom of a state, with the date and time of its busiest quarter-hour.
LoadAnswer loadAnswer(const StateLoad& load, const DayTable& table);

}  // namespace peerplan
