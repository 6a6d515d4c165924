// SPDX-License-Identifier: MIT
#pragma once

/// The OGS score of rule O1, over numbered clients, gateways and regions.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "planner/answers/ogs_score.h"
#include "planner/ogs/score/latency_scale.h"

namespace peerplan {

/// Clients that stand together.
struct ScoreClient {
    /// Each holds one session.
    double users = 0;
    std::size_t region = 0;
    /// Gateways in the order in which the clients try them (rules R25 and R26); the first one that
    /// is up is chosen. Empty: nobody serves them.
    std::vector<std::uint32_t> order;
    /// Network round trip to each gateway in ms, infinite where there is no way.
    std::vector<double> rttMs;
};

struct ScoreProblem {
    std::size_t regions = 0;
    std::vector<ScoreClient> clients;
    /// By gateway: most sessions, where stated.
    std::vector<std::optional<double>> maxSessions;
};

/// The score with `lost` down, or with every gateway up. Resilience and capacity lose the region's
/// most used gateway besides, of equally used ones the first. Capacity is over the gateways that
/// serve the region, with the sessions of all regions. The parts in all are user-weighted means of
/// the regions', capacity over those that have one.
/// Precondition: latency, optimality and resilience do not all weigh 0.
/// O(clients × gateways) for each gateway that is some region's most used.
OgsScoreState scoreState(const ScoreProblem& problem, const OgsScoreWeights& weights,
                         const LatencyScale& scale, std::optional<std::size_t> lost);

/// The gateway that a client uses with those down.
std::optional<std::size_t> gatewayWithout(const ScoreClient& client, std::optional<std::size_t> a,
                                          std::optional<std::size_t> b = std::nullopt);

/// The gateway of least round trip among those but `lost`, of equal ones the first; nothing where
/// there is no way to any.
std::optional<std::size_t> nearestGateway(const ScoreClient& client,
                                          std::optional<std::size_t> lost);

}  // namespace peerplan
