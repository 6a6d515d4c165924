// SPDX-License-Identifier: MIT
#pragma once

/// A network as the files of other programs state it, before it becomes a plan.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/quantity.h"

namespace peerplan {

struct TopologyNode {
    std::string label;
    /// Degrees; both or none.
    std::optional<double> lat;
    std::optional<double> lon;
    std::int64_t line = 0;
};

struct TopologyEdge {
    /// Empty where the file gives the edge no name that says anything.
    std::string label;
    /// Positions in `Topology::nodes`.
    std::size_t from = 0;
    std::size_t to = 0;
    /// One way only: another edge is to be its return.
    bool directed = false;
    std::optional<Bandwidth> bandwidth;
    std::optional<Bandwidth> bandwidthBack;
    std::optional<std::int64_t> metric;
    std::optional<std::int64_t> metricBack;
    /// One-way delay, in microseconds.
    std::optional<double> delayUs;
    /// Stated as a round trip, in microseconds.
    std::optional<double> rttUs;
    std::int64_t line = 0;
};

struct TopologyDemand {
    std::string label;
    std::size_t from = 0;
    std::size_t to = 0;
    Bandwidth rate;
    std::int64_t line = 0;
};

struct Topology {
    std::string name;
    /// Where nodes and edges stand, and where the demands do.
    std::string file;
    std::string demandsFile;
    std::vector<TopologyNode> nodes;
    std::vector<TopologyEdge> edges;
    std::vector<TopologyDemand> demands;
    /// Programs that write the format mark every graph as directed, so that a graph none of whose
    /// edges has a return is one whose edges were drawn once.
    bool drawnOnce = false;
};

}  // namespace peerplan
