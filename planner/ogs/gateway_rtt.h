// SPDX-License-Identifier: MIT
#pragma once

/// Network round-trip times from each site's clients to each VPN gateway: what selection, scoring
/// and placement start from (rules O1, L1).

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "model/catalogue.h"
#include "model/enumeration.h"
#include "model/plan.h"
#include "planner/network/network.h"

namespace peerplan {

/// How a round-trip time is known.
enum class RttSource : std::uint8_t {
    /// There is no way, or a place is not known.
    None,
    /// Stated by a measurement of the plan.
    Measured,
    /// By the latency model, straight over the Internet.
    Internet,
    /// Over the WAN to the site's egress by rule R2, and on over the Internet.
    Wan
};
PEERPLAN_WORDS(RttSource, "none", "measured", "internet", "wan")

/// By site, then gateway, both in the plan's order.
struct GatewayRtts {
    static constexpr double noWay = std::numeric_limits<double>::infinity();

    std::size_t siteCount = 0;
    std::size_t gatewayCount = 0;
    /// Milliseconds; `noWay` where the source is None.
    std::vector<double> ms;
    std::vector<RttSource> sources;

    double at(SiteId site, GatewayId gateway) const {
        return ms[site.at() * gatewayCount + gateway.at()];
    }
    RttSource source(SiteId site, GatewayId gateway) const {
        return sources[site.at() * gatewayCount + gateway.at()];
    }
    std::span<const double> row(SiteId site) const {
        return {ms.data() + site.at() * gatewayCount, gatewayCount};
    }
};

/// The matrix of a plan in its normal state. A measurement of a site and a gateway wins, of several
/// the latest by day, of one day the last listed. Else clients reach the gateway's place over the
/// Internet: a remote site's straight from where they are, others' by the egress that rule R2 gives
/// their Internet traffic, whose perimeter and way through the WAN count. `network` is the plan's.
/// Linear in sites × gateways and one shortest-path tree per destination.
GatewayRtts gatewayRtts(const Plan& plan, const Catalogue& catalogue,
                        const CompiledNetwork& network);

}  // namespace peerplan
