// SPDX-License-Identifier: MIT
#pragma once

/// What the clients of a site choose when they measure afresh with nothing down: the plain
/// question, asked by scoring and placement too.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "planner/ogs/gateway_rtt.h"
#include "planner/ogs/selection/decide.h"
#include "planner/ogs/selection/noise.h"

namespace peerplan {

/// What a client of one site measures without noise and chooses, with the profile that it has.
struct SiteChoice {
    SiteId site;
    ClientProfile profile;
    /// By candidate: network round trip to its master and value of OGS, in ms; `unranked` where
    /// there is no way.
    std::vector<double> networkMs;
    std::vector<double> values;
    /// Positions of the candidates, best first (R22).
    std::vector<std::uint32_t> rank;
    /// Position of the candidate that is preferred.
    std::uint32_t preferred = 0;
    /// Whether OGS measured: not where it is off (R1), a PAC file is in the way (R3), there is one
    /// candidate only (R4) or nothing answers (R21).
    bool measured = false;
    std::vector<Stop> order;
    /// The plan's gateway that serves; invalid if none is reached.
    GatewayId chosen;
};

/// By candidate; `unranked` where the master has no way.
std::vector<double> networkTimes(const ClientProfile& profile, const GatewayRtts& rtts,
                                 SiteId site);

/// Values by candidate: R20 over the probes of R17 that end before the deadline of R21. Without
/// `noise` as the timing model says. A network time that is not finite is a host that does not
/// answer.
std::vector<double> measuredValues(const ClientProfile& profile, std::span<const double> networkMs,
                                   const OgsOptions& options, ProbeNoise* noise = nullptr);

/// A first connection (R5) with an empty cache and all gateways up; nothing where the site has no
/// profile. A gateway without a way to it does not answer. Linear in gateways but for the sort.
std::optional<SiteChoice> chooseFresh(const Plan& plan, const GatewayRtts& rtts, SiteId site,
                                      const OgsOptions& options);

/// R26: which of the plan's gateways serves the site after some have failed, `alive` by gateway;
/// invalid if none. In place of a measurement the order that was found when all lived is used.
GatewayId afterLoss(const SiteChoice& choice, const GatewayRtts& rtts,
                    std::span<const std::uint8_t> alive, const OgsOptions& options);

}  // namespace peerplan
