// SPDX-License-Identifier: MIT
#pragma once

/// The failovers that a report tells without being asked for one.

#include <vector>

#include "model/catalogue.h"
#include "model/clock.h"
#include "model/plan.h"
#include "planner/network/network.h"
#include "planner/report/compose.h"
#include "planner/resilience/failover/failover.h"
#include "planner/routing/state.h"

namespace peerplan {

/// For every region of the plan the timeline of the single failure that costs its users most time;
/// one for regions of which the same failure is the worst. The plan is to be free of errors and the
/// network compiled from it. Time: one change a component, and a few evaluations a region.
std::vector<ReportedFailover> worstFailovers(const Plan& plan, const CompiledNetwork& network,
                                             const Catalogue& catalogue, const SiteClocks& clocks,
                                             const FailureState& given);
/// The timelines of the failures of `Failovers::worstByRegion`, side by side where there are
/// several threads (0 is one a processor); the same for any number.
std::vector<ReportedFailover> toldFailovers(const Plan& plan, const Failovers& failovers,
                                            const std::vector<FailureCost>& worst, int threads = 1);

}  // namespace peerplan
