// SPDX-License-Identifier: MIT
#include "planner/ogs/clients.h"

#include <algorithm>
#include <string_view>
#include <unordered_map>

#include "planner/ogs/selection/select.h"

namespace peerplan {

std::vector<SiteId> vpnClients(const Plan& plan) {
    std::vector<SiteId> clients = clientSites(plan, false);
    if (!clients.empty()) return clients;
    for (std::size_t s = 0; s < plan.sites.size(); ++s) {
        if (usersOf(plan.sites[s]) > 0) clients.emplace_back(s);
    }
    return clients;
}

double usersOf(const Site& site) {
    double users = 0;
    for (const Users& part : site.users) users += static_cast<double>(part.count.value());
    return users;
}

ClientRegions regionsOf(const Plan& plan, std::span<const SiteId> sites) {
    std::unordered_map<std::string_view, std::size_t> rankOf;
    for (std::size_t r = 0; r < plan.regions.size(); ++r) rankOf.emplace(plan.regions[r].id, r);
    const std::size_t none = plan.regions.size();
    std::vector<std::size_t> ranks;
    for (const SiteId site : sites) {
        const auto found = rankOf.find(plan.sites[site.at()].region.id);
        ranks.push_back(found == rankOf.end() ? none : found->second);
    }
    std::vector<std::size_t> used = ranks;
    std::sort(used.begin(), used.end());
    used.erase(std::unique(used.begin(), used.end()), used.end());
    ClientRegions result;
    for (const std::size_t r : used) {
        result.regions.push_back(r == none ? std::string() : plan.regions[r].id);
    }
    for (const std::size_t r : ranks) {
        result.of.push_back(
            static_cast<std::size_t>(std::lower_bound(used.begin(), used.end(), r) - used.begin()));
    }
    return result;
}

}  // namespace peerplan
