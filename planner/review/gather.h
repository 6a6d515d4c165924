// SPDX-License-Identifier: MIT
#pragma once

/// The answers of other questions that rules read, worked out in one call.

#include <optional>

#include "model/clock.h"
#include "model/progress.h"
#include "planner/review/input.h"
#include "planner/routing/state.h"

namespace peerplan {

struct GatherOptions {
    /// What is down already: the review is of what is left.
    FailureState given;
    /// 0: one per processor.
    int threads = 0;
    Progress progress;
};

/// Owns what ReviewAnswers points to.
struct GatheredAnswers {
    BandwidthAnswer bandwidth;
    SiteWaysAnswer ways;
    InboundAnswer inbound;
    /// Only of a plan with VPN gateways and people who use them.
    std::optional<OgsSelectionAnswer> ogs;
    std::optional<OgsScoreAnswer> ogsScore;

    ReviewAnswers view() const;
};

/// Time is that of `bandwidth` and of the choice of VPN gateways.
GatheredAnswers gatherAnswers(const Plan& plan, const CompiledNetwork& network,
                              const Catalogue& catalogue, const SiteClocks& clocks,
                              const GatherOptions& options = {});

/// The same with a bandwidth answer that the caller has already.
GatheredAnswers gatherAnswers(const Plan& plan, const CompiledNetwork& network,
                              const Catalogue& catalogue, const SiteClocks& clocks,
                              BandwidthAnswer bandwidth, const GatherOptions& options = {});

}  // namespace peerplan
