// SPDX-License-Identifier: MIT
#pragma once

/// The weighted costs of a placement problem as whole numbers, so that bounds and proofs are exact.

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "planner/ogs/placement/problem.h"

namespace peerplan::placement {

using Cost = std::int64_t;
using Index = std::uint32_t;

constexpr Cost unreachedCost = std::numeric_limits<Cost>::max();

/// weight × cost of every pair, as a multiple of `unit()`. Where costs and weights are decimals
/// (to six places), the multiples are exact; else each product is rounded to the nearest multiple
/// of a binary fraction and `rounding()` bounds what that moves a sum over all clients.
class ScaledCosts {
  public:
    /// Precondition: the problem is valid (checkProblem). With `weighted` off every weight that is
    /// not 0 counts as 1 (p-center). O(clients × candidates × log candidates).
    ScaledCosts(const PlacementProblem& problem, bool weighted);

    std::size_t clients() const { return m_clients; }
    std::size_t candidates() const { return m_candidates; }
    Cost at(std::size_t client, std::size_t candidate) const {
        return m_costs[client * m_candidates + candidate];
    }
    /// The candidates of a client, cheapest first, equal ones by index.
    std::span<const Index> nearestFirst(std::size_t client) const {
        return {&m_order[client * m_candidates], m_candidates};
    }
    /// What the client pays when nothing is open; 0 where the problem states nothing.
    Cost unserved(std::size_t client) const { return m_unserved[client]; }
    /// Sorted, each once.
    const std::vector<Index>& existing() const { return m_existing; }
    bool isExisting(std::size_t candidate) const { return m_isExisting[candidate] != 0; }

    /// No sum of one cost per client exceeds this.
    Cost total() const { return m_total; }
    double toCost(Cost multiple) const {
        return static_cast<double>(multiple) * m_numerator / m_denominator;
    }
    bool exact() const { return m_exact; }
    double rounding() const { return m_rounding; }

  private:
    bool scaleDecimals(const PlacementProblem& problem, bool weighted, double limit);
    void scaleBinary(const PlacementProblem& problem, bool weighted, double limit);
    void divideByCommonFactor();
    void sortCandidates();

    std::size_t m_clients = 0;
    std::size_t m_candidates = 0;
    std::vector<Cost> m_costs;
    std::vector<Cost> m_unserved;
    std::vector<Index> m_order;
    std::vector<Index> m_existing;
    std::vector<std::uint8_t> m_isExisting;
    Cost m_total = 0;
    double m_numerator = 1;
    double m_denominator = 1;
    bool m_exact = true;
    double m_rounding = 0;
};

}  // namespace peerplan::placement
