// SPDX-License-Identifier: MIT
#pragma once

/// The bound of a part of a cover search, and what it settles about candidates.

#include <cstdint>
#include <vector>

#include "planner/ogs/placement/cover.h"

namespace peerplan::placement {

/// A part of the search: what is settled about each candidate, what clients still need, and how
/// many candidates may still be chosen.
struct CoverPart {
    std::vector<Standing> standing{};
    std::vector<int> needed{};
    std::size_t left = 0;
    std::vector<std::int64_t> prices{};

    /// Chooses a candidate for the cover.
    void choose(Index candidate, const std::vector<std::vector<Index>>& reaches);
};

class CoverBound {
  public:
    /// `reaches`: for each candidate the clients that it reaches.
    CoverBound(const CoverProblem& problem, const std::vector<std::vector<Index>>& reaches);

    enum class Result : std::uint8_t { Impossible, Covered, Open };

    /// Impossible: proven for the part. Covered: `chosen()` completes it. Else Open, with the
    /// candidates settled in `part` that the prices decide.
    Result examine(CoverPart& part, int iterations, Effort& effort);

    /// The free candidates that completed the part.
    const std::vector<Index>& chosen() const { return m_chosen; }

  private:
    bool unitClients(CoverPart& part);
    bool completeGreedily(const CoverPart& part);

    const CoverProblem& m_problem;
    const std::vector<std::vector<Index>>& m_reaches;
    std::vector<std::int64_t> m_sums;
    std::vector<Index> m_free;
    std::vector<int> m_lacking;
    std::vector<Index> m_chosen;
};

}  // namespace peerplan::placement
