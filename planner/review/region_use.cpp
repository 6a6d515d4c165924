// SPDX-License-Identifier: MIT
#include "planner/review/region_use.h"

#include <algorithm>
#include <unordered_map>

namespace peerplan::reviewing {
namespace {

/// Whether most of what ExpressRoute may carry of a site leaves by circuits.
bool isOnCircuits(const ReviewInput& input, std::size_t site) {
    const SiteWaysAnswer& ways = *input.answers.ways;
    double all = 0;
    double circuits = 0;
    for (std::size_t g = 0; g < ways.groups.size(); ++g) {
        if (ways.groups[g].internetOnly) continue;
        const SiteWay* way = input.way(site, g);
        for (const EgressWayShare& share : input.shares(*way)) {
            all += share.share;
            if (share.egress != EgressWayShare::direct && input.isCircuit(share.egress)) {
                circuits += share.share;
            }
        }
    }
    return circuits > all / 2;
}

}  // namespace

std::vector<RegionUse> regionUses(const ReviewInput& input) {
    std::vector<RegionUse> uses(input.plan.regions.size());
    std::unordered_map<std::string_view, std::size_t> positions;
    for (std::size_t r = 0; r < uses.size(); ++r) {
        uses[r].region = r;
        positions.emplace(input.plan.regions[r].id, r);
        for (const std::size_t c : input.circuitsOf(input.plan.regions[r].id, true)) {
            const Circuit& circuit = input.plan.circuits[c];
            if (!input.carriesMicrosoft365(circuit)) continue;
            uses[r].circuits.push_back(c);
            const std::string building = input.buildingsOf(circuit).front();
            auto& known = uses[r].locations;
            if (std::find(known.begin(), known.end(), building) == known.end()) {
                known.push_back(building);
            }
        }
    }
    for (std::size_t s = 0; s < input.plan.sites.size(); ++s) {
        const auto found = positions.find(input.plan.sites[s].region.id);
        if (found == positions.end() || input.users(s) == 0) continue;
        uses[found->second].users += input.users(s);
        if (input.answers.ways != nullptr && isOnCircuits(input, s)) {
            uses[found->second].usersOnCircuits += input.users(s);
        }
    }
    uses.erase(std::remove_if(uses.begin(), uses.end(),
                              [](const RegionUse& use) { return use.users == 0; }),
               uses.end());
    return uses;
}

std::vector<RegionUse> regionsOnExpressRoute(const ReviewInput& input) {
    std::vector<RegionUse> uses = regionUses(input);
    uses.erase(std::remove_if(uses.begin(), uses.end(),
                              [](const RegionUse& use) {
                                  return use.circuits.empty() && use.usersOnCircuits == 0;
                              }),
               uses.end());
    return uses;
}

}  // namespace peerplan::reviewing
