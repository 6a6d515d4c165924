// SPDX-License-Identifier: MIT
#include "cli/availability_input.h"

#include "cli/network_input.h"
#include "cli/positions.h"
#include "planner/resilience/availability/availability.h"

namespace peerplan::cli {

AvailabilityAnswer answerAvailability(const LoadedPlan& loaded, const CompiledNetwork& network,
                                      const AvailabilityInput& input, Context& context) {
    AvailabilityOptions asked;
    asked.given = failureState(network, loaded, input.given).failed;
    for (const std::string& site : input.sites) asked.sites.push_back(sitePosition(loaded, site));
    for (const std::string& service : input.services) {
        asked.services.push_back(servicePosition(network, service));
    }
    asked.threads = static_cast<int>(input.threads);
    asked.progress = progressLine(context, "Ways to be attached");
    return availability(loaded.plan, network, loaded.catalogue, asked);
}

}  // namespace peerplan::cli
