// SPDX-License-Identifier: MIT
#include "planner/routing/inbound.h"

#include <algorithm>

#include "planner/routing/evaluate.h"
#include "planner/routing/outcome_words.h"

namespace peerplan {
namespace {

/// The egresses that a flow takes, ascending and once.
std::vector<std::uint32_t> egressesOf(const Workspace& state, FlowId flow) {
    std::vector<std::uint32_t> found;
    for (const Use& use : state.uses(flow)) {
        if (!use.entry.valid()) continue;
        const Entry& entry = state.network().entries[use.entry.at()];
        found.push_back(static_cast<std::uint32_t>(entry.egress.at()));
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

}  // namespace

InboundAnswer inboundWays(const CompiledNetwork& network, const FailureState& failed) {
    InboundAnswer answer;
    answer.ways.resize(network.inboundFlows.size());
    if (answer.ways.empty()) return answer;
    Workspace state(network);
    evaluate(failed, state);
    // A flow that is cut for its answers takes nothing: without them it says where it comes in.
    CompiledNetwork oneWay = network;
    for (const FlowId flow : network.inboundFlows) {
        if (flow.valid()) oneWay.flows[flow.at()].answers = FlowId();
    }
    Workspace entering(oneWay);
    evaluate(failed, entering);
    for (std::size_t i = 0; i < answer.ways.size(); ++i) {
        const FlowId flow = network.inboundFlows[i];
        if (!flow.valid()) continue;
        InboundWay& way = answer.ways[i];
        way.outcome = pathOutcome(state.flow(flow).outcome);
        way.enters = egressesOf(entering, flow);
        const FlowId back = network.flows[flow.at()].answers;
        way.returns = back.valid() ? egressesOf(state, back) : way.enters;
        way.asymmetric = state.flow(flow).asymmetric;
    }
    return answer;
}

}  // namespace peerplan
