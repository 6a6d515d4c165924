// SPDX-License-Identifier: MIT
#include "data/topology/words.h"

#include <charconv>
#include <cmath>

#include "data/utf8.h"

namespace peerplan {
namespace {

bool isGap(char c) {
    return c == ' ' || c == '\t' || c == '\v' || c == '\f';
}

/// Characters, not bytes: continuation bytes do not count.
std::int64_t charactersOf(std::string_view text) {
    std::int64_t n = 0;
    for (const char c : text) n += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    return n;
}

/// The next line without its end, which is taken off `rest`.
std::string_view takeLine(std::string_view& rest) {
    const std::size_t end = rest.find_first_of("\r\n");
    const std::string_view line = rest.substr(0, end);
    if (end == std::string_view::npos) {
        rest = {};
    } else {
        const bool both = rest[end] == '\r' && end + 1 < rest.size() && rest[end + 1] == '\n';
        rest.remove_prefix(end + (both ? 2 : 1));
    }
    return line;
}

}  // namespace

bool WordLines::next(std::vector<Word>& words) {
    words.clear();
    while (!m_rest.empty() && words.empty()) {
        std::string_view line = takeLine(m_rest);
        ++m_line;
        if (m_line == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
        line = line.substr(0, line.find(m_comment));
        std::int64_t column = 1;
        for (std::size_t at = 0; at < line.size();) {
            if (isGap(line[at])) {
                ++at;
                ++column;
                continue;
            }
            std::size_t end = at;
            while (end < line.size() && !isGap(line[end])) ++end;
            words.push_back({line.substr(at, end - at), m_line, column});
            column += charactersOf(words.back().text);
            at = end;
        }
    }
    return !words.empty();
}

std::optional<double> decimalOf(std::string_view text) {
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) {
        return std::nullopt;
    }
    return value;
}

std::optional<std::int64_t> wholeFrom(const Word& word, std::int64_t least, std::int64_t most,
                                      FileReport& report) {
    std::int64_t value = 0;
    const char* const end = word.text.data() + word.text.size();
    const auto [at, error] = std::from_chars(word.text.data(), end, value);
    if (error == std::errc() && at == end && value >= least && value <= most) return value;
    report.error(word.line, word.column, tr("not a number that can stand here"), word.text,
                 {tr("a whole number from {least} to {most}"), {{"least", least}, {"most", most}}});
    return std::nullopt;
}

std::optional<double> decimalFrom(const Word& word, double least, double most, FileReport& report) {
    const std::optional<double> value = decimalOf(word.text);
    if (value && *value >= least && *value <= most) return value;
    report.error(
        word.line, word.column, tr("not a number that can stand here"), word.text,
        {tr("a number from {least} to {most}"),
         {{"least", static_cast<std::int64_t>(least)}, {"most", static_cast<std::int64_t>(most)}}});
    return std::nullopt;
}

bool isText(std::string_view bytes, FileReport& report) {
    if (isUtf8(bytes)) return true;
    std::int64_t line = 0;
    while (!bytes.empty()) {
        ++line;
        if (!isUtf8(takeLine(bytes))) break;
    }
    report.error(line, 0, tr("not text: bytes that are no UTF-8"), {}, tr("a file in UTF-8"));
    return false;
}

}  // namespace peerplan
