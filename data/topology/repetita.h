// SPDX-License-Identifier: MIT
#pragma once

/// The files of REPETITA (Gay, Schaus, Vissicchio, arXiv:1710.08665): a `.graph` of directed edges
/// and `.demands` between its nodes. Bandwidths are in kbit/s and delays, one way, in microseconds
/// (https://github.com/svissicchio/Repetita/wiki/Adding-Problem-Instances).

#include <string_view>

#include "data/file/file_report.h"
#include "data/topology/topology.h"

namespace peerplan {

/// Reads nodes and edges. A node at 0.0 0.0 is one without a place. Linear.
void readRepetitaGraph(std::string_view text, Topology& topology, FileReport& report);

/// Reads demands between the nodes of `topology` by their numbers. Linear.
void readRepetitaDemands(std::string_view text, Topology& topology, FileReport& report);

}  // namespace peerplan
