// SPDX-License-Identifier: MIT
#pragma once

/// The clock of the log and that of the capture laid over one another (check V8).

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "model/ogs/tcp_capture.h"
#include "planner/ogs/verify/attempts.h"

namespace peerplan {

/// A client's clock that is further off than this from a whole quarter of an hour (the zone) is no
/// clock of the same hour.
inline constexpr std::int64_t mostClockErrorUs = 120'000'000;
/// The widest zone from UTC.
inline constexpr std::int64_t widestZoneUs = std::int64_t{14} * 3600 * 1'000'000;

struct ClockMatch {
    /// Index into the attempts.
    std::size_t attempt = 0;
    /// The capture's clock less the log's, in microseconds: zone and error together.
    std::int64_t offsetUs = 0;
    /// The error alone.
    std::int64_t errorUs = 0;
};

/// The attempt whose first thread starts at one of these times of the capture (where connections to
/// gateways begin, in microseconds), up to a zone of whole quarter hours and an error of two
/// minutes: the one with the least error, the last of equals. Nothing if none fits or the capture's
/// clock says no date. Attempts times beginnings.
std::optional<ClockMatch> matchClocks(const std::vector<Attempt>& attempts, CaptureClock clock,
                                      const std::vector<std::int64_t>& beginnings);

}  // namespace peerplan
