// SPDX-License-Identifier: MIT
#include "planner/report/worst_failovers.h"

#include <algorithm>
#include <string>

#include "planner/parallel.h"
#include "planner/resilience/failover/failover.h"

namespace peerplan {

std::vector<ReportedFailover> worstFailovers(const Plan& plan, const CompiledNetwork& network,
                                             const Catalogue& catalogue, const SiteClocks& clocks,
                                             const FailureState& given) {
    const Failovers failovers(plan, network, catalogue, clocks, given);
    return toldFailovers(plan, failovers, failovers.worstByRegion());
}

std::vector<ReportedFailover> toldFailovers(const Plan& plan, const Failovers& failovers,
                                            const std::vector<FailureCost>& worst, int threads) {
    std::vector<ReportedFailover> reported;
    std::vector<ComponentId> failures;
    for (std::size_t r = 0; r < worst.size(); ++r) {
        if (!worst[r].component.valid()) continue;
        const auto same = std::find(failures.begin(), failures.end(), worst[r].component);
        const auto at = static_cast<std::size_t>(same - failures.begin());
        if (same == failures.end()) {
            failures.push_back(worst[r].component);
            reported.emplace_back();
        }
        const std::string region = r < plan.regions.size() ? plan.regions[r].id : "";
        if (!region.empty()) reported[at].regions.push_back(region);
    }
    parallelFor(failures.size(), threads, [&](std::size_t i, std::size_t) {
        FailoverQuestion question;
        question.outages = {{failures[i], 0, {}}};
        reported[i].answer = failovers.tell(question);
    });
    return reported;
}

}  // namespace peerplan
