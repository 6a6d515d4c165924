// SPDX-License-Identifier: MIT
#pragma once

/// The round-trip times to gateways as a table.

#include <span>

#include "model/table.h"
#include "planner/ogs/gateway_rtt.h"

namespace peerplan {

/// A row per site of `sites` and gateway that it has a way to, in that order.
Table gatewayRttTable(const Plan& plan, const GatewayRtts& rtts, std::span<const SiteId> sites);

}  // namespace peerplan
