// SPDX-License-Identifier: MIT
#pragma once

/// Enumerations with the words that a plan writes for them: values count from 0 in the order of
/// the words, and each type says its own words through an overload of `wordsOf`.

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace peerplan {

using Words = std::span<const std::string_view>;

/// The word a plan uses for an enumerator.
template <class Enum>
constexpr std::string_view word(Enum value) {
    return wordsOf(value)[static_cast<std::size_t>(value)];
}

/// The enumerator of a word, or nothing.
template <class Enum>
constexpr std::optional<Enum> fromWord(std::string_view text) {
    const Words words = wordsOf(Enum{});
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == text) return static_cast<Enum>(i);
    }
    return std::nullopt;
}

}  // namespace peerplan

/// Declares `enum class Name` with its words beside it: PEERPLAN_WORDS(SiteKind, "office", …).
#define PEERPLAN_WORDS(Enum, ...)                                    \
    inline constexpr std::string_view Enum##Words[] = {__VA_ARGS__}; \
    constexpr ::peerplan::Words wordsOf(Enum) {                      \
        return Enum##Words;                                          \
    }
