// SPDX-License-Identifier: MIT
#pragma once

/// From ids and tallies to what a sweep answers.

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "model/plan.h"
#include "planner/answers/sweep.h"
#include "planner/bandwidth/diurnal.h"
#include "planner/resilience/sweep/candidates.h"
#include "planner/resilience/sweep/effect.h"
#include "planner/resilience/sweep/pair_ranking.h"
#include "planner/resilience/sweep/tally.h"

namespace peerplan::sweeping {

/// A circuit in one single failure that leaves it less headroom.
struct CircuitInFailure {
    ElementId circuit;
    StateLoad load;
};

/// All that was swept.
struct Swept {
    std::span<const Candidate> candidates;
    /// Positions of the single failures that were evaluated, ascending.
    std::vector<std::uint32_t> singles;
    /// By candidate.
    std::vector<SingleEffect> effects;
    std::vector<std::vector<CircuitInFailure>> circuits;
    /// Chance of just this state, by candidate; negative where not known.
    std::vector<double> probability;
    std::vector<RankedPair> worstPairs;
    std::vector<double> pairProbability;
    /// What state indices beyond the candidates stand for.
    std::vector<Pair> pairs;
    /// Of the single failures and of the pairs.
    std::array<std::int64_t, userBins> singlesByUsers{};
    std::array<std::int64_t, headroomBins> singlesByHeadroom{};
};

/// Fills everything but `scope`. `tally` is that of singles and pairs together.
void makeAnswer(const Plan& plan, const Audience& audience, const Swept& swept, const Tally& tally,
                std::size_t worst, SweepAnswer& answer);

}  // namespace peerplan::sweeping
