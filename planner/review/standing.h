// SPDX-License-Identifier: MIT
#pragma once

/// Whether a plan says what a rule needs, by the field table alone.

#include <string>
#include <string_view>
#include <vector>

#include "model/plan.h"

namespace peerplan::reviewing {

/// The fields of a list such as `circuits.nat_pools internet.nat_pools|policy.order` that the plan
/// states nowhere: no object of it has them set to anything but their default. Of alternatives with
/// a bar all must be missing, and they are told as they stand. Linear in the plan's objects.
std::vector<std::string> missingFields(const Plan& plan, std::string_view fields);

/// Whether there is such a field in the format, with dots into nested records.
bool isField(std::string_view path);

}  // namespace peerplan::reviewing
