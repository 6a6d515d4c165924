// SPDX-License-Identifier: MIT
#pragma once

/// Networks of other programs into plans (docs/topology-import.md).

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "model/diagnostic.h"
#include "model/plan.h"

namespace peerplan {

enum class TopologyFormat : std::uint8_t { RepetitaGraph, RepetitaDemands, Sndlib, Graphml };

/// The format of a file by how it begins, else by its ending (.graph, .demands, .graphml); nothing
/// if it looks like none of them.
std::optional<TopologyFormat> topologyFormatOf(std::string_view fileName, std::string_view bytes);

struct TopologyFile {
    std::string name;
    std::string bytes;
};

struct TopologyImport {
    /// Nothing where there is an error.
    std::optional<Plan> plan;
    /// Errors are what kept the plan from being made; warnings what was left out or is not known;
    /// notes what a reader may want to know.
    Diagnostics diagnostics;
};

/// The plan of one network, REPETITA's with a file of demands or without, in any order. Its name is
/// the network's, else the file's; `asOf` is its day. Never throws for what the bytes hold. Time is
/// linear in the bytes but for sorting names; memory too.
TopologyImport importTopology(std::span<const TopologyFile> files, Date asOf);

}  // namespace peerplan
