// SPDX-License-Identifier: MIT
#include "data/json/text_position.h"

#include <algorithm>

namespace peerplan {

PositionCounter::PositionCounter(std::string_view text) : m_text(text) {
    // A byte order mark is no character of the first line.
    if (text.substr(0, 3) == "\xEF\xBB\xBF") m_offset = 3;
}

TextPosition PositionCounter::at(std::size_t offset) {
    const std::size_t end = std::min(offset, m_text.size());
    for (; m_offset < end; ++m_offset) {
        const char c = m_text[m_offset];
        if (c == '\n') {
            ++m_position.line;
            m_position.column = 1;
        } else if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) {
            ++m_position.column;
        }
    }
    return m_position;
}

TextPosition positionOf(std::string_view text, std::size_t offset) {
    return PositionCounter(text).at(offset);
}

std::size_t tokenStart(std::string_view text, std::size_t offset) {
    const std::size_t start = text.find_first_not_of(" \t\r\n,:", std::min(offset, text.size()));
    return start == std::string_view::npos ? text.size() : start;
}

}  // namespace peerplan
