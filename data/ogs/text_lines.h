// SPDX-License-Identifier: MIT
#pragma once

/// The lines of a text, and the small parts of lines that logs and lists share.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace peerplan {

/// Reads a text line by line: LF and CRLF end lines.
class TextLines {
  public:
    explicit TextLines(std::string_view text) : m_rest(text) {}
    /// The next line without its end; false at the end of the text.
    bool next(std::string_view& line);
    /// Of the line read last, from 1.
    std::int64_t number() const { return m_number; }

  private:
    std::string_view m_rest;
    std::int64_t m_number = 0;
};

/// Without white space at either end.
std::string_view trimmed(std::string_view text);

/// Takes the next word (up to white space) off the front; empty at the end.
std::string_view takeWord(std::string_view& text);

/// A whole number without a sign, and nothing else around it.
std::optional<std::int64_t> wholeNumberOf(std::string_view text);

/// At most `most` bytes from the front of UTF-8, cut between characters.
std::string_view upTo(std::string_view text, std::size_t most);

/// In lower case, ASCII letters only.
std::string lowerCase(std::string_view text);

}  // namespace peerplan
