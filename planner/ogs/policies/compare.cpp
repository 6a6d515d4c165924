// SPDX-License-Identifier: MIT
#include "planner/ogs/policies/compare.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "planner/latency/great_circle.h"
#include "planner/ogs/selection/days.h"
#include "planner/ogs/selection/probe_time.h"

namespace peerplan {
namespace {

constexpr std::int64_t monthDays = 30;

/// One site's clients under one policy.
struct Spread {
    /// By candidate; sums to 1.
    std::vector<double> share;
    double moves = 0;
};

std::optional<LatLon> placeOf(const Site& site) {
    if (!site.lat || !site.lon) return std::nullopt;
    return LatLon{*site.lat, *site.lon};
}

/// Where each gateway stands.
struct GatewaySpot {
    std::optional<LatLon> place;
    /// Region of its site; empty where it has none.
    std::string region;
};

std::vector<GatewaySpot> spotsOf(const Plan& plan) {
    std::unordered_map<std::string_view, const Site*> siteAt;
    for (const Site& site : plan.sites) siteAt.emplace(site.id, &site);
    std::vector<GatewaySpot> out;
    for (const Gateway& gateway : plan.gateways) {
        GatewaySpot spot;
        const auto site = siteAt.find(gateway.site.id);
        if (site != siteAt.end()) {
            spot.place = placeOf(*site->second);
            spot.region = site->second->region.id;
        }
        if (gateway.lat && gateway.lon) spot.place = LatLon{*gateway.lat, *gateway.lon};
        out.push_back(std::move(spot));
    }
    return out;
}

class SitePolicies {
  public:
    SitePolicies(const PolicyInput& input, std::span<const GatewaySpot> spots, std::size_t index)
        : m_input(input),
          m_spots(spots),
          m_choice(input.choices[index]),
          m_odds(input.odds[index]) {
        for (std::uint32_t c = 0; c < m_choice.networkMs.size(); ++c) {
            if (std::isfinite(m_choice.networkMs[c])) m_answering.push_back(c);
        }
        m_site = &input.plan.sites[m_choice.site.at()];
        m_seed = seedOf(input.noise.seed, m_choice.site);
        follow();
    }

    bool answers() const { return !m_answering.empty(); }

    Spread of(GatewayPolicy policy) {
        Spread spread;
        spread.share.assign(m_choice.networkMs.size(), 0);
        switch (policy) {
            case GatewayPolicy::Ogs:
                spread.share = m_odds;
                // What is preferred and does not answer is not where people are (R25).
                if (!m_choice.measured) {
                    spread.share.assign(spread.share.size(), 0);
                    spread.share[servingCandidate()] = 1;
                }
                spread.moves = m_ogsMoves;
                break;
            case GatewayPolicy::Geography:
                spread.share[nearestByMap()] = 1;
                break;
            case GatewayPolicy::ProfileOrder:
                spread.share[m_answering.front()] = 1;
                break;
            case GatewayPolicy::Random: {
                const auto n = static_cast<double>(m_answering.size());
                for (const std::uint32_t c : m_answering) spread.share[c] = 1 / n;
                spread.moves = std::max(0.0, m_connections - 1) * (1 - 1 / n);
                break;
            }
            case GatewayPolicy::Priority:
                byPriority(spread);
                break;
        }
        return spread;
    }

  private:
    /// Clients of this site through a month of OGS, to count connections and moves.
    void follow() {
        if (!answers()) return;
        OgsDays days;
        days.days = monthDays;
        std::int64_t moves = 0;
        std::int64_t connections = 0;
        // A client that always finds the same first never moves, with noise or without.
        const bool sure = std::find(m_odds.begin(), m_odds.end(), 1.0) != m_odds.end();
        const bool noisy = m_input.noise.noise > 0 && !sure;
        const std::int64_t walkers = noisy ? m_input.walkers : 1;
        for (std::int64_t w = 0; w < walkers; ++w) {
            ProbeNoise noise(m_input.noise.noise, m_seed + static_cast<std::uint64_t>(w) + 1);
            const auto steps = clientDays(m_input.plan, m_input.rtts, m_input.clocks, m_choice.site,
                                          days, m_input.options, noisy ? &noise : nullptr);
            connections += static_cast<std::int64_t>(steps.size());
            for (std::size_t i = 1; i < steps.size(); ++i) {
                moves += steps[i].decision.gateway != steps[i - 1].decision.gateway ? 1 : 0;
            }
        }
        m_ogsMoves = static_cast<double>(moves) / static_cast<double>(walkers);
        m_connections = static_cast<double>(connections) / static_cast<double>(walkers);
    }

    std::uint32_t servingCandidate() const {
        for (std::uint32_t c = 0; c < m_choice.profile.candidates.size(); ++c) {
            const auto& members = m_choice.profile.candidates[c].members;
            if (std::find(members.begin(), members.end(), m_choice.chosen) != members.end()) {
                return c;
            }
        }
        return m_answering.front();
    }

    const GatewaySpot& spot(std::uint32_t candidate) const {
        return m_spots[m_choice.profile.candidates[candidate].master().at()];
    }

    std::uint32_t nearestByMap() const {
        const auto here = placeOf(*m_site);
        std::uint32_t nearest = m_answering.front();
        double least = unranked;
        for (const std::uint32_t c : m_answering) {
            const auto& there = spot(c).place;
            if (!here || !there) continue;
            const double km = greatCircleKm(*here, *there);
            if (km >= least) continue;
            least = km;
            nearest = c;
        }
        return nearest;
    }

    void byPriority(Spread& spread) {
        std::vector<std::uint32_t> first;
        for (const std::uint32_t c : m_answering) {
            if (!m_site->region.empty() && spot(c).region == m_site->region.id) {
                first.push_back(c);
            }
        }
        if (first.empty()) first = m_answering;
        ProbeNoise noise(m_input.noise.noise, m_seed ^ 0x9e3779b97f4a7c15ULL);
        constexpr std::int64_t mostSamples = 2000;
        const bool noisy = m_input.noise.noise > 0 && first.size() > 1;
        const std::int64_t samples =
            noisy ? std::clamp<std::int64_t>(m_input.noise.samples, 1, mostSamples) : 1;
        std::int64_t changes = 0;
        std::uint32_t last = 0;
        for (std::int64_t i = 0; i < samples; ++i) {
            std::uint32_t best = first.front();
            double least = unranked;
            for (const std::uint32_t c : first) {
                const double ms =
                    probeMs({m_choice.networkMs[c], false, false, 2}, 0, m_input.options.timing) *
                    noise.factor();
                if (ms >= least) continue;
                least = ms;
                best = c;
            }
            spread.share[best] += 1 / static_cast<double>(samples);
            changes += i > 0 && best != last ? 1 : 0;
            last = best;
        }
        if (samples > 1) {
            spread.moves = std::max(0.0, m_connections - 1) * static_cast<double>(changes) /
                           static_cast<double>(samples - 1);
        }
    }

    const PolicyInput& m_input;
    std::span<const GatewaySpot> m_spots;
    const SiteChoice& m_choice;
    const std::vector<double>& m_odds;
    const Site* m_site = nullptr;
    std::vector<std::uint32_t> m_answering;
    std::uint64_t m_seed = 0;
    double m_ogsMoves = 0;
    double m_connections = 0;
};

/// The least time that at least 95 % of the weight does not exceed.
double percentile95(std::vector<std::pair<double, double>> weighted) {
    std::sort(weighted.begin(), weighted.end());
    double all = 0;
    for (const auto& [ms, weight] : weighted) all += weight;
    double sum = 0;
    for (const auto& [ms, weight] : weighted) {
        sum += weight;
        if (sum >= 0.95 * all * (1 - 1e-12)) return ms;
    }
    return 0;
}

double usersOf(const Site& site) {
    std::int64_t users = 0;
    for (const Users& group : site.users) users += group.count.value();
    return static_cast<double>(users);
}

}  // namespace

std::vector<OgsPolicyAnswer> comparePolicies(const PolicyInput& input) {
    const std::vector<GatewaySpot> spots = spotsOf(input.plan);
    std::vector<SitePolicies> sites;
    sites.reserve(input.choices.size());
    for (std::size_t i = 0; i < input.choices.size(); ++i) sites.emplace_back(input, spots, i);
    std::vector<OgsPolicyAnswer> out;
    for (std::size_t p = 0; p < wordsOf(GatewayPolicy{}).size(); ++p) {
        const auto policy = static_cast<GatewayPolicy>(p);
        OgsPolicyAnswer row;
        row.policy = word(policy);
        row.users.assign(input.plan.gateways.size(), 0);
        std::vector<std::pair<double, double>> times;
        double users = 0;
        for (std::size_t i = 0; i < sites.size(); ++i) {
            if (!sites[i].answers()) continue;
            const SiteChoice& choice = input.choices[i];
            const double weight = usersOf(input.plan.sites[choice.site.at()]);
            const Spread spread = sites[i].of(policy);
            users += weight;
            row.movesPerMonth += weight * spread.moves;
            for (std::uint32_t c = 0; c < spread.share.size(); ++c) {
                if (spread.share[c] <= 0 || !std::isfinite(choice.networkMs[c])) continue;
                const double part = weight * spread.share[c];
                times.emplace_back(choice.networkMs[c], part);
                row.meanMs += part * choice.networkMs[c];
                row.users[choice.profile.candidates[c].master().at()] += part;
            }
        }
        if (users > 0) {
            row.meanMs /= users;
            row.movesPerMonth /= users;
            const auto most = std::max_element(row.users.begin(), row.users.end());
            row.busiest =
                input.plan.gateways[static_cast<std::size_t>(most - row.users.begin())].id;
            row.busiestShare = *most / users;
        }
        row.p95Ms = percentile95(std::move(times));
        out.push_back(std::move(row));
    }
    return out;
}

}  // namespace peerplan
