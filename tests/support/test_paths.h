// SPDX-License-Identifier: MIT
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace peerplan::tests {

/// A file or folder of the source tree, by its path from the root ("examples/woodgrove/plan.json").
inline std::filesystem::path sourcePath(const std::string& relative) {
    return std::filesystem::path{PEERPLAN_SOURCE_DIR} / relative;
}

/// A file or folder of the research data beside the source tree; nothing where it is absent, and
/// then the test returns: the suite is whole without it.
inline std::optional<std::filesystem::path> sharedPath(const std::string& relative) {
    const std::filesystem::path root{PEERPLAN_SHARED_DIR};
    if (root.empty() || !std::filesystem::exists(root / relative)) {
        return std::nullopt;
    }
    return root / relative;
}

}  // namespace peerplan::tests
