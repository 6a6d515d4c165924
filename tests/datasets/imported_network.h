// SPDX-License-Identifier: MIT
#pragma once

/// A network file of another program, imported, compiled and under its own traffic.

#include <filesystem>
#include <vector>

#include "data/file/read_file.h"
#include "data/time/site_clocks.h"
#include "data/topology/import_topology.h"
#include "planner/bandwidth/demand.h"
#include "planner/network/compile.h"
#include "planner/routing/evaluate.h"
#include "tests/support/built_in_catalogue.h"

namespace peerplan::tests {

struct ImportedNetwork {
    Diagnostics diagnostics;
    Plan plan;
    CompiledNetwork network;
    Traffic traffic;

    /// Throws std::bad_optional_access where the import refuses the files.
    explicit ImportedNetwork(const std::vector<std::filesystem::path>& paths) {
        std::vector<TopologyFile> files;
        for (const auto& path : paths) files.push_back({path.string(), readFile(path.string())});
        TopologyImport import = importTopology(files, *Date::parse("2026-11-01"));
        diagnostics = import.diagnostics;
        plan = std::move(import.plan).value();
        network = compile(plan, catalogueForTests(), diagnostics);
        const SiteClocks clocks = resolveClocks(plan, diagnostics);
        traffic = plannedTraffic(plan, network, catalogueForTests(), clocks).traffic;
    }
};

}  // namespace peerplan::tests
