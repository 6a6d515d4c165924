// SPDX-License-Identifier: MIT
#pragma once

/// What must be bought: capacities with less than the least headroom of the target in their worst
/// single failure (rules H2, H4), with what that costs where prices are known.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/quantity.h"
#include "model/text.h"
#include "planner/report/compose.h"
#include "planner/report/names.h"

namespace peerplan {

struct Purchase {
    /// Component reference, and the failure that asks for it; empty for the normal state.
    std::string ref;
    std::string failure;
    bool congested = false;
    double headroom = 0;
    /// What to do, in one sentence, and why.
    Text action;
    Text why;
    /// A month more, where both sizes have a price.
    std::optional<Money> more;
};

struct Purchases {
    /// Congested first, then by headroom.
    std::vector<Purchase> list;
    /// Of those that have a price.
    Money more;
    std::int64_t priced = 0;
    /// ISO 4217; empty where nobody says.
    std::string currency;
};

/// Linear in the elements of the bandwidth answer × circuits of the plan.
Purchases purchases(const ReportInput& input, const Names& names);

}  // namespace peerplan
