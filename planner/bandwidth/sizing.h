// SPDX-License-Identifier: MIT
#pragma once

/// The state that sizes each element: its worst single failure among the kinds that the company
/// wants to survive (rule H3), and what those failures cut.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/policy.h"
#include "model/progress.h"
#include "planner/answers/bandwidth.h"
#include "planner/bandwidth/judge.h"
#include "planner/bandwidth/state_cut.h"
#include "planner/bandwidth/state_judge.h"
#include "planner/network/network.h"

namespace peerplan {

/// A failure across regions and the element that it leaves with the least headroom.
struct StateWide {
    ComponentId failure;
    std::int64_t regions = 0;
    std::int64_t usersCut = 0;
    ElementId element;
    std::optional<StateLoad> load;
};

struct Sizing {
    /// By element.
    std::vector<StateLoad> normal;
    std::vector<StateLoad> worst;
    /// By region of the plan (or one, where it has none): all circuits of the region together, as
    /// one element of unknown capacity.
    std::vector<StateLoad> worstOfRegion;
    /// Of the kinds swept, by component.
    std::vector<StateCut> cuts;
    std::vector<StateWide> wide;
    std::int64_t states = 0;
    bool complete = true;
};

/// Kinds of failure that `policy.survive` names, else the default of rule H3.
std::vector<FailureKind> survivedKinds(const Policy& policy);

struct SizingOptions {
    /// Kinds to sweep.
    std::vector<FailureKind> kinds;
    int threads = 0;
    /// Users by site.
    std::vector<std::int64_t> users;
    Progress progress;
};

/// Sizes every element over each component of the kinds swept, alone, on top of the state that
/// `base` judges. An element is not judged in a state in which it is dead itself. A failure costs
/// what it changes; components that nothing rides on are skipped. The same answer for any number
/// of threads.
Sizing sizeElements(const JudgedBase& base, const SizingOptions& options);

}  // namespace peerplan
