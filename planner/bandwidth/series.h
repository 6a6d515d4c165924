// SPDX-License-Identifier: MIT
#pragma once

/// What planning takes out of a measured series of rates (rule D4).

#include <cstdint>
#include <optional>
#include <vector>

#include "model/clock.h"
#include "model/measurement.h"
#include "planner/bandwidth/diurnal.h"

namespace peerplan {

/// One direction of a series. All rates in kbit/s.
struct SeriesFigures {
    /// Per quarter-hour of the local day the largest mean of any business day.
    DayCourse quarters{};
    /// The largest of `quarters`.
    double peakKbps = 0;
    /// The largest mean of any 60 minutes that begin on a business day: the busy hour (rule D3).
    double busyHourKbps = 0;
    /// The largest single step: the rho of the statistical rule where steps are short (rule H7).
    double busiestStepKbps = 0;
    /// Percentiles of business hours, nearest rank.
    double p95Kbps = 0;
    double p99Kbps = 0;
    /// The number of business days that the series touches.
    int businessDays = 0;
};

/// Minutes from 1970-01-01T00:00Z of `YYYY-MM-DDThh:mmZ`; nothing if the text is not that.
std::optional<std::int64_t> utcMinutes(std::string_view text);

/// The figures of `rates` from `startMinutes` on, in the local time of `course` (see `minutesOn`).
/// A business day is Monday to Friday, business hours are 09:00 to 17:00 (eight hours a day, the
/// "about 180 a month" of the practice); holidays are not known. A series without any business day
/// counts whole, and `businessDays` is then 0. Linear in the steps, times step / 15 min.
SeriesFigures seriesFigures(const std::vector<Bandwidth>& rates, std::int64_t startMinutes,
                            Duration step, const std::vector<UtcOffset>& course);

}  // namespace peerplan
