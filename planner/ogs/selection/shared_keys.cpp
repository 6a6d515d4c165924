// SPDX-License-Identifier: MIT
#include "planner/ogs/selection/shared_keys.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "planner/ogs/selection/location.h"

namespace peerplan {
namespace {

/// The candidate with the least network round trip.
std::size_t nearestOf(const SiteChoice& choice) {
    return static_cast<std::size_t>(
        std::min_element(choice.networkMs.begin(), choice.networkMs.end()) -
        choice.networkMs.begin());
}

}  // namespace

std::vector<OgsSharedKey> sharedKeys(const Plan& plan, const GatewayRtts& rtts,
                                     std::span<const SiteChoice> choices,
                                     const OgsOptions& options) {
    std::map<std::string, std::vector<std::size_t>> sitesOf;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const LocationKeys keys = locationKeys(plan.sites[choices[i].site.at()].dns);
        if (options.cacheMatch == CacheMatch::Complete) {
            std::string all;
            for (const std::string& key : keys) {
                if (!all.empty()) all += ' ';
                all += key;
            }
            if (!all.empty()) sitesOf[all].push_back(i);
            continue;
        }
        for (const std::string& key : keys) sitesOf[key].push_back(i);
    }
    std::vector<OgsSharedKey> out;
    std::set<std::pair<std::size_t, std::size_t>> seen;
    for (const auto& [key, sites] : sitesOf) {
        for (const std::size_t from : sites) {
            for (const std::size_t at : sites) {
                if (from == at || !seen.emplace(from, at).second) continue;
                const SiteChoice& there = choices[from];
                const SiteChoice& here = choices[at];
                if (!there.measured || !here.measured || !there.chosen.valid()) continue;
                const GatewayId better = here.profile.candidates[nearestOf(here)].master();
                const double mine = rtts.at(here.site, there.chosen);
                const double best = rtts.at(here.site, better);
                if (!std::isfinite(mine) || !std::isfinite(best)) continue;
                OgsSharedKey shared;
                shared.key = key;
                shared.from = plan.sites[there.site.at()].id;
                shared.at = plan.sites[here.site.at()].id;
                shared.taken = plan.gateways[there.chosen.at()].id;
                shared.better = plan.gateways[better.at()].id;
                shared.extraMs = std::max(0.0, mine - best);
                out.push_back(std::move(shared));
            }
        }
    }
    std::stable_sort(out.begin(), out.end(), [](const OgsSharedKey& a, const OgsSharedKey& b) {
        return a.extraMs > b.extraMs;
    });
    return out;
}

}  // namespace peerplan
