// SPDX-License-Identifier: MIT
#pragma once

/// Which components a sweep fails, alone and in pairs, and which pairs provably change no more than
/// one of their members.

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "model/policy.h"
#include "model/progress.h"
#include "planner/answers/sweep.h"
#include "planner/network/network.h"
#include "planner/routing/state.h"

namespace peerplan::sweeping {

/// A component that lives in the base state.
struct Candidate {
    ComponentId component;
    FailureTier tier = FailureTier::Local;
    /// Nothing of the base state rides on it: alone it changes nothing.
    bool idle = false;
    /// One site alone can notice its failure.
    bool leaf = false;
};

/// Components of some kinds of failure (empty is every kind) that live in the base state, in the
/// order of the components.
std::vector<Candidate> candidates(const Workspace& base, std::span<const FailureKind> kinds);

/// Rule F5: a unit, device, link, connection or MSEE is local; a site, circuit, peering location
/// and all else regional; a provider, ISP, network, risk group or metro that reaches into more than
/// one region global.
FailureTier tierOf(FailureKind kind, std::int64_t regions);

/// Positions in the list of candidates, the first below the second.
using Pair = std::pair<std::uint32_t, std::uint32_t>;

struct PairPlan {
    std::vector<Pair> pairs;
    std::int64_t paired = 0;
    std::int64_t pruned = 0;
    std::int64_t leavesUnpaired = 0;
    std::int64_t beyondCap = 0;
    std::int64_t leafPairs = 0;
    bool complete = true;
};

struct PairOptions {
    /// Pairs with components of one site alone, too.
    bool leaves = false;
    std::int64_t maxPairs = 0;
    int threads = 0;
    Progress progress;
};

/// The pairs to evaluate. `importance` by candidate decides who is paired where the pairs of all
/// would pass the cap. One evaluation per paired candidate that the base state uses and more than
/// one site notices. A pair is pruned
/// - where one member takes the other along, or
/// - where nothing rides on one member once the other has failed: it cannot change anything then.
PairPlan planPairs(const Workspace& base, std::span<const Candidate> candidates,
                   std::span<const std::int64_t> importance, const PairOptions& options);

}  // namespace peerplan::sweeping
