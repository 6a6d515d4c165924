// SPDX-License-Identifier: MIT
#pragma once

/// A client's decision in one sentence, and why it is not the best there was.

#include "model/plan.h"
#include "planner/answers/ogs_selection.h"
#include "planner/ogs/selection/client.h"

namespace peerplan {

/// A decision with what was true at that moment.
struct DecisionView {
    const Plan& plan;
    const ClientProfile& profile;
    const OgsOptions& options;
    const Surroundings& around;
    const Decision& decision;
};

struct Explanation {
    OgsFault fault = OgsFault::None;
    /// Position of the candidate that answers with the least network round trip; none if none does.
    std::optional<std::uint32_t> nearest;
    /// Network round trip to what serves, and how much that is more than the least.
    std::optional<double> ms;
    double extraMs = 0;
    Text why;
};

/// Round trips no farther apart than this, in ms, are equally near: OGS counts whole milliseconds.
inline constexpr double equallyNearMs = 1;

Explanation explain(const DecisionView& view);

}  // namespace peerplan
