// SPDX-License-Identifier: MIT
#pragma once

/// Network files of SNDlib (Orlowski et al., Networks 55, 2010) in its native format
/// (http://sndlib.zib.de/html/docu/io-formats/native/network.description.html).

#include <string_view>

#include "data/file/file_report.h"
#include "data/topology/topology.h"

namespace peerplan {

/// Reads nodes, links and demands. Capacity is what is installed; modules that could be bought are
/// not. Admissible paths are passed over. Linear.
void readSndlib(std::string_view text, Topology& topology, FileReport& report);

}  // namespace peerplan
