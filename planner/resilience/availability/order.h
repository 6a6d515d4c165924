// SPDX-License-Identifier: MIT
#pragma once

/// An order of a graph's vertices in which few of them stand between what was seen and what was
/// not.

#include <cstdint>
#include <utility>
#include <vector>

namespace peerplan::uptime {

struct VertexOrder {
    std::vector<std::uint32_t> vertices;
    /// The most vertices that were seen while some edge of theirs was not.
    std::size_t width = 0;
};

/// Greedy, the best of a few starts; `first` are tried as starts. Only vertices that `used` marks.
VertexOrder orderVertices(std::size_t count,
                          const std::vector<std::pair<std::uint32_t, std::uint32_t>>& edges,
                          const std::vector<std::uint8_t>& used,
                          const std::vector<std::uint32_t>& first);

}  // namespace peerplan::uptime
