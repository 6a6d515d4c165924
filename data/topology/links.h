// SPDX-License-Identifier: MIT
#pragma once

/// From the edges of a topology to links: each directed edge finds the one that leads back.

#include <cstddef>
#include <limits>
#include <vector>

#include "data/file/file_report.h"
#include "data/topology/topology.h"

namespace peerplan {

/// A link as one or two edges.
struct EdgePair {
    static constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
    std::size_t there = 0;
    /// The edge of the way back; none where `there` is for both ways.
    std::size_t back = none;
};

/// Edges that make links, by the first edge of each. Left out and reported: edges from a node to
/// itself, and directed edges without a return. A return with the same figures is preferred to the
/// first in the file. Time is that of sorting the edges.
std::vector<EdgePair> pairEdges(const Topology& topology, FileReport& report);

}  // namespace peerplan
