// SPDX-License-Identifier: MIT
#include "planner/ogs/verify/clocks.h"

#include <cstdlib>

namespace peerplan {

std::optional<ClockMatch> matchClocks(const std::vector<Attempt>& attempts, CaptureClock clock,
                                      const std::vector<std::int64_t>& beginnings) {
    constexpr std::int64_t quarterUs = std::int64_t{900} * 1'000'000;
    std::optional<ClockMatch> best;
    if (clock == CaptureClock::Relative) return best;
    for (std::size_t i = 0; i < attempts.size(); ++i) {
        const auto begins = attempts[i].begins();
        if (!begins) continue;
        for (const std::int64_t us : beginnings) {
            const std::int64_t offset = us - *begins * 1'000'000;
            if (std::abs(offset) > widestZoneUs + mostClockErrorUs) continue;
            const std::int64_t half = offset < 0 ? -quarterUs / 2 : quarterUs / 2;
            const std::int64_t zone = (offset + half) / quarterUs * quarterUs;
            const std::int64_t error = offset - zone;
            if (std::abs(error) > mostClockErrorUs) continue;
            if (!best || std::abs(error) < std::abs(best->errorUs) ||
                (std::abs(error) == std::abs(best->errorUs) && i > best->attempt)) {
                best = ClockMatch{i, offset, error};
            }
        }
    }
    return best;
}

}  // namespace peerplan
