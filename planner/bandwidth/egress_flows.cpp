// SPDX-License-Identifier: MIT
#include "planner/bandwidth/egress_flows.h"

#include <algorithm>
#include <limits>
#include <string>
#include <unordered_map>

namespace peerplan {
namespace {

constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

/// The groups that a service's traffic goes by: what ExpressRoute may carry, and what it never
/// does.
struct Groups {
    std::uint32_t carried = none;
    std::uint32_t internet = none;
    double internetShare = 0;
};

std::vector<Groups> groupsOf(const CompiledNetwork& network, const BandwidthAnswer& answer,
                             const SiteWaysAnswer& ways) {
    std::unordered_map<std::string, Groups> byName;
    for (std::uint32_t g = 0; g < ways.groups.size(); ++g) {
        for (const std::string& service : ways.groups[g].services) {
            Groups& groups = byName[service];
            (ways.groups[g].internetOnly ? groups.internet : groups.carried) = g;
        }
    }
    for (const auto& service : network.services) {
        byName[service.id].internetShare = service.internetShare;
    }
    std::vector<Groups> groups;
    for (const std::string& service : answer.services) groups.push_back(byName[service]);
    return groups;
}

// By site, then by egress, each pair once.
void putTogether(std::vector<EgressFlow>& flows) {
    std::stable_sort(flows.begin(), flows.end(), [](const EgressFlow& a, const EgressFlow& b) {
        return a.site != b.site ? a.site < b.site : a.egress < b.egress;
    });
    std::size_t kept = 0;
    for (std::size_t i = 0; i < flows.size(); ++i) {
        if (kept > 0 && flows[kept - 1].site == flows[i].site &&
            flows[kept - 1].egress == flows[i].egress) {
            flows[kept - 1].kbps += flows[i].kbps;
        } else if (kept++ != i) {
            flows[kept - 1] = std::move(flows[i]);
        }
    }
    flows.resize(kept);
}

}  // namespace

std::vector<EgressFlow> egressFlows(const CompiledNetwork& network, const BandwidthAnswer& answer,
                                    const SiteWaysAnswer& ways) {
    const std::size_t groupCount = ways.groups.size();
    const std::vector<Groups> groups = groupsOf(network, answer, ways);
    std::vector<double> demand(ways.ways.size(), 0);
    for (const ServiceDemand& row : answer.demand) {
        const Groups& of = groups[row.service];
        const std::size_t first = row.site * groupCount;
        const double kbps = row.used.sum();
        if (of.carried != none) demand[first + of.carried] += kbps * (1 - of.internetShare);
        if (of.internet != none) demand[first + of.internet] += kbps * of.internetShare;
    }
    std::vector<EgressFlow> flows;
    for (std::size_t w = 0; w < ways.ways.size(); ++w) {
        const SiteWay& way = ways.ways[w];
        if (demand[w] <= 0 || way.outcome != PathOutcome::Served) continue;
        for (std::uint32_t s = 0; s < way.count; ++s) {
            const EgressWayShare& share = ways.shares[way.first + s];
            if (share.egress == EgressWayShare::direct) continue;
            flows.push_back({way.site, share.egress, demand[w] * share.share, {}, {}});
        }
    }
    putTogether(flows);
    return flows;
}

std::vector<EgressFlow> egressFlows(const Workspace& state, const Traffic& traffic) {
    const CompiledNetwork& network = state.network();
    std::vector<EgressFlow> flows;
    for (std::size_t f = 0; f < network.siteCount() * network.groupCount; ++f) {
        Rates rates;
        for (std::uint32_t e = traffic.first[f]; e < traffic.first[f + 1]; ++e) {
            rates += {traffic.entries[e].upKbps, traffic.entries[e].downKbps};
        }
        if (rates.sum() <= 0) continue;
        for (const Use& use : state.uses(FlowId(f))) {
            if (!use.entry.valid()) continue;
            EgressFlow flow;
            flow.site = static_cast<std::uint32_t>(network.flows[f].site.at());
            flow.egress = static_cast<std::uint32_t>(network.entries[use.entry.at()].egress.at());
            flow.kbps = rates.upKbps * use.up + rates.downKbps * use.down;
            if (flow.kbps > 0) flows.push_back(std::move(flow));
        }
    }
    putTogether(flows);
    return flows;
}

}  // namespace peerplan
