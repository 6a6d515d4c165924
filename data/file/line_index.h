// SPDX-License-Identifier: MIT
#pragma once

/// The lines that offsets into a text stand in.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace peerplan {

/// Line breaks of a text, to find the line of an offset.
class LineIndex {
  public:
    explicit LineIndex(std::string_view text) {
        for (std::size_t at = 0; at < text.size(); ++at) {
            if (text[at] == '\n') m_breaks.push_back(at);
        }
    }
    std::int64_t lineOf(std::ptrdiff_t offset) const {
        if (offset < 0) return 0;
        const auto at =
            std::lower_bound(m_breaks.begin(), m_breaks.end(), static_cast<std::size_t>(offset));
        return at - m_breaks.begin() + 1;
    }

  private:
    std::vector<std::size_t> m_breaks;
};

}  // namespace peerplan
