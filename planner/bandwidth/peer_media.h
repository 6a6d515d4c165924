// SPDX-License-Identifier: MIT
#pragma once

/// Media between sites as flows over the WAN, where the policy asks for it (rule PL5).

#include <cstdint>
#include <vector>

#include "model/plan.h"
#include "planner/answers/bandwidth.h"
#include "planner/bandwidth/usage.h"

namespace peerplan {

/// What one site sends to another, as a part of all peer media that it sends.
struct PeerPair {
    std::uint32_t from = 0;
    std::uint32_t to = 0;
    double share = 0;
};

/// Pairs beyond which only the sites that receive most are counted as far ends.
inline constexpr std::size_t mostPeerPairs = 100'000;

/// The pairs of sites between which peer media flows, by the gravity rule: what a site sends goes
/// to every site, itself included, in proportion to what that receives; what stays at the site
/// loads nothing. A stream is counted once, where it is sent. If the pairs would pass
/// `mostPeerPairs`, the far ends are the sites that receive most, and `assumptions` says so. Empty
/// where the policy does not ask for it. At most linear in sites plus `mostPeerPairs`.
std::vector<PeerPair> peerPairs(const Plan& plan, const Usage& usage,
                                std::vector<Assumption>& assumptions);

/// The plan with a demand from site to site for every pair, behind its own demands and without a
/// rate: so that the network compiled from it has flows for them.
Plan withPeerFlows(const Plan& plan, const std::vector<PeerPair>& pairs);

}  // namespace peerplan
