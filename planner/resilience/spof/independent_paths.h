// SPDX-License-Identifier: MIT
#pragma once

/// How many ways from a site to Microsoft share nothing that can fail (rule F4).

#include <cstdint>
#include <memory>
#include <vector>

#include "planner/answers/spof.h"
#include "planner/network/network.h"
#include "planner/resilience/spof/layered_network.h"
#include "planner/routing/state.h"

namespace peerplan {

/// Both counts of one flow.
struct IndependentPaths {
    SpofPaths paths;
    SpofPaths riskPaths;
};

/// Bounds for one layered network. `least` paths were found that share no component of the kind;
/// more than `most` there cannot be: no more than vertex-disjoint ones (a maximum flow) or
/// egresses, and one where a single component cuts them all.
IndependentPaths independentPaths(const CompiledNetwork& network, const LayeredNetwork& layered,
                                  const std::vector<LayeredComponents::Deaths>& deaths);

/// The same for flows of services. Sites that are attached alike and have the same candidates are
/// worked out once. One a thread.
class PathCounter {
  public:
    explicit PathCounter(const Workspace& base);
    ~PathCounter();

    /// Of a flow of a service. Ways that wait for a person do not count. A flow straight to the
    /// Internet has the one way that the plan knows nothing of; one over VPN gateways at most one a
    /// gateway.
    IndependentPaths count(FlowId flow);
    /// Sets `mayCut`, by component, for every component whose failure alone leaves a flow of a
    /// service no way at all, not even one that waits for a person: by dominators, without
    /// evaluating the failure. What is a site's own is left out. Of a flow over VPN gateways for
    /// more, since a gateway that fails leaves the choice to the next.
    void markCuts(FlowId flow, std::vector<std::uint8_t>& mayCut);
    /// Layered networks that were worked out for `count`.
    std::size_t classes() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

}  // namespace peerplan
