// SPDX-License-Identifier: MIT
#pragma once

/// A zip archive made byte by byte.

#include <string>
#include <utility>
#include <vector>

namespace peerplan::tests {

/// Files, each by path and bytes, stored as they are.
std::string storedZip(const std::vector<std::pair<std::string, std::string>>& files);

}  // namespace peerplan::tests
