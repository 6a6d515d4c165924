// SPDX-License-Identifier: MIT
#pragma once

/// Local time of the sites as minutes from UTC: what data/time resolves from IANA names, and all
/// that the planner sees of time zones (rule D1).

#include <cstdint>
#include <vector>

#include "model/quantity.h"

namespace peerplan {

/// From `from` on, local time is UTC plus `minutes`.
struct UtcOffset {
    Date from;
    int minutes = 0;
    bool operator==(const UtcOffset&) const = default;
};

struct SiteClocks {
    /// Every distinct course of offsets through the plan's year (the calendar year of `as_of`),
    /// the first entry from 1 January on, in order.
    std::vector<std::vector<UtcOffset>> courses;
    /// Index into `courses` for every site of the plan, in its order.
    std::vector<std::uint32_t> ofSite;
};

}  // namespace peerplan
