// SPDX-License-Identifier: MIT
#pragma once

/// What a circuit is linked to in Azure, as several rules ask for it.

#include <cstdint>
#include <string>
#include <vector>

#include "planner/review/input.h"

namespace peerplan::reviewing {

/// The VNet gateways that name the circuit, in the plan's order.
std::vector<const VnetGateway*> gatewaysOf(const ReviewInput& input, const Circuit& circuit);

/// The gateway and then its circuits, by which people can accept a finding about it.
std::vector<std::string> subjectsOf(const VnetGateway& gateway);

/// VNets linked to it: what it says itself, else the gateways that name it.
std::int64_t vnetLinks(const ReviewInput& input, const Circuit& circuit);

/// Prefixes that the customer advertises over a peering, by IP version (4 or 6): the stated count
/// where there is one, else those listed.
std::int64_t prefixCount(const Circuit& circuit, Peering peering, int version);

/// Prefixes of a list that are of this IP version.
std::int64_t countVersion(const std::vector<std::string>& prefixes, int version);

}  // namespace peerplan::reviewing
