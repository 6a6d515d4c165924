// SPDX-License-Identifier: MIT
#pragma once

/// Sums of planned traffic for people: per site, per class of site, per region's day.

#include <cstdint>
#include <vector>

#include "model/plan.h"
#include "planner/answers/bandwidth.h"
#include "planner/bandwidth/demand.h"
#include "planner/bandwidth/diurnal.h"
#include "planner/network/network.h"

namespace peerplan {

/// Users of every site, all personas together.
std::vector<std::int64_t> usersOfSites(const Plan& plan);

/// Per site its busiest quarter-hour of all that its flows carry, by direction; `growth` is the
/// factor at the horizon.
std::vector<SiteDemand> siteDemands(const Plan& plan, const CompiledNetwork& network,
                                    const PlannedTraffic& planned, const DayTable& table,
                                    double growth);

/// Sites by kind and personas, in the order in which they first stand in the plan; what the plan
/// states for a site beside its users counts too. Sites without either are left out.
std::vector<SiteClassDemand> siteClasses(const Plan& plan, const PlannedTraffic& planned);

/// The day of every region with sites: what their flows carry, in the set of offsets of the
/// busiest quarter-hour.
std::vector<DayLoad> regionDays(const Plan& plan, const CompiledNetwork& network,
                                const PlannedTraffic& planned, const DayTable& table);

/// The day of every service that users take anything of, all in the set of offsets of the busiest
/// quarter-hour of all together.
std::vector<DayLoad> serviceDays(const CompiledNetwork& network, const PlannedTraffic& planned,
                                 const SiteClocks& clocks, const DayTable& table);

/// The course of one day for loads of both directions, in the set of the busier one's peak.
DayLoad dayOf(std::vector<ShapeLoad> up, std::vector<ShapeLoad> down, const DayTable& table);

}  // namespace peerplan
