// SPDX-License-Identifier: MIT
#pragma once

/// How much bandwidth does each office and each circuit need: demand, headroom and sizes of a whole
/// company in one call.

#include "model/catalogue.h"
#include "model/clock.h"
#include "model/plan.h"
#include "model/progress.h"
#include "planner/answers/bandwidth.h"
#include "planner/network/network.h"
#include "planner/routing/state.h"

namespace peerplan {

struct BandwidthOptions {
    /// What has failed already (`--given`): every other failure comes on top.
    FailureState given;
    /// 0: one per processor.
    int threads = 0;
    Progress progress;
};

/// The answer for a plan, the network compiled from it, and its sites' clocks. The plan is to be
/// free of errors. The same answer, to the last bit, for any number of threads. Time: one
/// evaluation of the network per component of the kinds in `policy.survive` that not one leaf site
/// alone notices, two per circuit and region, and for the rest linear in sites × applications.
/// Where the policy asks for peer media on the WAN the network is compiled a second time, with
/// flows for it.
BandwidthAnswer bandwidth(const Plan& plan, const CompiledNetwork& network,
                          const Catalogue& catalogue, const SiteClocks& clocks,
                          const BandwidthOptions& options = {});

}  // namespace peerplan
