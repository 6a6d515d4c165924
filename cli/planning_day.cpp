// SPDX-License-Identifier: MIT
#include "cli/planning_day.h"

#include <chrono>
#include <optional>

#include "model/error.h"

namespace peerplan::cli {

Date planningDay(const std::string& text) {
    if (text.empty()) {
        const auto days = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
        return Date::fromDays(days.time_since_epoch().count());
    }
    const std::optional<Date> day = Date::parse(text);
    if (!day) {
        throw UsageError(
            Text(tr("--as-of {found} is no day: write YYYY-MM-DD"), {{"found", text}}));
    }
    return *day;
}

}  // namespace peerplan::cli
