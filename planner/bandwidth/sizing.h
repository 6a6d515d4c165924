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
#include "planner/bandwidth/diurnal.h"
#include "planner/bandwidth/judge.h"
#include "planner/network/network.h"
#include "planner/routing/state.h"

namespace peerplan {

/// What one failure cuts that the base state serves.
struct StateCut {
    ComponentId failure;
    std::int64_t sites = 0;
    /// All users of those sites.
    std::int64_t users = 0;
    /// Of `users`, those of sites all of whose cut flows a person can switch (rule R4).
    std::int64_t usersAfterSwitch = 0;
    /// Busy-hour rates of the flows that are cut.
    Rates lost;
    /// One of the sites; invalid if nothing is cut.
    SiteId first;
};

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

/// Sizes every element over each component of the kinds swept, alone, on top of `given`. `base`
/// holds the state `given`, evaluated with its traffic; `table` is for the shapes of that traffic.
/// An element is not judged in a state in which it is dead itself. Failures that only one leaf site
/// notices cost that site's flows alone, every other one a full evaluation; components that nothing
/// rides on are skipped. The same answer for any number of threads.
Sizing sizeElements(const Workspace& base, const FailureState& given, const DayTable& table,
                    const SizingOptions& options);

}  // namespace peerplan
