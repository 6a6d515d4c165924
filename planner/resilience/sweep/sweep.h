// SPDX-License-Identifier: MIT
#pragma once

/// Every single failure of a plan, and every pair that can matter, with what each does to users,
/// headroom and round trips (rules F3 to F5, F8).

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "model/catalogue.h"
#include "model/clock.h"
#include "model/plan.h"
#include "model/policy.h"
#include "model/progress.h"
#include "planner/answers/sweep.h"
#include "planner/bandwidth/loaded_network.h"
#include "planner/network/network.h"
#include "planner/resilience/sweep/failure_observer.h"
#include "planner/routing/state.h"

namespace peerplan {

struct SweepOptions {
    /// Down already: every failure comes on top (rule F8).
    FailureState given;
    /// 1: singles; 2: pairs too.
    int depth = 1;
    /// Kinds of failure; empty is all.
    std::vector<FailureKind> only;
    /// Pairs with components that one site alone notices, too.
    bool leaves = false;
    /// The pairs of the most important components within this number.
    std::int64_t maxPairs = 1'000'000;
    /// How many of the worst failures to list.
    std::size_t worst = 10;
    /// Only states with at least this chance, by stated availabilities.
    std::optional<double> minProbability;
    /// 0: one per processor.
    int threads = 0;
    Progress progress;
};

/// The answer for a plan, the network compiled from it, and its sites' clocks. The plan is to be
/// free of errors. The same answer, to the last bit, for any number of threads; stopped by
/// `progress` it holds what was seen till then and says so. Time: for each state what it changes;
/// with pairs also one evaluation of the network for each component that is paired.
SweepAnswer sweep(const Plan& plan, const CompiledNetwork& network, const Catalogue& catalogue,
                  const SiteClocks& clocks, const SweepOptions& options = {});

/// The same of a network that was loaded for this or another answer, in the state `options.given`.
/// Observers are shown every single failure that is not idle, in no particular order.
SweepAnswer sweep(const Plan& plan, const LoadedNetwork& loaded, const Catalogue& catalogue,
                  const SweepOptions& options, std::span<FailureObserver* const> observers = {});

}  // namespace peerplan
