// SPDX-License-Identifier: MIT
#pragma once

/// The worst utilisation of any link while each link alone has failed: what REPETITA calls the
/// robustness of a routing, worked out by `MatrixFailures` where it can be.

#include <cstdint>
#include <vector>

#include "planner/network/network.h"
#include "planner/routing/traffic.h"

namespace peerplan::tests {

struct LinkFailure {
    ElementId link;
    /// Largest load over capacity of any direction of a link that lives.
    double worst = 0;
    /// Whether a demand that was served is cut.
    bool cuts = false;
};

struct LinkSweep {
    double base = 0;
    std::vector<LinkFailure> failures;

    /// The worst of the failures that cut nobody off; 0 if there is none.
    double worst() const;
    std::size_t cutting() const;
};

/// Fails every link with a component alone, in the order of the elements. Links of unknown capacity
/// do not count. Shapes are added up as if all were busiest at once, which flat demands are.
LinkSweep sweepLinks(const CompiledNetwork& network, const Traffic& traffic);

}  // namespace peerplan::tests
