// SPDX-License-Identifier: MIT
#pragma once

/// What `ogs score` answers: how well VPN gateways serve each region, 0 to 100, and the four parts
/// that it is made of (rule O1), in the normal state and after the loss of each gateway.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/finding.h"

namespace peerplan {

/// How much each part counts; only their ratios matter.
struct OgsScoreWeights {
    double latency = 50;
    double optimality = 10;
    double resilience = 25;
    double capacity = 15;
};

/// Each from 0 to 100.
struct OgsScoreParts {
    double latency = 0;
    double optimality = 0;
    double resilience = 0;
    /// Nothing where no gateway that serves states how many sessions it takes.
    std::optional<double> capacity{};
    /// The weighted mean of those there are.
    double score = 0;
};

/// A region, or all of them.
struct OgsGroupScore {
    double users = 0;
    /// Users whom no gateway serves.
    double unserved = 0;
    /// Network round trip to the chosen gateway, mean over the users who have one.
    std::optional<double> meanRttMs{};
    /// Nothing where there are no users.
    std::optional<OgsScoreParts> parts{};
    /// The gateway that most of the group's users chose; its loss makes resilience and capacity.
    std::optional<std::size_t> mostUsed{};
};

struct OgsScoreState {
    /// The gateway that is lost; nothing in the normal state.
    std::optional<std::size_t> lost{};
    /// Users who are moved by the loss, to another gateway or to none.
    double moved = 0;
    /// By number of the region.
    std::vector<OgsGroupScore> regions;
    /// The user-weighted mean of the regions.
    OgsGroupScore all;
    /// Sessions by gateway.
    std::vector<double> sessions;
};

/// One site's clients.
struct OgsScoredSite {
    std::string site;
    std::size_t region = 0;
    double users = 0;
    std::optional<std::size_t> chosen{};
    std::optional<double> rttMs{};
    /// Points of that round trip.
    double points = 0;
    /// The gateway of least round trip.
    std::optional<std::size_t> best{};
    std::optional<double> bestRttMs{};
    double bestPoints = 0;
    /// Where the clients go after the loss of the chosen one (rule R26).
    std::optional<std::size_t> next{};
    std::optional<double> nextRttMs{};
};

struct OgsScoreAnswer {
    OgsScoreWeights weights;
    /// Ids, by number. The region of sites that name none is called by an empty word.
    std::vector<std::string> gateways;
    std::vector<std::string> regions;
    /// Most sessions by gateway, where stated.
    std::vector<std::optional<double>> maxSessions;
    OgsScoreState normal;
    /// One a gateway, in their order.
    std::vector<OgsScoreState> losses;
    std::vector<OgsScoredSite> sites;
    std::vector<Finding> findings;
};

}  // namespace peerplan
