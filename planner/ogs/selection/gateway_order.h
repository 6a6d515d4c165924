// SPDX-License-Identifier: MIT
#pragma once

/// The order in which a remote site's clients try gateways, as routing takes it (rules R7 of
/// routing, R22 and R25 of OGS).

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "model/plan.h"
#include "planner/ogs/measured_rtt.h"
#include "planner/ogs/selection/client_profile.h"

namespace peerplan {

class GatewayOrder {
  public:
    /// The plan must outlive it.
    explicit GatewayOrder(const Plan& plan);

    /// The latest measured round trip from a site to a gateway in µs, by their positions.
    std::optional<std::uint32_t> measuredUs(std::uint32_t site, std::uint32_t gateway) const {
        return m_measured.us(site, gateway);
    }

    /// Positions of gateways with their round trip in µs, each once, in the order in which the
    /// site's clients try them after a fresh measurement: the best, its backup servers, the others
    /// by rank, a cluster's members together. In the order of the profile where OGS does not run.
    /// Empty without a profile. `rttUs` gives the round trip to a gateway.
    std::vector<std::pair<std::uint32_t, std::uint32_t>> of(
        std::uint32_t site, const std::function<std::uint32_t(std::uint32_t gateway)>& rttUs);

  private:
    const Plan& m_plan;
    MeasuredRtts m_measured;
    /// By the profiles deployed to a site.
    std::map<std::vector<std::uint32_t>, std::optional<ClientProfile>> m_profiles;
};

}  // namespace peerplan
