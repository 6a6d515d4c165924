// SPDX-License-Identifier: MIT
#pragma once

/// The sections of a report, in its order, with the ids that people ask for them by.

#include <algorithm>
#include <cstdint>
#include <vector>

#include "model/enumeration.h"

namespace peerplan {

/// The words are the sections' anchors.
enum class ReportSection : std::uint8_t {
    Summary,
    Map,
    Sites,
    Demand,
    Headroom,
    Sizing,
    Day,
    Spof,
    Failures,
    Failover,
    Availability,
    Ogs,
    Review,
    Comparison,
    Providers,
    Assumptions,
    Method
};
PEERPLAN_WORDS(ReportSection, "summary", "map", "sites", "demand", "headroom", "sizing", "day",
               "spof", "failures", "failover", "availability", "ogs", "review", "comparison",
               "providers", "assumptions", "method")

/// Sections that are asked for; empty is all.
using ReportSections = std::vector<ReportSection>;

inline bool isWanted(const ReportSections& asked, ReportSection section) {
    return asked.empty() || std::find(asked.begin(), asked.end(), section) != asked.end();
}

}  // namespace peerplan
