// SPDX-License-Identifier: MIT
#pragma once

/// The working memory of an evaluation; for the .cpp files of this folder.

#include <optional>
#include <span>

#include "planner/routing/choice.h"
#include "planner/routing/distances.h"
#include "planner/routing/live_state.h"
#include "planner/routing/spread.h"

namespace peerplan {

struct EvaluationScratch {
    explicit EvaluationScratch(const CompiledNetwork& network);

    LiveState live;
    Distances distances;
    Chooser chooser;
    std::optional<Spreader> spreader;
    bool afterManualSwitch = false;
};

/// Lays the traffic of one flow along its ways; `Spreader::finish` completes it.
void spreadFlow(const CompiledNetwork& network, FlowId id, const FlowResult& result,
                std::span<const Use> uses, std::span<const TrafficEntry> entries,
                Spreader& spreader, LoadBook& book);

}  // namespace peerplan
