// SPDX-License-Identifier: MIT
#pragma once

/// The pairs of failures that do most beyond what either does alone.

#include <cstdint>
#include <vector>

#include "planner/resilience/sweep/candidates.h"
#include "planner/resilience/sweep/effect.h"
#include "planner/resilience/sweep/tally.h"

namespace peerplan::sweeping {

/// What a single failure does, kept to set pairs against it.
struct SingleEffect {
    Effect effect;
    /// Sites of which some flow is cut or waits, ascending; only kept where pairs are swept.
    std::vector<SiteId> hurt;
};

struct RankedPair {
    Pair pair;
    StateIndex state = noState;
    /// How much dies in it.
    std::size_t breadth = 0;
    Effect effect;
    /// Users cut or waiting that neither alone hurts, and user-equivalents beyond the sum of both.
    std::int64_t usersBeyond = 0;
    double equivalentsBeyond = 0;
};

/// Keeps the worst few of many pairs, in a total order: users beyond, then user-equivalents beyond,
/// then the effect itself, then what takes least along, then
/// the first. Pairs that do no more than both alone together are left
/// out: they say nothing new.
class PairRanking {
  public:
    explicit PairRanking(std::size_t most) : m_most(most) {}

    void take(const RankedPair& pair);
    void merge(const PairRanking& other);
    /// Worst first.
    const std::vector<RankedPair>& pairs() const { return m_pairs; }

  private:
    std::size_t m_most;
    std::vector<RankedPair> m_pairs;
};

/// The pair that `reader` read last against both of its members.
RankedPair rankedPair(Pair pair, StateIndex state, const Effect& effect, const EffectReader& reader,
                      const Audience& audience, const SingleEffect& first,
                      const SingleEffect& second);

}  // namespace peerplan::sweeping
