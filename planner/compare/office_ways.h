// SPDX-License-Identifier: MIT
#pragma once

/// Each office's ways to Microsoft 365 in the normal state and in every single failure: round
/// trips, shares by the Internet and through other regions, and which egress stands in for which.

#include <cstdint>
#include <vector>

#include "model/catalogue.h"
#include "model/plan.h"
#include "planner/answers/compare.h"
#include "planner/bandwidth/loaded_network.h"

namespace peerplan::comparing {

/// Traffic of sites that one egress takes over from another in some single failure.
struct EgressMove {
    EgressId from;
    EgressId to;
    /// Only after people have switched (rule R4).
    bool byPerson = false;
    /// Ascending.
    std::vector<SiteId> sites;
};

struct OfficeWaysAnswer {
    /// Sites with users and traffic that ExpressRoute may carry; in a plan without users every site
    /// with such traffic, each counting as one.
    std::vector<OfficeWays> offices;
    std::vector<SiteId> sites;
    /// Their flows, ascending.
    std::vector<FlowId> flows;
    /// In the order of their egresses.
    std::vector<EgressMove> moves;
    /// Some single failure leaves traffic with no way, and some leaves it waiting for a person.
    bool cuts = false;
    bool waits = false;
};

/// Of a network in the state that the design starts from. One change evaluation for each component
/// that anything rides on, two where people have to switch; beside that linear in what changes.
OfficeWaysAnswer officeWays(const Plan& plan, const LoadedNetwork& loaded,
                            const Catalogue& catalogue);

/// The smallest value up to which the weights reach a share of their sum; nothing without weight.
std::optional<double> weightedQuantile(std::vector<std::pair<double, double>> valuesAndWeights,
                                       double share);

/// Median and 95th percentile of the offices' normal round trips by users, region by region in the
/// plan's order, last all together.
std::vector<UsersRtt> regionRtts(const Plan& plan, const std::vector<OfficeWays>& offices);

}  // namespace peerplan::comparing
