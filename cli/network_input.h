// SPDX-License-Identifier: MIT
#pragma once

/// From a loaded plan to the compiled network, and from references that a person typed to states.

#include <string>
#include <vector>

#include "cli/context.h"
#include "cli/plan_input.h"
#include "model/progress.h"
#include "planner/network/network.h"
#include "planner/routing/state.h"

namespace peerplan::cli {

/// The network of the plan; what compiling warns of joins the plan's diagnostics.
CompiledNetwork compileNetwork(LoadedPlan& loaded);

/// The components that are down: those that the scenario fails, and those named. Throws UsageError
/// with the nearest spelling for a component that does not exist.
FailureState failureState(const CompiledNetwork& network, const LoadedPlan& loaded,
                          const std::vector<std::string>& named);

/// A line of progress on the error stream, on a terminal only; asks the work to stop on Ctrl-C.
Progress progressLine(Context& context, std::string what);

}  // namespace peerplan::cli
