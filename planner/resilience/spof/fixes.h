// SPDX-License-Identifier: MIT
#pragma once

/// The cheapest kind of remedy for a single point of failure, as a sentence.

#include "model/plan.h"
#include "model/text.h"
#include "planner/answers/spof.h"
#include "planner/network/network.h"

namespace peerplan {

/// What failed, what that does, and what else the plan has decide it: a rule of the policy before a
/// unit, a unit before a link, a link before a circuit. `finding` has everything but its fix. A
/// kind of remedy, not a design: what it costs and whether it can be had is for people to say.
Text spofFix(const Plan& plan, const CompiledNetwork& network, ComponentId component,
             const SpofFinding& finding);

}  // namespace peerplan
