// SPDX-License-Identifier: MIT
#pragma once

/// What one set of failures does as tables: by region and by office. (Loads: stateLoadsTables.)

#include "model/table.h"
#include "planner/answers/live.h"

namespace peerplan {

Table liveRegionsTable(const LiveAnswer& answer);
Table liveSitesTable(const LiveAnswer& answer);

}  // namespace peerplan
