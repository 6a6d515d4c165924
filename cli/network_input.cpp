// SPDX-License-Identifier: MIT
#include "cli/network_input.h"

#include <ostream>

#include "cli/interrupt.h"
#include "cli/progress_line.h"
#include "planner/network/compile.h"

namespace peerplan::cli {

CompiledNetwork compileNetwork(LoadedPlan& loaded) {
    return compile(loaded.plan, loaded.catalogue, loaded.diagnostics);
}

FailureState failureState(const CompiledNetwork& network, const LoadedPlan& loaded,
                          const std::vector<std::string>& named) {
    FailureState state;
    for (const std::string& ref : loaded.failed) {
        state.failed.push_back(network.components.require(ref));
    }
    for (const std::string& ref : named) state.failed.push_back(network.components.require(ref));
    return state;
}

Progress progressLine(Context& context, std::string what) {
    if (!context.errIsTerminal) {
        return [](std::int64_t, std::int64_t) { return !interrupted(); };
    }
    return [&context, line = ProgressLine(std::move(what))](std::int64_t done,
                                                            std::int64_t total) mutable {
        const bool goOn = !interrupted();
        context.err << (goOn ? line.at(done, total, ProgressLine::Clock::now())
                             : std::string("\r\x1b[K"));
        context.err.flush();
        return goOn;
    };
}

}  // namespace peerplan::cli
