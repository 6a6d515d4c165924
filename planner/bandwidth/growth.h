// SPDX-License-Identifier: MIT
#pragma once

/// How much more traffic there is after some years (rule D5).

#include "model/policy.h"
#include "model/quantity.h"

namespace peerplan {

/// Years from one day to another as a fraction, 365.25 days each; 0 if `to` is not later.
double yearsBetween(Date from, Date to);

/// (1 + policy.growth.perYear)^years (rule D5); 1 where the policy states no growth.
double growthFactor(const Policy& policy, double years);

}  // namespace peerplan
