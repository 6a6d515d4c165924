// SPDX-License-Identifier: MIT
#pragma once

/// The day from which a plan that a command begins counts (rule PL4).

#include <string>

#include "model/quantity.h"

namespace peerplan::cli {

/// The day of `--as-of` as given, else the clock's, which then stands in the plan. Throws
/// UsageError for what is no day.
Date planningDay(const std::string& text);

}  // namespace peerplan::cli
