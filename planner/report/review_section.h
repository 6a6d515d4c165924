// SPDX-License-Identifier: MIT
#pragma once

/// The design review in the report.

#include "model/report.h"
#include "planner/answers/review.h"
#include "planner/report/names.h"

namespace peerplan {

/// A verdict, the gravest finding of each rule with reason and remedy, every finding as a table,
/// what the plan accepts, the resiliency index, and what could not be held against the plan.
/// Findings on VPN gateways are left to their own section where `gatewaysApart`.
Section reviewSection(const ReviewAnswer& answer, const Names& names, bool gatewaysApart);

}  // namespace peerplan
