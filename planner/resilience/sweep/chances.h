// SPDX-License-Identifier: MIT
#pragma once

/// How likely a state is, by stated availabilities (rule A1), and which pairs are likely enough.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "model/catalogue.h"
#include "model/plan.h"
#include "planner/network/network.h"
#include "planner/resilience/sweep/candidates.h"

namespace peerplan::sweeping {

/// Components fail independently of each other, each with its unavailability q. That just a set of
/// them has failed and all else is up has the chance Π(1 - q of all) × Π(q / (1 - q) of the set).
class Chances {
  public:
    /// What is down already (`given`) counts as certain.
    Chances(const Plan& plan, const CompiledNetwork& network, const Catalogue& catalogue,
            std::span<const ComponentId> given);

    /// That all that can fail is up.
    double allUp() const { return m_allUp; }
    /// That just this has failed; 0 for what states no availability: it counts as always up.
    double of(ComponentId id) const { return m_allUp * m_odds[id.at()]; }
    double of(ComponentId a, ComponentId b) const {
        return m_allUp * m_odds[a.at()] * m_odds[b.at()];
    }
    std::int64_t stated() const { return m_stated; }
    std::int64_t unstated() const { return m_unstated; }
    std::int64_t assumed() const { return m_assumed; }

  private:
    double m_allUp = 1;
    /// q / (1 - q).
    std::vector<double> m_odds;
    std::int64_t m_stated = 0;
    std::int64_t m_unstated = 0;
    std::int64_t m_assumed = 0;
};

/// The pairs of candidates that are at least so likely, in order; where those are more than
/// `maxPairs`, the least chance is raised until they are not. O(n log n) beside the pairs.
std::vector<Pair> likelyPairs(std::span<const Candidate> candidates, const Chances& chances,
                              double least, std::int64_t maxPairs);

}  // namespace peerplan::sweeping
