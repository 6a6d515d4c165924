// SPDX-License-Identifier: MIT
#include "cli/bandwidth_input.h"

#include "cli/network_input.h"
#include "data/time/site_clocks.h"
#include "model/error.h"
#include "planner/bandwidth/bandwidth.h"
#include "planner/bandwidth/state_loads.h"

namespace peerplan::cli {

void addBandwidthOptions(Command& command, BandwidthInput& input) {
    command
        .option("--given", "COMPONENT", input.given,
                "Down already, as in maintenance: every failure comes on top; repeatable")
        .option("--threads", "N", input.threads, 0, 1024, "Threads; 0 is one a processor");
}

BandwidthAnswer answerBandwidth(LoadedPlan& loaded, const BandwidthInput& input, Context& context) {
    const CompiledNetwork network = compileNetwork(loaded);
    Diagnostics diagnostics;
    const SiteClocks clocks = resolveClocks(loaded.plan, diagnostics);
    if (hasErrors(diagnostics)) throw InputError(std::move(diagnostics));
    BandwidthOptions options;
    options.given = failureState(network, loaded, input.given);
    options.threads = static_cast<int>(input.threads);
    options.progress = progressLine(context, "Failure states");
    return bandwidth(loaded.plan, network, loaded.catalogue, clocks, options);
}

StateLoadsAnswer answerStateLoads(LoadedPlan& loaded, const BandwidthInput& input,
                                  const std::vector<std::string>& failed) {
    const CompiledNetwork network = compileNetwork(loaded);
    Diagnostics diagnostics;
    const SiteClocks clocks = resolveClocks(loaded.plan, diagnostics);
    if (hasErrors(diagnostics)) throw InputError(std::move(diagnostics));
    FailureState state = failureState(network, loaded, input.given);
    for (const std::string& ref : failed) {
        state.failed.push_back(network.components.require(ref));
    }
    return stateLoads(loaded.plan, network, loaded.catalogue, clocks, state,
                      static_cast<int>(input.threads));
}

}  // namespace peerplan::cli
