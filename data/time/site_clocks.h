// SPDX-License-Identifier: MIT
#pragma once

/// Time zones: from the IANA names of the sites to minutes from UTC (rule D1).

#include "model/clock.h"
#include "model/diagnostic.h"
#include "model/plan.h"

namespace peerplan {

/// The course of every site's offset through the calendar year of the plan's `as_of`. A change
/// counts from the local day on which it happens. A name that the system's time zone database does
/// not know is an error with the nearest one, reported once, and its sites count as UTC; so do
/// sites without a name, which are reported in one note. Offsets are rounded down to the minute.
///
/// Reads the database under /usr/share/zoneinfo, once per distinct name; throws StorageError where
/// it is missing and a site names a zone. As of 2037 the database lists no more changes, and the
/// last offset stays. Linear in the sites.
SiteClocks resolveClocks(const Plan& plan, Diagnostics& diagnostics);

}  // namespace peerplan
