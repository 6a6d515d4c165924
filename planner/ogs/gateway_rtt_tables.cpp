// SPDX-License-Identifier: MIT
#include "planner/ogs/gateway_rtt_tables.h"

#include <cmath>

namespace peerplan {

Table gatewayRttTable(const Plan& plan, const GatewayRtts& rtts, std::span<const SiteId> sites) {
    Table table;
    table.id = "rtts";
    table.title = tr("Network round trip to each gateway");
    table.columns = {{"site", tr("Site"), CellKind::Text, 1, true},
                     {"gateway", tr("Gateway"), CellKind::Text, 1, true},
                     {"rtt_ms", tr("RTT"), CellKind::Ms},
                     {"source", tr("Known by"), CellKind::Grade}};
    for (const SiteId site : sites) {
        for (std::size_t g = 0; g < plan.gateways.size(); ++g) {
            const RttSource source = rtts.source(site, GatewayId(g));
            if (source == RttSource::None) continue;
            table.rows.push_back({plan.sites[site.at()].id, plan.gateways[g].id,
                                  rtts.at(site, GatewayId(g)), std::string(word(source))});
        }
    }
    return table;
}

}  // namespace peerplan
