// SPDX-License-Identifier: MIT
#pragma once

/// A comparison as tables and as charts.

#include <string>
#include <vector>

#include "model/chart.h"
#include "model/table.h"
#include "planner/answers/compare.h"

namespace peerplan {

/// For people: every figure a row and every design a column, the best of a row marked, what belongs
/// together in one cell; and the first findings that designs have gained.
std::vector<Table> compareScreen(const CompareAnswer& answer);

/// For programs: `designs`, `figures` (one row a figure, region and design), `findings`, `steps`,
/// `complexity`, `offices`.
std::vector<Table> compareTables(const CompareAnswer& answer);

/// The first of compareScreen's tables, for the report too.
Table compareFiguresTable(const CompareAnswer& answer);

/// The findings that designs have and the first has not, or the other way round; at most `most`.
Table compareFindingsTable(const CompareAnswer& answer, std::size_t most);

/// Office by office the first design beside another, most users first; at most `most`: with
/// `no-expressroute`, whether ExpressRoute or the local Internet serves an office better.
Table compareOfficesTable(const CompareAnswer& answer, std::size_t design, std::size_t most);

/// Users at risk, congested and sent to another region by single failures, a group a design.
Chart compareRiskChart(const CompareAnswer& answer);

/// Median and 95th percentile of the round trip by region, a series a design.
Chart compareRttChart(const CompareAnswer& answer);

/// Cost a month of the designs that have prices; without a category where fewer than two have, or
/// where they are in different currencies.
Chart compareCostChart(const CompareAnswer& answer);

/// A region's name for people; its id where it has none.
std::string regionName(const CompareAnswer& answer, const std::string& region);

}  // namespace peerplan
