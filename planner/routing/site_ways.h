// SPDX-License-Identifier: MIT
#pragma once

/// The ways of all sites for all services in one state.

#include "planner/answers/site_ways.h"
#include "planner/routing/state.h"

namespace peerplan {

/// Reads them from an evaluated state; groups without services are left out. Linear in sites ×
/// groups of services.
SiteWaysAnswer siteWays(const Workspace& state);

/// Evaluates the state in which `failed` are down, and reads it.
SiteWaysAnswer siteWays(const CompiledNetwork& network, const FailureState& failed = {});

}  // namespace peerplan
