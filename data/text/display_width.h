// SPDX-License-Identifier: MIT
#pragma once

/// How wide text stands on a terminal, and text made safe to stand there.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace peerplan {

/// One character of a UTF-8 text: its code point, its bytes and the columns it takes (0, 1 or 2).
struct DisplayCharacter {
    char32_t codePoint = 0;
    std::string_view bytes;
    std::size_t width = 0;
};

/// The characters of a text. A byte that is no UTF-8 counts as one U+FFFD over that byte.
std::vector<DisplayCharacter> displayCharacters(std::string_view utf8);

/// Columns that a text takes: East Asian wide characters and emoji two, combining marks none.
std::size_t displayWidth(std::string_view utf8);

/// The text on one line and harmless: line ends and tabs become spaces; other control characters,
/// marks that reverse the writing of what follows, and broken UTF-8 become U+FFFD.
/// Everything of a plan goes through here on its way to a terminal.
std::string printable(std::string_view text);

/// The same for a page: our own isolates (U+2066 to U+2069) stay.
std::string printableInPage(std::string_view text);

/// Whether a text holds characters that are written from right to left (Hebrew, Arabic and others).
bool hasRightToLeft(std::string_view utf8);

/// The text itself where it fits into `width` columns, else its beginning and `…`.
std::string shortened(std::string_view utf8, std::size_t width);

/// The text in lines of at most `width` (at least 2) columns, broken at spaces, then behind `/`,
/// `-`,
/// `.` and `,`, at last anywhere. At least one line.
std::vector<std::string> wrapped(std::string_view utf8, std::size_t width);

}  // namespace peerplan
