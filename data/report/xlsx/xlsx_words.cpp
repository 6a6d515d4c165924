// SPDX-License-Identifier: MIT
#include "data/report/xlsx/xlsx_words.h"

#include <cstddef>

#include "data/text/display_width.h"

namespace peerplan {
namespace {

// "Excel specifications and limits", Microsoft.
constexpr std::size_t longestCell = 32767;
constexpr std::size_t longestLabel = 255;
constexpr std::size_t longestSheetName = 31;

std::size_t utf16Units(char32_t c) {
    return c >= 0x10000 ? 2 : 1;
}

// U+FFFE and U+FFFF are no characters of XML 1.0.
bool isForeign(char32_t c) {
    return c == 0xFFFE || c == 0xFFFF;
}

// The text, or its beginning and `…`, in at most so many UTF-16 units.
std::string fitted(std::string_view text, std::size_t most) {
    std::string out;
    std::size_t units = 0;
    std::size_t lastFit = 0;
    for (const DisplayCharacter& character : displayCharacters(text)) {
        units += utf16Units(character.codePoint);
        if (units > most) {
            out.resize(lastFit);
            out += "\u2026";
            return out;
        }
        if (isForeign(character.codePoint)) {
            out += "\uFFFD";
        } else {
            out += character.bytes;
        }
        if (units < most) lastFit = out.size();
    }
    return out;
}

bool isHex(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool beginsEscape(std::string_view text) {
    return text.size() >= 7 && text[0] == '_' && text[1] == 'x' && isHex(text[2]) &&
           isHex(text[3]) && isHex(text[4]) && isHex(text[5]) && text[6] == '_';
}

std::string withoutEscapes(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (beginsEscape(text.substr(i))) out += "_x005F";
        out += text[i];
    }
    return out;
}

std::string small(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

std::size_t lengthOf(std::string_view text) {
    std::size_t units = 0;
    for (const DisplayCharacter& character : displayCharacters(text)) {
        units += utf16Units(character.codePoint);
    }
    return units;
}

// The beginning of a text in at most so many units, ending with a clause or a word where that
// leaves half.
std::string cutBetweenWords(std::string_view text, std::size_t most) {
    std::size_t units = 0;
    std::size_t bytes = 0;
    std::size_t wordEnd = 0;
    std::size_t clauseEnd = 0;
    for (const DisplayCharacter& character : displayCharacters(text)) {
        if (character.codePoint == ' ' && units * 2 >= most) wordEnd = bytes;
        if (character.codePoint == ',' && units * 2 >= most) clauseEnd = bytes;
        units += utf16Units(character.codePoint);
        if (units > most) {
            if (clauseEnd > 0) wordEnd = clauseEnd;
            return std::string(text.substr(0, wordEnd > 0 ? wordEnd : bytes));
        }
        bytes += character.bytes.size();
    }
    return std::string(text);
}

// A name may neither begin nor end with an apostrophe; spaces and commas there look like a slip.
std::string trimmed(const std::string& text) {
    constexpr std::string_view edges = " ',-";
    const std::size_t begin = text.find_first_not_of(edges);
    if (begin == std::string::npos) return {};
    return text.substr(begin, text.find_last_not_of(edges) + 1 - begin);
}

// The text, with a number behind it where it is taken.
template <typename Fit>
std::string untaken(const std::string& text, std::set<std::string>& used, Fit fit) {
    std::string name = text;
    for (int n = 2; !used.insert(small(name)).second; ++n) {
        std::string suffix = " ";
        suffix += std::to_string(n);
        name = fit(text, suffix.size());
        name += suffix;
    }
    return name;
}

}  // namespace

std::string inCell(std::string_view text) {
    return fitted(withoutEscapes(printable(text)), longestCell);
}

std::string inLabel(std::string_view text) {
    std::string label = fitted(printable(text), longestLabel - 1);
    if (!label.empty() && label.front() == '=') label.insert(0, " ");
    return label;
}

std::string SheetNames::next(std::string_view text) {
    std::string clean = fitted(printable(text), longestCell);
    for (char& c : clean) {
        if (std::string_view("[]:*?/\\").find(c) != std::string_view::npos) c = ' ';
    }
    clean = trimmed(cutBetweenWords(trimmed(clean), longestSheetName));
    if (clean.empty()) clean = "Sheet";
    return untaken(clean, m_used, [](const std::string& name, std::size_t suffix) {
        return lengthOf(name) + suffix <= longestSheetName
                   ? name
                   : trimmed(cutBetweenWords(name, longestSheetName - suffix));
    });
}

std::string ColumnHeads::next(std::string_view text) {
    std::string head = fitted(withoutEscapes(printable(text)), longestLabel);
    if (head.find_first_not_of(' ') == std::string::npos) head = "\u2013";
    return untaken(head, m_used, [](const std::string& name, std::size_t suffix) {
        return fitted(name, longestLabel - suffix);
    });
}

}  // namespace peerplan
