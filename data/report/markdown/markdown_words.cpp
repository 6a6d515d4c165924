// SPDX-License-Identifier: MIT
#include "data/report/markdown/markdown_words.h"

#include <cstddef>

#include "data/text/display_width.h"

namespace peerplan {
namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

// Letters of other scripts count as letters: a mark between them opens nothing.
bool isWord(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           static_cast<unsigned char>(c) >= 0x80;
}

// What opens a heading, a list or a rule where a line begins; `-5` and `+1` do not.
bool opensBlock(std::string_view text) {
    const char c = text.front();
    if (c == '#' || c == '=') return true;
    if (c != '+' && c != '-') return false;
    return text.size() == 1 || text[1] == ' ' || text[1] == c;
}

// `1. ` and `1) ` open a list: the place of the mark behind the digits, or 0. `1.5` does not.
std::size_t listMark(std::string_view text) {
    std::size_t digits = 0;
    while (digits < text.size() && isDigit(text[digits])) ++digits;
    if (digits == 0 || digits == text.size()) return 0;
    if (text[digits] != '.' && text[digits] != ')') return 0;
    return digits + 1 == text.size() || text[digits + 1] == ' ' ? digits : 0;
}

// An entity would be read as the character that it names.
bool beginsEntity(std::string_view text) {
    return text.size() > 1 && (isWord(text[1]) || text[1] == '#');
}

bool isMark(std::string_view text, std::size_t i) {
    switch (text[i]) {
        case '\\':
        case '`':
        case '*':
        case '[':
        case ']':
        case '<':
        case '>':
        case '|':
        case '~':
        case '$':
            return true;
        case '_':
            return i == 0 || i + 1 == text.size() || !isWord(text[i - 1]) || !isWord(text[i + 1]);
        case '&':
            return beginsEntity(text.substr(i));
        default:
            return false;
    }
}

std::string_view trimmed(std::string_view text) {
    const std::size_t begin = text.find_first_not_of(' ');
    if (begin == std::string_view::npos) return {};
    return text.substr(begin, text.find_last_not_of(' ') + 1 - begin);
}

}  // namespace

std::string inMarkdown(std::string_view words) {
    const std::string safe = printable(words);
    // Spaces around would end a cell early or make a block of code.
    const std::string_view text = trimmed(safe);
    if (text.empty()) return {};
    const std::size_t mark = listMark(text);
    std::string out;
    out.reserve(text.size() + 8);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool atBegin = (i == 0 && opensBlock(text)) || (mark > 0 && i == mark);
        if (atBegin || isMark(text, i)) out += '\\';
        out += text[i];
    }
    return out;
}

std::string headingAnchor(std::string_view heading) {
    const std::string safe = printable(heading);
    std::string out;
    for (const DisplayCharacter& character : displayCharacters(trimmed(safe))) {
        const char32_t c = character.codePoint;
        if (c == ' ') {
            out += '-';
        } else if (c >= 'A' && c <= 'Z') {
            out += static_cast<char>(c - 'A' + 'a');
        } else if (c < 0x80) {
            const char letter = static_cast<char>(c);
            if (isWord(letter) || letter == '-' || letter == '_') out += letter;
        } else if (c < 0x2000 || (c > 0x206F && (c < 0x3000 || c > 0x303F))) {
            // Outside of general and CJK punctuation.
            out += character.bytes;
        }
    }
    return out;
}

}  // namespace peerplan
