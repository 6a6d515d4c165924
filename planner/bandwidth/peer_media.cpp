// SPDX-License-Identifier: MIT
#include "planner/bandwidth/peer_media.h"

#include <algorithm>
#include <string>
#include <utility>

namespace peerplan {

std::vector<PeerPair> peerPairs(const Plan& plan, const Usage& usage,
                                std::vector<Assumption>& assumptions) {
    std::vector<PeerPair> pairs;
    if (!plan.policy.peerMediaOnWan) return pairs;
    std::vector<Rates> peer(plan.sites.size());
    for (const UsageEntry& entry : usage.entries) peer[entry.site] += entry.peer;
    std::vector<std::uint32_t> senders;
    std::vector<std::uint32_t> receivers;
    for (std::uint32_t site = 0; site < peer.size(); ++site) {
        if (peer[site].upKbps > 0) senders.push_back(site);
        if (peer[site].downKbps > 0) receivers.push_back(site);
    }
    if (senders.empty() || receivers.empty()) return pairs;
    const std::size_t most = std::max<std::size_t>(1, mostPeerPairs / senders.size());
    if (receivers.size() > most) {
        std::stable_sort(receivers.begin(), receivers.end(), [&](std::uint32_t a, std::uint32_t b) {
            return peer[a].downKbps > peer[b].downKbps;
        });
        receivers.resize(most);
        std::sort(receivers.begin(), receivers.end());
        assumptions.push_back(
            {"peer media", Text(tr("media between sites goes to the {count} sites that receive "
                                   "most of it: there are too many pairs"),
                                {{"count", static_cast<std::int64_t>(most)}})});
    }
    double received = 0;
    for (const std::uint32_t to : receivers) received += peer[to].downKbps;
    for (const std::uint32_t from : senders) {
        for (const std::uint32_t to : receivers) {
            if (from != to) pairs.push_back({from, to, peer[to].downKbps / received});
        }
    }
    assumptions.push_back(
        {"peer media", Text(tr("media between sites is spread over all sites, their own included, "
                               "in proportion to what they receive; no source tells who calls "
                               "whom"))});
    return pairs;
}

Plan withPeerFlows(const Plan& plan, const std::vector<PeerPair>& pairs) {
    Plan wider = plan;
    wider.demands.reserve(wider.demands.size() + pairs.size());
    for (const PeerPair& pair : pairs) {
        Demand demand;
        demand.site = plan.sites[pair.from].id;
        demand.toSite = plan.sites[pair.to].id;
        wider.demands.push_back(std::move(demand));
    }
    return wider;
}

}  // namespace peerplan
