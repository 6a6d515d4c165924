// SPDX-License-Identifier: MIT
#pragma once

/// Minutes a year without Microsoft 365 by region, mean over people with the range of its sites
/// (rule A1): for the report's section on availability.

#include <cstdint>
#include <string>
#include <vector>

#include "model/chart.h"
#include "model/table.h"
#include "planner/answers/availability.h"
#include "planner/report/names.h"

namespace peerplan {

struct RegionMinutes {
    /// Empty for sites without a region.
    std::string region;
    std::int64_t sites = 0;
    std::int64_t users = 0;
    /// Minutes a year without the worst service of each site, usable: mean over people (over sites
    /// where nobody works), and the least and the most of a site.
    double mean = 0;
    double least = 0;
    double most = 0;
    std::string mostSite;
};

/// In the order in which the answer's sites name them; without sites of which nothing is stated.
/// Linear in sites and services.
std::vector<RegionMinutes> minutesByRegion(const AvailabilityAnswer& answer);

/// Without a category where fewer than two regions have anything to tell apart.
Chart regionMinutesChart(const std::vector<RegionMinutes>& regions, const Names& names);
Table regionMinutesTable(const std::vector<RegionMinutes>& regions, const Names& names);

/// Of a site the service with the most usable minutes; the first of equal ones. The site is to have
/// a service.
const ServiceDowntime& worstServiceOf(const SiteDowntime& site);

}  // namespace peerplan
