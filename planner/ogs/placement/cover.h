// SPDX-License-Identifier: MIT
#pragma once

/// Whether a few candidates serve every client within reach: set cover with a limit, decided.

#include <cstddef>
#include <optional>
#include <vector>

#include "planner/ogs/placement/relaxation.h"

namespace peerplan::placement {

/// Which candidates reach which clients.
struct CoverProblem {
    std::size_t candidates = 0;
    /// For each client the candidates that reach it, ascending.
    std::vector<std::vector<Index>> reached{};
    /// How many of them it needs: 1, or 2 where one may be lost.
    std::vector<int> needed{};
};

enum class CoverVerdict : std::uint8_t { Possible, Impossible, Unknown };

struct CoverAnswer {
    CoverVerdict verdict = CoverVerdict::Unknown;
    /// At most `limit` candidates that do, ascending, where possible.
    std::vector<Index> chosen{};
};

/// Whether at most `limit` candidates cover all clients, by branch and bound with dominated clients
/// and candidates left out. The bound of a part: no `limit` candidates cover all if for some prices
/// u ≥ 0 of clients, Σ needed_i u_i is more than the `limit` greatest sums of prices that a
/// candidate reaches; prices are whole numbers and found by subgradient steps. `Unknown` where the
/// nodes allowed did not suffice. Adds to the effort.
CoverAnswer decideCover(const CoverProblem& problem, std::size_t limit, std::uint64_t mostNodes,
                        Effort& effort);

}  // namespace peerplan::placement
