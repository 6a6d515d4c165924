// SPDX-License-Identifier: MIT
#pragma once

/// Which VPN gateway the clients of each site choose, why, how sure that is, and over days.

#include "model/catalogue.h"
#include "model/clock.h"
#include "model/plan.h"
#include "planner/answers/ogs_selection.h"
#include "planner/network/network.h"
#include "planner/ogs/gateway_rtt.h"
#include "planner/ogs/selection/days.h"
#include "planner/ogs/selection/odds.h"

namespace peerplan {

struct SelectInput {
    OgsOptions options{};
    OddsInput odds{};
    /// What happens over days; none if `days` is 0.
    OgsDays days{};
    /// Offices that are covered by a profile, too, not only what `usesVpn` says.
    bool allSites = false;
};

/// The sites whose clients choose: those with users that `usesVpn` names (or, of `allSites`, every
/// site with users and a profile), in the plan's order.
std::vector<SiteId> clientSites(const Plan& plan, bool allSites);

/// The whole answer. The plan is free of errors, and `network` and `rtts` are its own. The same
/// input gives the same answer; the seed is in it.
OgsSelectionAnswer selectGateways(const Plan& plan, const Catalogue& catalogue,
                                  const CompiledNetwork& network, const SiteClocks& clocks,
                                  const GatewayRtts& rtts, const SelectInput& input);

}  // namespace peerplan
