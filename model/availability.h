// SPDX-License-Identifier: MIT
#pragma once

/// How often a thing is up: stated or unknown, never invented (rules PL6, A1, A2).

#include <optional>

#include "model/quantity.h"

namespace peerplan {

struct Availability {
    /// Share of the year it is up, 0 to 1. Not stated counts as 1 and is listed as not stated.
    std::optional<double> availability;
    /// Mean time to repair; only with it does a failover's own outage enter the minutes.
    std::optional<Duration> timeToRepair;
    bool operator==(const Availability&) const = default;
};

}  // namespace peerplan
