// SPDX-License-Identifier: MIT
#pragma once

/// Answers one set of failures after the other on one plan, in time of what each changes: what a
/// window asks at every click.

#include <memory>
#include <span>
#include <vector>

#include "model/catalogue.h"
#include "model/clock.h"
#include "model/plan.h"
#include "planner/answers/egress_flows.h"
#include "planner/answers/live.h"
#include "planner/network/network.h"

namespace peerplan {

class LiveFailures {
  public:
    /// Lays the traffic and judges the normal state: one evaluation of the network. The plan is to
    /// be free of errors, `network` compiled from it; plan, network and catalogue must outlive
    /// this. `threads` is for this constructor alone; 0 is one a processor.
    LiveFailures(const Plan& plan, const CompiledNetwork& network, const Catalogue& catalogue,
                 const SiteClocks& clocks, int threads = 1);
    ~LiveFailures();
    LiveFailures(LiveFailures&&) noexcept;

    /// The state in which these components have failed; none is the normal state. Loads are those
    /// of stateLoads(), figures of users those of sweep(). One thread at a time. Time: what the
    /// failures change, and a look at every element.
    LiveAnswer tell(std::span<const ComponentId> failed);

    /// Where people's traffic leaves in that state, along the way that it takes: the network is
    /// evaluated once, without what tell() keeps.
    std::vector<EgressFlow> flows(std::span<const ComponentId> failed) const;

    const CompiledNetwork& network() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace peerplan
