// SPDX-License-Identifier: MIT
#pragma once

/// Where a byte of a text stands, for people.

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace peerplan {

/// Both from 1; the column counts characters of UTF-8, not bytes.
struct TextPosition {
    std::int64_t line = 1;
    std::int64_t column = 1;
};

/// Walks forward through a text and counts lines and columns.
class PositionCounter {
  public:
    explicit PositionCounter(std::string_view text);
    /// The position of the byte at an offset, which is not before the last one asked for.
    TextPosition at(std::size_t offset);

  private:
    std::string_view m_text;
    std::size_t m_offset = 0;
    TextPosition m_position;
};

/// The position of the byte at an offset; of one past the end where the offset is beyond it.
/// Linear in the offset.
TextPosition positionOf(std::string_view text, std::size_t offset);

/// The offset at which the next JSON token begins after `offset`: spaces, commas and colons are
/// passed over.
std::size_t tokenStart(std::string_view text, std::size_t offset);

}  // namespace peerplan
