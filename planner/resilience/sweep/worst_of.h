// SPDX-License-Identifier: MIT
#pragma once

/// Which failure a sweep found worst for one thing.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "planner/answers/sweep.h"

namespace peerplan {

/// The components whose failure is the worst for an element with a capacity (least headroom), an
/// office (`site/x`: cut, waiting, congestion, round trip, in this order) or a region (`region/x`);
/// empty where no failure is worse than the state before. Nothing where the sweep looked at no such
/// thing: it carries nothing, or has no capacity. Linear in the answer.
std::optional<std::vector<std::string>> worstFailureOf(const SweepAnswer& answer,
                                                       std::string_view reference);

}  // namespace peerplan
