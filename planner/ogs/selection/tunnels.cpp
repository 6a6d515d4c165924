// SPDX-License-Identifier: MIT
#include "planner/ogs/selection/tunnels.h"

#include "planner/bandwidth/demand.h"
#include "planner/bandwidth/judge.h"
#include "planner/network/element_ref.h"
#include "planner/routing/evaluate.h"

namespace peerplan {

std::vector<OgsTunnelLoad> tunnelLoads(const Plan& plan, const CompiledNetwork& network,
                                       const Catalogue& catalogue, const SiteClocks& clocks) {
    const PlannedTraffic planned = trafficOf(plan, network, catalogue, clocks);
    Traffic tunnels;
    tunnels.shapes = planned.traffic.shapes;
    tunnels.first.push_back(0);
    for (std::size_t f = 0; f < network.flows.size(); ++f) {
        if (network.flows[f].access == Access::Gateway) {
            for (std::uint32_t e = planned.traffic.first[f]; e < planned.traffic.first[f + 1];
                 ++e) {
                tunnels.entries.push_back(planned.traffic.entries[e]);
            }
        }
        tunnels.first.push_back(static_cast<std::uint32_t>(tunnels.entries.size()));
    }
    std::vector<OgsTunnelLoad> out;
    if (tunnels.entries.empty()) return out;
    const DayTable table(clocks, *Date::fromCivil(plan.asOf.year(), 1, 1),
                         planned.courses.courses(), tunnels.shapes);
    Workspace workspace(network, tunnels);
    evaluate({}, workspace);
    ShapeLoads loads;
    for (std::size_t e = 0; e < network.elements.size(); ++e) {
        loads.clear();
        loads.add(workspace.load(ElementId(e)));
        const double up = table.peak(loads.up).kbps;
        const double down = table.peak(loads.down).kbps;
        if (up <= 0 && down <= 0) continue;
        out.push_back({elementRef(network, ElementId(e)), up, down});
    }
    return out;
}

}  // namespace peerplan
