// SPDX-License-Identifier: MIT
#pragma once

/// From ids that a person typed to positions in the network.

#include <cstdint>
#include <string>

#include "cli/plan_input.h"
#include "planner/network/network.h"

namespace peerplan::cli {

/// By id, also written as `site/…`. Throws UsageError with the nearest spelling.
SiteId sitePosition(const LoadedPlan& loaded, const std::string& text);

/// By id: a service of the plan or the catalogue. Throws UsageError with the nearest spelling.
std::uint32_t servicePosition(const CompiledNetwork& network, const std::string& text);

}  // namespace peerplan::cli
