// SPDX-License-Identifier: MIT
#pragma once

/// Whose people choose VPN gateways, how many they are, and which regions they are of.

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "model/plan.h"
#include "planner/network/ids.h"

namespace peerplan {

/// The sites with users whose people are clients of OGS, in the plan's order: remote sites, and
/// others that a profile names. Where there is none, every site with users: a plan that has no VPN
/// yet may still ask where gateways should stand.
std::vector<SiteId> vpnClients(const Plan& plan);

/// All users of a site.
double usersOf(const Site& site);

struct ClientRegions {
    /// Ids in the plan's order; last an empty word, where a client is in no region.
    std::vector<std::string> regions;
    /// By client.
    std::vector<std::size_t> of;
};

/// The regions that the sites are of, each once, none besides.
ClientRegions regionsOf(const Plan& plan, std::span<const SiteId> sites);

}  // namespace peerplan
