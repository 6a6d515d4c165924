// SPDX-License-Identifier: MIT
#include "data/text/display_width.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace peerplan {
namespace {

constexpr char32_t replacement = 0xFFFD;

struct Range {
    char32_t first;
    char32_t last;
};

// Combining marks and other characters without width: general categories Mn, Me and Cf of Unicode
// 15 in the blocks of living scripts. A mark that is missing here makes a column one too wide,
// nothing worse.
constexpr std::array<Range, 36> zeroWidth{{
    {0x00AD, 0x00AD}, {0x0300, 0x036F}, {0x0483, 0x0489}, {0x0591, 0x05BD}, {0x05BF, 0x05C7},
    {0x0610, 0x061A}, {0x064B, 0x065F}, {0x0670, 0x0670}, {0x06D6, 0x06DC}, {0x06DF, 0x06E4},
    {0x06E7, 0x06E8}, {0x06EA, 0x06ED}, {0x0900, 0x0902}, {0x093C, 0x093C}, {0x0941, 0x0948},
    {0x094D, 0x094D}, {0x0951, 0x0957}, {0x09BC, 0x09BC}, {0x09C1, 0x09C4}, {0x09CD, 0x09CD},
    {0x0A3C, 0x0A51}, {0x0BCD, 0x0BCD}, {0x0C4D, 0x0C4D}, {0x0E31, 0x0E31}, {0x0E34, 0x0E3A},
    {0x0E47, 0x0E4E}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x200B, 0x200F}, {0x202A, 0x202E},
    {0x2060, 0x206F}, {0x20D0, 0x20FF}, {0x302A, 0x302D}, {0x3099, 0x309A}, {0xFE00, 0xFE0F},
    {0xFE20, 0xFE2F},
}};

// East_Asian_Width W and F (Unicode 15, EastAsianWidth.txt), neighbouring blocks joined.
constexpr std::array<Range, 22> doubleWidth{{
    {0x1100, 0x115F},   {0x231A, 0x231B},   {0x2329, 0x232A}, {0x23E9, 0x23EC}, {0x25FD, 0x25FE},
    {0x2614, 0x2615},   {0x2648, 0x2653},   {0x26AA, 0x26AB}, {0x2705, 0x2705}, {0x274C, 0x274C},
    {0x2E80, 0x303E},   {0x3041, 0x33FF},   {0x3400, 0x4DBF}, {0x4E00, 0xA4CF}, {0xA960, 0xA97C},
    {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},   {0xFE30, 0xFE6F}, {0xFF01, 0xFF60}, {0xFFE0, 0xFFE6},
    {0x1F300, 0x1FAFF}, {0x20000, 0x3FFFD},
}};

template <std::size_t n>
bool within(const std::array<Range, n>& ranges, char32_t c) {
    const auto after = std::upper_bound(ranges.begin(), ranges.end(), c,
                                        [](char32_t value, Range r) { return value < r.first; });
    return after != ranges.begin() && c <= std::prev(after)->last;
}

std::size_t widthOf(char32_t c) {
    if (c < 0x20 || (c >= 0x7F && c < 0xA0)) return 0;
    if (within(zeroWidth, c)) return 0;
    return within(doubleWidth, c) ? 2 : 1;
}

// The character that begins a text that is not empty (RFC 3629: shortest form, no surrogates).
DisplayCharacter first(std::string_view text) {
    const auto byte = [&text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(0);
    if (lead < 0x80) return {lead, text.substr(0, 1), widthOf(lead)};
    std::size_t length = 0;
    char32_t value = 0;
    char32_t least = 0;
    if (lead >= 0xC2 && lead < 0xE0) {
        length = 2, value = lead & 0x1Fu, least = 0x80;
    } else if (lead >= 0xE0 && lead < 0xF0) {
        length = 3, value = lead & 0x0Fu, least = 0x800;
    } else if (lead >= 0xF0 && lead < 0xF5) {
        length = 4, value = lead & 0x07u, least = 0x10000;
    }
    const DisplayCharacter broken{replacement, text.substr(0, 1), 1};
    if (length == 0 || text.size() < length) return broken;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0u) != 0x80u) return broken;
        value = (value << 6u) | (byte(i) & 0x3Fu);
    }
    if (value < least || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000)) return broken;
    return {value, text.substr(0, length), widthOf(value)};
}

bool isIsolate(char32_t c) {
    return c >= 0x2066 && c <= 0x2069;
}

// Controls, and what overrides or isolates the direction of the text after it (Unicode UAX 9).
bool isHarmful(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x202A && c <= 0x202E) || isIsolate(c) ||
           c == 0xFEFF || (c >= 0xE0000 && c < 0xE0080);
}

bool isSpaceLike(char32_t c) {
    return c == '\t' || c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029;
}

std::string printableBut(std::string_view text, bool keepIsolates) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const DisplayCharacter character = first(text);
        const char32_t c = character.codePoint;
        if (isSpaceLike(c)) {
            out += ' ';
        } else if (c == replacement || (isHarmful(c) && !(keepIsolates && isIsolate(c)))) {
            out += "\uFFFD";
        } else {
            out += character.bytes;
        }
        text.remove_prefix(character.bytes.size());
    }
    return out;
}

bool breaksAfter(char32_t c) {
    return c == '/' || c == '-' || c == '.' || c == ',' || c == '_';
}

// How many characters from `begin` on the next line takes.
std::size_t lineLength(const std::vector<DisplayCharacter>& characters, std::size_t begin,
                       std::size_t width) {
    std::size_t used = 0;
    std::size_t end = begin;
    while (end < characters.size() && used + characters[end].width <= width) {
        used += characters[end].width;
        ++end;
    }
    if (end == characters.size()) return end - begin;
    // A character wider than the line stands alone on it.
    if (end == begin) return 1;
    for (std::size_t i = end; i > begin; --i) {
        if (characters[i].codePoint == ' ') return i - begin;
    }
    for (std::size_t i = end; i > begin + 1; --i) {
        if (breaksAfter(characters[i - 1].codePoint)) return i - begin;
    }
    return end - begin;
}

}  // namespace

std::vector<DisplayCharacter> displayCharacters(std::string_view utf8) {
    std::vector<DisplayCharacter> characters;
    characters.reserve(utf8.size());
    while (!utf8.empty()) {
        characters.push_back(first(utf8));
        utf8.remove_prefix(characters.back().bytes.size());
    }
    return characters;
}

std::size_t displayWidth(std::string_view utf8) {
    std::size_t width = 0;
    while (!utf8.empty()) {
        const DisplayCharacter character = first(utf8);
        width += character.width;
        utf8.remove_prefix(character.bytes.size());
    }
    return width;
}

std::string printable(std::string_view text) {
    return printableBut(text, false);
}

std::string printableInPage(std::string_view text) {
    return printableBut(text, true);
}

bool hasRightToLeft(std::string_view utf8) {
    for (; !utf8.empty(); utf8.remove_prefix(first(utf8).bytes.size())) {
        const char32_t c = first(utf8).codePoint;
        if ((c >= 0x0590 && c <= 0x08FF) || (c >= 0xFB1D && c <= 0xFDFF) ||
            (c >= 0xFE70 && c <= 0xFEFC) || (c >= 0x10800 && c <= 0x10FFF) ||
            (c >= 0x1E800 && c <= 0x1EFFF)) {
            return true;
        }
    }
    return false;
}

std::string shortened(std::string_view utf8, std::size_t width) {
    if (displayWidth(utf8) <= width) return std::string(utf8);
    if (width == 0) return {};
    std::string out;
    std::size_t used = 0;
    for (const DisplayCharacter& character : displayCharacters(utf8)) {
        if (used + character.width > width - 1) break;
        used += character.width;
        out += character.bytes;
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    out += "\u2026";
    return out;
}

std::vector<std::string> wrapped(std::string_view utf8, std::size_t width) {
    const std::vector<DisplayCharacter> characters = displayCharacters(utf8);
    std::vector<std::string> lines;
    std::size_t begin = 0;
    while (begin < characters.size()) {
        const std::size_t length = lineLength(characters, begin, std::max<std::size_t>(width, 2));
        std::string line;
        for (std::size_t i = begin; i < begin + length; ++i) line += characters[i].bytes;
        while (!line.empty() && line.back() == ' ') line.pop_back();
        lines.push_back(line);
        begin += length;
        while (begin < characters.size() && characters[begin].codePoint == ' ') ++begin;
    }
    if (lines.empty()) lines.emplace_back();
    return lines;
}

}  // namespace peerplan
