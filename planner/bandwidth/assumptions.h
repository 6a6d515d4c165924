// SPDX-License-Identifier: MIT
#pragma once

/// Defaults and choices that the figures of bandwidth rest on, in words (rule PL6).

#include <vector>

#include "model/catalogue.h"
#include "model/clock.h"
#include "model/plan.h"
#include "planner/answers/bandwidth.h"
#include "planner/bandwidth/dimensioning.h"
#include "planner/bandwidth/usage.h"

namespace peerplan {

/// Growth horizon in years where the plan states none, and epsilon of the statistical rule.
inline constexpr std::int64_t defaultHorizonYears = 3;
inline constexpr double defaultEpsilon = 0.01;

/// One assumption per default that was used, with how often where it concerns many objects. Those
/// of personas and profiles come with `Usage`. Linear in the plan's lists.
std::vector<Assumption> planAssumptions(const Plan& plan, const FlowRates& rates);

}  // namespace peerplan
