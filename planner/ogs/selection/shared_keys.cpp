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

std::string siteName(const Plan& plan, const SiteChoice& choice) {
    return plan.sites[choice.site.at()].id;
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
    std::set<std::pair<std::size_t, GatewayId>> seen;
    for (const auto& [key, sites] : sitesOf) {
        // The first site from which each gateway is brought along.
        std::map<GatewayId, std::size_t> brings;
        for (const std::size_t from : sites) {
            if (choices[from].measured && choices[from].chosen.valid()) {
                brings.emplace(choices[from].chosen, from);
            }
        }
        if (brings.size() < 2) continue;
        for (const std::size_t at : sites) {
            const SiteChoice& here = choices[at];
            if (!here.measured) continue;
            const GatewayId better = here.profile.candidates[nearestOf(here)].master();
            const double best = rtts.at(here.site, better);
            for (const auto& [taken, from] : brings) {
                const double extra = rtts.at(here.site, taken) - best;
                if (from == at || !std::isfinite(extra) || extra <= 0) continue;
                // What it would choose by itself is not the key's fault.
                if (taken == here.chosen || !seen.emplace(at, taken).second) continue;
                out.push_back({key, static_cast<std::int64_t>(sites.size()),
                               siteName(plan, choices[from]), siteName(plan, here),
                               plan.gateways[taken.at()].id, plan.gateways[better.at()].id, extra});
            }
        }
    }
    std::stable_sort(out.begin(), out.end(), [](const OgsSharedKey& a, const OgsSharedKey& b) {
        return a.extraMs > b.extraMs;
    });
    return out;
}

}  // namespace peerplan
