// SPDX-License-Identifier: MIT
#pragma once

/// Scenarios that every plan has without storing them.

#include <optional>
#include <string_view>
#include <vector>

#include "model/plan.h"

namespace peerplan {

/// Microsoft 365 over the Internet alone: what the board asks when the circuits are to be paid.
inline constexpr std::string_view noExpressRoute = "no-expressroute";

/// Their ids.
std::vector<std::string_view> readyMadeScenarios();

/// The scenario of that id made for this plan; nothing if there is none of that name. A scenario
/// that the plan holds under the same id is the plan's own affair: applyScenario prefers it.
///
/// `no-expressroute` takes Microsoft peering from every circuit. A circuit that has private peering
/// stays for what goes to Azure, since that is another question; any other is removed, with what
/// was measured on it. The Internet carries what the circuits did, at once and as the last rank.
std::optional<Scenario> readyMadeScenario(const Plan& plan, std::string_view id);

}  // namespace peerplan
