// SPDX-License-Identifier: MIT
#pragma once

/// Topologies given as text, imported.

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "data/topology/import_topology.h"
#include "tests/support/diagnostic_text.h"
#include "tests/support/test_paths.h"

namespace peerplan::tests {

inline std::string bytesOf(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

inline std::string topologySample(const std::string& name) {
    return bytesOf(sourcePath("tests/data/samples/topology/" + name));
}

inline TopologyImport imported(std::vector<TopologyFile> files) {
    return importTopology(files, *Date::parse("2026-11-01"));
}

/// One diagnostic a line: `line:column  message; found; expected`, without what is empty.
inline std::string linesOf(const TopologyImport& result) {
    std::string out;
    for (const Diagnostic& diagnostic : result.diagnostics) {
        if (diagnostic.line > 0) {
            out += std::to_string(diagnostic.line);
            out += ':';
            out += std::to_string(diagnostic.column);
            out += "  ";
        }
        out += plain(diagnostic.message);
        for (const std::string& part : {diagnostic.found, plain(diagnostic.expected)}) {
            if (part.empty()) continue;
            out += "; ";
            out += part;
        }
        out += '\n';
    }
    return out;
}

}  // namespace peerplan::tests
