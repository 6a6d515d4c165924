// SPDX-License-Identifier: MIT
#pragma once

/// The Lagrangian bound of a part of the search for the best set of gateways, in whole numbers.

#include <cstdint>
#include <vector>

#include "planner/ogs/placement/scaled_costs.h"

namespace peerplan::placement {

/// What is minimised: Σ over clients of first × its nearest + second × its second nearest open
/// candidate, first ≥ second. (1, 0) is the p-median; (p − 1, 1) is p times the mean over the loss
/// of each one.
struct Objective {
    Cost first = 1;
    Cost second = 0;
    std::size_t levels() const { return second > 0 ? 2 : 1; }
};

enum class Standing : std::uint8_t { Free, Open, Closed };

/// A part of the search: what is settled about each candidate, and how many of the free ones open.
struct Part {
    std::vector<Standing> standing;
    std::size_t toOpen = 0;
    /// The multipliers, level by level, as multiples of 1 / scale of the relaxation.
    std::vector<Cost> prices{};
};

/// The best set known.
struct Incumbent {
    Cost cost = unreachedCost;
    std::vector<Index> open{};
};

/// Counts of work, the same on every machine.
struct Effort {
    std::uint64_t nodes = 0;
    std::uint64_t steps = 0;
};

struct Bound {
    /// No set of the part costs less.
    Cost lower = 0;
    /// Nothing in the part beats the incumbent.
    bool closed = false;
    /// The free candidate to branch on, where not closed, and which side to try first.
    Index branch = 0;
    bool openFirst = true;
    /// The set that the bound was reached with.
    std::vector<Index> open{};
};

/// Relaxes that a client uses as many open candidates as the objective has levels, at a price each:
///   L(u) = Σ_i Σ_l u_il + Σ of the p least reduced costs ρ_j,
///   ρ_j = Σ_i min(0, first c_ij − u_i1, second c_ij − u_i2),
/// which bounds every set from below for any u, so that prices may be rounded to whole numbers.
class Relaxation {
  public:
    /// Whether sets met on the way become the incumbent, or only bound against it: they may be sets
    /// of another size than the search is for.
    enum class Adopts : std::uint8_t { Yes, No };

    Relaxation(const ScaledCosts& costs, Objective objective, Adopts adopts = Adopts::Yes);

    /// Prices to start with: between nearest and second nearest of an open set.
    void startPrices(const std::vector<Index>& open, Part& part) const;

    /// Raises the bound of a part by subgradient steps, in rounds of `iterations` for as long as a
    /// round wins an eighth of what is missing; opens and closes in `part` what the reduced costs
    /// settle against the incumbent; leaves the best prices in `part`. A part in which one set is
    /// left has that set's cost for its bound. The effort counts entries of cost lists read.
    Bound raise(Part& part, int iterations, Incumbent& incumbent, Effort& effort);

    Cost costOf(const std::vector<Index>& open) const;

  private:
    struct Entry {
        Cost cost;
        Index candidate;
    };

    void buildLists(const Part& part);
    Cost reducedCosts(const std::vector<Cost>& prices, Effort& effort);
    Cost select(const Part& part);
    bool subgradient(const std::vector<Cost>& prices, Effort& effort);
    void settle(Part& part, Cost boundNow, Cost upper);
    bool isDecided(Incumbent& incumbent, Bound& bound, Effort& effort);
    void move(std::vector<Cost>& prices, double step, double room);
    void chooseBranch(Bound& bound) const;
    Cost selectionCost(Effort& effort) const;
    std::vector<Index> selectedSet() const;
    void clip(std::vector<Cost>& prices) const;

    const ScaledCosts& m_costs;
    Objective m_objective;
    Adopts m_adopts;
    /// A power of two: how fine prices are.
    Cost m_scale = 1;

    std::vector<Entry> m_entries;
    std::vector<std::size_t> m_first;
    std::vector<Cost> m_reduced;
    std::vector<Index> m_free;
    std::vector<Index> m_opened;
    std::vector<std::uint8_t> m_selected;
    std::size_t m_toOpen = 0;
    std::size_t m_settled = 0;
    /// Greatest reduced cost selected, least one not.
    Cost m_lastIn = 0;
    Cost m_firstOut = 0;
    std::vector<double> m_slope;
    std::vector<double> m_direction;
    /// How often each candidate was selected of late, from 0 to 1.
    std::vector<double> m_habit;
};

}  // namespace peerplan::placement
