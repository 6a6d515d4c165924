// SPDX-License-Identifier: MIT
#pragma once

/// A failover's loads as tables, and what they share with its other tables. Only those include it.

#include <optional>

#include "planner/answers/failover.h"
#include "planner/bandwidth/columns.h"

namespace peerplan {

inline double seconds(std::int64_t ms) {
    return static_cast<double>(ms) / 1e3;
}

inline Cell seconds(const std::optional<std::int64_t>& ms) {
    return ms ? Cell(seconds(*ms)) : Cell{};
}

inline Column secondsColumn(const char* key, const char* title, bool isKey = false) {
    return {key, Text(title), CellKind::Number, 1, isKey};
}

/// The state before has no beginning.
inline Cell fromOf(const FailoverAnswer& answer, std::size_t interval) {
    if (interval == 0) return {};
    return seconds(answer.intervals[interval].fromMs);
}

/// Of each element that changes: before, at worst and after.
Table failoverLoadsTable(const FailoverAnswer& answer);
/// The same in every interval, for programs.
Table failoverIntervalLoadsTable(const FailoverAnswer& answer);
Table failoverShedTable(const FailoverAnswer& answer);

}  // namespace peerplan
