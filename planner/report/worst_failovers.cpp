// SPDX-License-Identifier: MIT
#include "planner/report/worst_failovers.h"

#include <algorithm>
#include <string>
#include <utility>

#include "planner/resilience/failover/failover.h"

namespace peerplan {

std::vector<ReportedFailover> worstFailovers(const Plan& plan, const CompiledNetwork& network,
                                             const Catalogue& catalogue, const SiteClocks& clocks,
                                             const FailureState& given) {
    const Failovers failovers(plan, network, catalogue, clocks, given);
    const std::vector<FailureCost> worst = failovers.worstByRegion();
    std::vector<ReportedFailover> reported;
    for (std::size_t r = 0; r < worst.size(); ++r) {
        if (!worst[r].component.valid()) continue;
        const std::string region = r < plan.regions.size() ? plan.regions[r].id : "";
        const std::string& ref = network.components[worst[r].component].ref;
        const auto same =
            std::find_if(reported.begin(), reported.end(), [&](const ReportedFailover& failover) {
                return failover.answer.outages[0].component == ref;
            });
        if (same != reported.end()) {
            if (!region.empty()) same->regions.push_back(region);
            continue;
        }
        FailoverQuestion question;
        question.outages = {{worst[r].component, 0, {}}};
        ReportedFailover failover;
        if (!region.empty()) failover.regions.push_back(region);
        failover.answer = failovers.tell(question);
        reported.push_back(std::move(failover));
    }
    return reported;
}

}  // namespace peerplan
