// SPDX-License-Identifier: MIT
#include "planner/bandwidth/loaded_path.h"

#include "planner/bandwidth/demand.h"
#include "planner/bandwidth/judge.h"
#include "planner/routing/evaluate.h"
#include "planner/routing/path.h"

namespace peerplan {

PathAnswer loadedPath(const Plan& plan, const CompiledNetwork& network, const Catalogue& catalogue,
                      const SiteClocks& clocks, const FailureState& state, SiteId site,
                      std::uint32_t service) {
    const PlannedTraffic planned = plannedTraffic(plan, network, catalogue, clocks);
    const DayTable table(clocks, *Date::fromCivil(plan.asOf.year(), 1, 1),
                         planned.courses.courses(), planned.traffic.shapes);
    Workspace workspace(network, planned.traffic);
    evaluate(state, workspace);
    ShapeLoads loads;
    return path(workspace, site, service, [&](ElementId element) {
        loads.clear();
        loads.add(workspace.load(element));
        return HopLoad{table.peak(loads.up).kbps, table.peak(loads.down).kbps};
    });
}

}  // namespace peerplan
