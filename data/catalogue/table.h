// SPDX-License-Identifier: MIT
#pragma once

/// The lists of the catalogue as tables, each with its source and date columns.

#include <functional>
#include <string_view>

#include "model/catalogue.h"
#include "model/table.h"

namespace peerplan {

/// The RTT in ms to a place by latitude and longitude in degrees.
using RttTo = std::function<double(double latitude, double longitude)>;

/// What there is to show: one row per list with its number of rows, and the file name under which a
/// user's own rows are laid over it (empty where a list follows from others).
Table catalogueIndex(const Catalogue& catalogue);

/// One list, such as "peering-locations" or "providers". With a filter, the rows of which a cell
/// holds it, case, accents and punctuation folded. With `rttTo`, nearest first and the time in a
/// column `rtt_ms`. Throws UsageError for a list that there is none of, naming the nearest, and for
/// nearness in a list without places. O(n log n) in the rows.
Table catalogueTable(const Catalogue& catalogue, std::string_view list,
                     std::string_view filter = {}, const RttTo& rttTo = {});

}  // namespace peerplan
