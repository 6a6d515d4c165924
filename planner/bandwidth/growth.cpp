// SPDX-License-Identifier: MIT
#include "planner/bandwidth/growth.h"

#include <cmath>

namespace peerplan {

double yearsBetween(Date from, Date to) {
    const std::int64_t days = to.days() - from.days();
    return days > 0 ? static_cast<double>(days) / 365.25 : 0.0;
}

double growthFactor(const Policy& policy, double years) {
    return policy.growth.perYear ? std::pow(1.0 + *policy.growth.perYear, years) : 1.0;
}

}  // namespace peerplan
