// SPDX-License-Identifier: MIT
#include "planner/ogs/score/score.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

namespace peerplan {

namespace {

constexpr double perfect = 100;

/// Which gateway every client uses in a state, and what follows for the gateways.
struct Assignment {
    std::vector<std::optional<std::size_t>> used;
    std::vector<double> sessions;
};

/// A state: the gateway that is down in it, who uses which, and the points of the nearest one left.
struct State {
    std::optional<std::size_t> lost;
    Assignment now;
    std::vector<double> bestPoints;
};

Assignment assign(const ScoreProblem& problem, std::optional<std::size_t> a,
                  std::optional<std::size_t> b = std::nullopt) {
    Assignment assignment;
    assignment.sessions.assign(problem.maxSessions.size(), 0);
    for (const ScoreClient& client : problem.clients) {
        assignment.used.push_back(gatewayWithout(client, a, b));
        if (assignment.used.back()) assignment.sessions[*assignment.used.back()] += client.users;
    }
    return assignment;
}

/// Users of a region by gateway.
std::vector<double> regionUsers(const ScoreProblem& problem, const Assignment& assignment,
                                std::size_t region) {
    std::vector<double> users(problem.maxSessions.size(), 0);
    for (std::size_t c = 0; c < problem.clients.size(); ++c) {
        const ScoreClient& client = problem.clients[c];
        if (client.region == region && assignment.used[c]) {
            users[*assignment.used[c]] += client.users;
        }
    }
    return users;
}

struct Capacity {
    bool limited = false;
    double points = 0;
};

/// 100 × Σ min(sessions, max) / Σ sessions over the gateways that serve the region; nothing where
/// none does.
std::optional<Capacity> capacityOf(const ScoreProblem& problem, const Assignment& assignment,
                                   std::size_t region) {
    const std::vector<double> users = regionUsers(problem, assignment, region);
    double taken = 0;
    double asked = 0;
    Capacity capacity;
    for (std::size_t g = 0; g < users.size(); ++g) {
        if (users[g] <= 0) continue;
        const double sessions = assignment.sessions[g];
        const std::optional<double> most = problem.maxSessions[g];
        capacity.limited |= most.has_value();
        taken += most ? std::min(sessions, *most) : sessions;
        asked += sessions;
    }
    if (asked <= 0) return std::nullopt;
    capacity.points = perfect * taken / asked;
    return capacity;
}

std::optional<double> worseCapacity(const std::optional<Capacity>& normal,
                                    const std::optional<Capacity>& after) {
    const bool limited = (normal && normal->limited) || (after && after->limited);
    if (!limited) return std::nullopt;
    double worse = perfect;
    if (normal) worse = std::min(worse, normal->points);
    if (after) worse = std::min(worse, after->points);
    return worse;
}

double scoreOf(const OgsScoreParts& parts, const OgsScoreWeights& weights) {
    double sum = weights.latency * parts.latency + weights.optimality * parts.optimality +
                 weights.resilience * parts.resilience;
    double all = weights.latency + weights.optimality + weights.resilience;
    if (parts.capacity) {
        sum += weights.capacity * *parts.capacity;
        all += weights.capacity;
    }
    assert(all > 0);
    return sum / all;
}

/// Points of a client at a gateway; 0 at none.
double pointsAt(const ScoreClient& client, std::optional<std::size_t> gateway,
                const LatencyScale& scale) {
    return gateway ? scale.points(client.rttMs[*gateway]) : 0;
}

/// Users weighted by region, as the score in all is.
OgsGroupScore inAll(const std::vector<OgsGroupScore>& regions) {
    OgsGroupScore all;
    OgsScoreParts parts;
    double rtt = 0;
    double capacity = 0;
    double limited = 0;
    for (const OgsGroupScore& region : regions) {
        all.users += region.users;
        all.unserved += region.unserved;
        if (region.meanRttMs) rtt += *region.meanRttMs * (region.users - region.unserved);
        if (!region.parts) continue;
        parts.latency += region.users * region.parts->latency;
        parts.optimality += region.users * region.parts->optimality;
        parts.resilience += region.users * region.parts->resilience;
        parts.score += region.users * region.parts->score;
        if (!region.parts->capacity) continue;
        capacity += region.users * *region.parts->capacity;
        limited += region.users;
    }
    if (all.users > all.unserved) all.meanRttMs = rtt / (all.users - all.unserved);
    if (all.users <= 0) return all;
    parts.latency /= all.users;
    parts.optimality /= all.users;
    parts.resilience /= all.users;
    parts.score /= all.users;
    if (limited > 0) parts.capacity = capacity / limited;
    all.parts = parts;
    return all;
}

/// The gateway with most of the users; nothing where nobody is served.
std::optional<std::size_t> mostUsed(const std::vector<double>& users) {
    const auto most = std::max_element(users.begin(), users.end());
    if (most == users.end() || *most <= 0) return std::nullopt;
    return static_cast<std::size_t>(most - users.begin());
}

OgsGroupScore scoreRegion(const ScoreProblem& problem, const OgsScoreWeights& weights,
                          const LatencyScale& scale, const State& state, std::size_t region) {
    const Assignment& now = state.now;
    OgsGroupScore score;
    score.mostUsed = mostUsed(regionUsers(problem, now, region));
    OgsScoreParts parts;
    double rtt = 0;
    for (std::size_t c = 0; c < problem.clients.size(); ++c) {
        const ScoreClient& client = problem.clients[c];
        if (client.region != region) continue;
        score.users += client.users;
        if (now.used[c]) {
            rtt += client.users * client.rttMs[*now.used[c]];
        } else {
            score.unserved += client.users;
        }
        const double points = pointsAt(client, now.used[c], scale);
        const double best = state.bestPoints[c];
        // Where nobody is served there is none to lose.
        const std::optional<std::size_t> next =
            score.mostUsed ? gatewayWithout(client, state.lost, score.mostUsed) : std::nullopt;
        const double after = pointsAt(client, next, scale);
        parts.latency += client.users * points;
        parts.optimality += client.users * (best > 0 ? perfect * points / best : perfect);
        parts.resilience += client.users * after;
    }
    if (score.users > score.unserved) score.meanRttMs = rtt / (score.users - score.unserved);
    if (score.users <= 0) return score;
    parts.latency /= score.users;
    parts.optimality /= score.users;
    parts.resilience /= score.users;
    if (score.mostUsed) {
        parts.capacity =
            worseCapacity(capacityOf(problem, now, region),
                          capacityOf(problem, assign(problem, state.lost, score.mostUsed), region));
    }
    parts.score = scoreOf(parts, weights);
    score.parts = parts;
    return score;
}

}  // namespace

std::optional<std::size_t> gatewayWithout(const ScoreClient& client, std::optional<std::size_t> a,
                                          std::optional<std::size_t> b) {
    for (const std::uint32_t gateway : client.order) {
        if (gateway == a || gateway == b) continue;
        return gateway;
    }
    return std::nullopt;
}

std::optional<std::size_t> nearestGateway(const ScoreClient& client,
                                          std::optional<std::size_t> lost) {
    std::optional<std::size_t> nearest;
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t g = 0; g < client.rttMs.size(); ++g) {
        if (g == lost || client.rttMs[g] >= least) continue;
        least = client.rttMs[g];
        nearest = g;
    }
    return nearest;
}

OgsScoreState scoreState(const ScoreProblem& problem, const OgsScoreWeights& weights,
                         const LatencyScale& scale, std::optional<std::size_t> lost) {
    State state{lost, assign(problem, lost), {}};
    OgsScoreState score;
    score.lost = lost;
    score.sessions = state.now.sessions;
    for (const ScoreClient& client : problem.clients) {
        state.bestPoints.push_back(pointsAt(client, nearestGateway(client, lost), scale));
        if (lost && gatewayWithout(client, std::nullopt) == lost) score.moved += client.users;
    }
    for (std::size_t region = 0; region < problem.regions; ++region) {
        score.regions.push_back(scoreRegion(problem, weights, scale, state, region));
    }
    score.all = inAll(score.regions);
    return score;
}

}  // namespace peerplan
