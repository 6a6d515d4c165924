// SPDX-License-Identifier: MIT
#pragma once

/// The answer of `bandwidth` as tables: few columns each, the most telling first, rates in Mbit/s.

#include <vector>

#include "model/table.h"
#include "planner/answers/bandwidth.h"

namespace peerplan {

/// All tables that have a row, in the order in which to read them.
std::vector<Table> bandwidthTables(const BandwidthAnswer& answer);

/// Load and headroom of the elements of one kind in the sizing and in the normal state; its notes
/// say what was swept.
Table elementsTable(const BandwidthAnswer& answer, BandwidthElementKind kind);
/// Elements that the worst state after a manual switch leaves with less headroom (rule R4).
Table afterSwitchTable(const BandwidthAnswer& answer);
/// What capacity the sizing state asks for by both rules, and until when what is there lasts.
Table adviceTable(const BandwidthAnswer& answer);
/// When circuits, connections and Internet egresses are busiest, and by which classes.
Table peaksTable(const BandwidthAnswer& answer);
Table aloneTable(const BandwidthAnswer& answer);
/// What is narrow on the way where one circuit carries its region.
Table aloneWayTable(const BandwidthAnswer& answer);
Table regionSizesTable(const BandwidthAnswer& answer);
Table volumesTable(const BandwidthAnswer& answer);
Table cutsTable(const BandwidthAnswer& answer);
Table wideFailuresTable(const BandwidthAnswer& answer);

Table siteDemandTable(const BandwidthAnswer& answer);
Table serviceDemandTable(const BandwidthAnswer& answer);
Table siteClassesTable(const BandwidthAnswer& answer);
Table siteClassTrafficTable(const BandwidthAnswer& answer);
Table fixedDemandTable(const BandwidthAnswer& answer);
Table measurementsTable(const BandwidthAnswer& answer);
Table assumptionsTable(const BandwidthAnswer& answer);
Table remarksTable(const BandwidthAnswer& answer);

}  // namespace peerplan
