// SPDX-License-Identifier: MIT
#include "data/text/render.h"

#include <array>
#include <cstdint>
#include <string_view>
#include <variant>
#include <vector>

#include "data/text/display_width.h"
#include "data/text/number.h"

namespace peerplan {
namespace {

// U+2068 and U+2069 (Unicode UAX 9), byte by byte: as literals they would turn this source round.
constexpr std::array<char, 3> firstStrongIsolate{'\xe2', '\x81', '\xa8'};
constexpr std::array<char, 3> endOfIsolate{'\xe2', '\x81', '\xa9'};

struct Writer {
    const Language& language;

    std::string operator()(const std::string& value) const {
        if (!language.isTypeset() || !hasRightToLeft(value)) return value;
        // The name does not turn the sentence round.
        std::string isolated(firstStrongIsolate.begin(), firstStrongIsolate.end());
        isolated += printable(value);
        isolated.append(endOfIsolate.begin(), endOfIsolate.end());
        return isolated;
    }
    std::string operator()(std::int64_t value) const {
        return writeNumber(static_cast<double>(value), 0, language);
    }
    std::string operator()(Decimal value) const {
        return writeNumber(value.value, value.digits, language);
    }
    std::string operator()(Ratio value) const { return writeShortRatio(value.value, language); }
    std::string operator()(Bandwidth value) const { return writeBandwidth(value, language); }
    std::string operator()(Rtt value) const { return writeRtt(value, language); }
    std::string operator()(Duration value) const { return writeDuration(value, language); }
    std::string operator()(Headcount value) const { return (*this)(value.value()); }
    std::string operator()(Date value) const { return writeDate(value, language); }
};

// The number that chooses an alternative; what is no number counts as many.
double numberOf(const Text::Argument& argument) {
    if (const auto* whole = std::get_if<std::int64_t>(&argument)) {
        return static_cast<double>(*whole);
    }
    if (const auto* people = std::get_if<Headcount>(&argument)) {
        return static_cast<double>(people->value());
    }
    if (const auto* decimal = std::get_if<Decimal>(&argument)) return decimal->value;
    return 2;
}

std::string_view alternative(std::string_view choices, std::size_t wanted) {
    for (std::size_t i = 0;; ++i) {
        const std::size_t bar = choices.find('|');
        if (i == wanted || bar == std::string_view::npos) return choices.substr(0, bar);
        choices.remove_prefix(bar + 1);
    }
}

const Text::Argument* find(const Text& text, std::string_view name) {
    for (const auto& [argumentName, value] : text.arguments) {
        if (argumentName == name) return &value;
    }
    return nullptr;
}

std::string withCapital(std::string words) {
    const auto isSmall = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto capital = [](char c) { return static_cast<char>(c - 0x20); };
    if (words.empty()) return words;
    if (isSmall(words[0])) {
        words[0] = capital(words[0]);
    } else if (words.size() > 1 && words[0] == '\xc3' && words[1] >= '\xa0' && words[1] != '\xb7' &&
               words[1] != '\xbf') {
        // Latin-1's letters with accents, `\u00e0` to `\u00fe`: all but the division sign.
        words[1] = capital(words[1]);
    }
    return words;
}

std::string filled(const std::string& pattern, const Text& text, const Language& language) {
    std::string_view rest = pattern;
    std::string out;
    out.reserve(rest.size() + 32);
    while (!rest.empty()) {
        const std::size_t brace = rest.find('{');
        out += rest.substr(0, brace);
        if (brace == std::string_view::npos) break;
        rest.remove_prefix(brace);
        if (rest.substr(0, 2) == "{{") {
            out += '{';
            rest.remove_prefix(2);
            continue;
        }
        const std::size_t close = rest.find('}');
        if (close == std::string_view::npos) {
            out += rest;
            break;
        }
        const std::string_view inner = rest.substr(1, close - 1);
        const std::size_t bar = inner.find('|');
        const Text::Argument* argument = find(text, inner.substr(0, bar));
        if (argument == nullptr) {
            out += rest.substr(0, close + 1);
        } else if (bar == std::string_view::npos) {
            out += renderArgument(*argument, language);
        } else {
            out += alternative(inner.substr(bar + 1), language.pluralForm(numberOf(*argument)));
        }
        rest.remove_prefix(close + 1);
    }
    return out;
}

}  // namespace

std::string renderArgument(const Text::Argument& argument, const Language& language) {
    return std::visit(Writer{language}, argument);
}

std::string render(const Text& text, const Language& language) {
    return filled(language.translate(text.pattern), text, language);
}

std::string renderSentence(const Text& text, const Language& language) {
    return filled(withCapital(language.translate(text.pattern)), text, language);
}

}  // namespace peerplan
