// SPDX-License-Identifier: MIT
#pragma once

/// What should be done first: single points of failure, upgrades, errors of the review and growth,
/// in one order.

#include <cstdint>
#include <optional>
#include <vector>

#include "model/text.h"
#include "planner/report/compose.h"
#include "planner/report/names.h"
#include "planner/report/purchases.h"

namespace peerplan {

/// Worst first.
enum class Urgency : std::uint8_t {
    HurtsNow,    ///< people are cut off, or something is congested, before anything fails
    CutsOff,     ///< one failure cuts people off, or congests what they use
    BreaksRule,  ///< an error of the review
    Waits,       ///< one failure leaves people waiting for a person
    Narrow,      ///< less than the least headroom of the target, but not congested
    Warned,      ///< a warning of the review
    Outgrown     ///< leaves the target within the plan's horizon
};

struct Step {
    Urgency urgency = Urgency::HurtsNow;
    Text action;
    Text why;
    /// People whom it helps; nothing where no answer says.
    std::optional<std::int64_t> people;
};

/// By urgency, then people, most first; of a rule of the review, and of offices with a single point
/// of their own, one step for all. Linear in the answers but for sorting.
std::vector<Step> firstSteps(const ReportInput& input, const Names& names,
                             const Purchases& purchases);

}  // namespace peerplan
