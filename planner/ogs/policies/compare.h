// SPDX-License-Identifier: MIT
#pragma once

/// OGS beside other ways to pick a gateway, on the same round-trip times.

#include <cstdint>
#include <span>
#include <vector>

#include "model/clock.h"
#include "model/enumeration.h"
#include "model/plan.h"
#include "planner/answers/ogs_selection.h"
#include "planner/ogs/selection/choice.h"
#include "planner/ogs/selection/odds.h"

namespace peerplan {

enum class GatewayPolicy : std::uint8_t {
    /// As the profile says, with its cache, gate and threshold.
    Ogs,
    /// The least great-circle distance.
    Geography,
    /// The first entry of the profile that answers.
    ProfileOrder,
    /// Any that answers, anew with each connection.
    Random,
    /// Gateways of the client's own region first, among equals the least response time of one TLS
    /// handshake, measured with each connection (as GlobalProtect does).
    Priority
};
PEERPLAN_WORDS(GatewayPolicy, "ogs", "geography", "profile-order", "random", "priority")

struct PolicyInput {
    const Plan& plan;
    const GatewayRtts& rtts;
    const SiteClocks& clocks;
    /// The sites whose clients are compared, and for each the odds of its candidates under OGS.
    std::span<const SiteChoice> choices;
    std::span<const std::vector<double>> odds;
    const OgsOptions& options;
    OddsInput noise;
    /// Clients of each site that are followed for 30 days to count moves.
    std::int64_t walkers = 8;
};

/// One row per policy, over all clients whose sites have a gateway that answers; users weigh.
/// Sites × (samples + walkers × connections) × candidates.
std::vector<OgsPolicyAnswer> comparePolicies(const PolicyInput& input);

}  // namespace peerplan
