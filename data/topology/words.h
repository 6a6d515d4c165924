// SPDX-License-Identifier: MIT
#pragma once

/// Lines of words with their places, and the numbers that words are.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "data/file/file_report.h"

namespace peerplan {

struct Word {
    std::string_view text;
    std::int64_t line = 0;
    /// From 1, in characters.
    std::int64_t column = 0;
};

/// Reads a text line by line: words are separated by spaces and tabs, LF, CRLF and CR end lines.
class WordLines {
  public:
    /// What follows `comment` on a line is passed over; '\0' is in no text.
    explicit WordLines(std::string_view text, char comment = '\0')
        : m_rest(text), m_comment(comment) {}
    /// The words of the next line that has any; false at the end.
    bool next(std::vector<Word>& words);
    /// The line read last, from 1.
    std::int64_t line() const { return m_line; }

  private:
    std::string_view m_rest;
    char m_comment;
    std::int64_t m_line = 0;
};

/// A finite decimal number such as -3.5 or 1e3, and nothing else.
std::optional<double> decimalOf(std::string_view text);

/// A word as a number from `least` to `most`; reports what was wrong and returns nothing otherwise.
std::optional<std::int64_t> wholeFrom(const Word& word, std::int64_t least, std::int64_t most,
                                      FileReport& report);
std::optional<double> decimalFrom(const Word& word, double least, double most, FileReport& report);

/// Reports the first line that is no UTF-8 text; true if there is none.
bool isText(std::string_view bytes, FileReport& report);

}  // namespace peerplan
