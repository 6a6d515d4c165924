// SPDX-License-Identifier: MIT
#pragma once

/// What placement is asked: clients, candidate places, what each client pays at each place, and how
/// many gateways are to be added.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace peerplan {

/// Costs are usually round trips in milliseconds; they need not be metric or symmetric. Finite
/// costs and weights are at least 0. An infinite cost: the client cannot use the candidate (it is
/// not in its region's profile, or not reachable).
struct PlacementProblem {
    std::size_t clients = 0;
    std::size_t candidates = 0;
    /// Client by client, one cost for each candidate.
    std::vector<double> costs;
    /// Users of each client; empty: 1 each.
    std::vector<double> weights{};
    /// Candidates that have a gateway already, which stays.
    std::vector<std::size_t> existing{};
    /// The region of each client, numbered from 0; empty: no figures by region.
    std::vector<std::size_t> regions{};
    /// What a client pays that no open gateway can serve, at least every finite cost. Needed where
    /// a cost is infinite, and where the loss of the only gateway counts.
    std::optional<double> unservedCost{};
};

/// What is minimised besides the cost with every gateway up.
enum class SurviveRule : std::uint8_t {
    /// Nothing: losses are reported and do not steer.
    Off,
    /// The mean over the open gateways of the cost after the loss of that one.
    MeanLoss,
    /// The cost after the worst single loss.
    WorstLoss
};

struct PlacementOptions {
    /// Gateways to add to the existing ones.
    std::size_t count = 1;
    SurviveRule survive = SurviveRule::Off;
    /// p-center only: the radius is the greatest weight × cost, not the greatest cost.
    bool weightedRadius = false;
    /// The proof stops after so many parts of the search (of one cover, for a center), or so many
    /// entries of cost lists read, which is some ten seconds; then the answer is the best set
    /// known, with its gap. The first part is always bounded.
    std::uint64_t maxNodes = 200'000;
    std::uint64_t maxSteps = 2'000'000'000;
    /// Of the curve, which proves its points side by side; 0: one per processor.
    int threads = 0;
};

}  // namespace peerplan
