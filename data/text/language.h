// SPDX-License-Identifier: MIT
#pragma once

/// A language to write in: its translations, and how it writes numbers. English is the language of
/// the templates and needs no catalogue; any other is a gettext catalogue and a row of habits.
/// Nothing depends on the locales that a machine has installed.

#include <cstddef>
#include <locale>
#include <optional>
#include <string>
#include <string_view>

namespace peerplan {

/// How a language writes numbers.
struct NumberHabits {
    std::string decimalPoint = ".";
    /// Between groups of three digits.
    std::string groupSeparator = ",";
    /// Between a number and its unit, and before `%`.
    std::string unitSpace = " ";
    std::string percentSpace = " ";
};

class Language {
  public:
    /// English: every template as it stands.
    Language();

    /// The language of a compiled gettext catalogue (.mo, UTF-8), such as `nb`, `ja` or `pt-BR`.
    /// Numbers and plurals follow the tag's habits where we know them, else the English ones.
    /// Throws InputError if the bytes are no such catalogue.
    static Language fromCatalogue(std::string_view tag, std::string_view moBytes);

    /// The same language for set pages (HTML): no-break spaces between number and unit, and
    /// arguments that are written from right to left isolated from what stands around them.
    Language typeset() const;
    bool isTypeset() const { return m_typeset; }

    /// BCP 47, for `lang=` in HTML.
    const std::string& tag() const { return m_tag; }
    const NumberHabits& numbers() const { return m_numbers; }

    /// The translation of a template; the template itself where the catalogue has none.
    std::string translate(const std::string& english) const;

    /// Which of a template's alternatives `{n|user|users}` a number takes, from 0.
    std::size_t pluralForm(double number) const;

  private:
    std::string m_tag = "en";
    bool m_typeset = false;
    NumberHabits m_numbers;
    std::size_t (*m_plural)(double);
    /// Holds the catalogue as a facet; unset in English.
    std::optional<std::locale> m_catalogue;
};

}  // namespace peerplan
