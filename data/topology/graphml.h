// SPDX-License-Identifier: MIT
#pragma once

/// GraphML (http://graphml.graphdrawing.org), as the Internet Topology Zoo and yEd write it.

#include <cstddef>
#include <string_view>

#include "data/file/file_report.h"
#include "data/topology/topology.h"

namespace peerplan {

/// Ten times the largest map of the Topology Zoo; the tree in memory takes up to 20 times as much.
inline constexpr std::size_t largestGraphml = std::size_t{1} << 25U;

/// Reads the nodes and edges of a document, groups and nested graphs too. Entities of the
/// document's own are not expanded, nothing outside of it is read. Linear, but for the names.
void readGraphml(std::string_view text, Topology& topology, FileReport& report);

}  // namespace peerplan
