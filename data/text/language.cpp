// SPDX-License-Identifier: MIT
#include "data/text/language.h"

#include <array>
#include <cmath>
#include <exception>
#include <utility>
#include <vector>

#include <boost/locale/gnu_gettext.hpp>
#include <boost/locale/message.hpp>

#include "model/error.h"

namespace peerplan {
namespace {

constexpr const char* domain = "peerplan";

// The plural rules are those of the gettext manual, "Plural forms", and of Unicode CLDR: English
// and its neighbours single out 1, French also 0, East Asian languages know one form.
std::size_t oneIsSingular(double number) {
    return std::abs(number) == 1.0 ? 0 : 1;
}
std::size_t belowTwoIsSingular(double number) {
    return std::abs(number) < 2.0 ? 0 : 1;
}
std::size_t oneForm(double) {
    return 0;
}

struct Habits {
    std::string_view language;
    const char* decimalPoint;
    const char* groupSeparator;
    bool percentStandsApart;
    std::size_t (*plural)(double);
};

// Unicode CLDR, "numbers": symbols-latn and the percent pattern of each language.
constexpr std::array<Habits, 15> knownHabits{{
    {"en", ".", ",", true, oneIsSingular},
    {"nb", ",", "\u00a0", true, oneIsSingular},
    {"nn", ",", "\u00a0", true, oneIsSingular},
    {"no", ",", "\u00a0", true, oneIsSingular},
    {"da", ",", ".", true, oneIsSingular},
    {"sv", ",", "\u00a0", true, oneIsSingular},
    {"de", ",", ".", true, oneIsSingular},
    {"nl", ",", ".", false, oneIsSingular},
    {"fr", ",", "\u202f", true, belowTwoIsSingular},
    {"es", ",", ".", true, oneIsSingular},
    {"it", ",", ".", false, oneIsSingular},
    {"pt", ",", ".", false, belowTwoIsSingular},
    {"ja", ".", ",", false, oneForm},
    {"ko", ".", ",", false, oneForm},
    {"zh", ".", ",", false, oneForm},
}};

const Habits& habitsOf(std::string_view tag) {
    const std::string_view language = tag.substr(0, tag.find_first_of("-_"));
    for (const Habits& habits : knownHabits) {
        if (habits.language == language) return habits;
    }
    return knownHabits.front();
}

// Boost reads a catalogue by 32-bit offsets that it finds in the file. A damaged file must not make
// it read outside: the head is checked here (GNU gettext manual, "The Format of GNU MO Files").
bool looksLikeCatalogue(std::string_view bytes) {
    const auto at = [&bytes](std::size_t offset) {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[offset + i]))
                     << (8 * i);
        }
        return std::size_t{value};
    };
    if (bytes.size() < 28 || at(0) != 0x950412de) return false;
    const std::size_t count = at(8);
    for (const std::size_t table : {at(12), at(16)}) {
        if (count > bytes.size() / 8 || table > bytes.size() - 8 * count) return false;
        for (std::size_t i = 0; i < count; ++i) {
            const std::size_t length = at(table + 8 * i);
            const std::size_t offset = at(table + 8 * i + 4);
            if (offset >= bytes.size() || length >= bytes.size() - offset) return false;
            if (bytes[offset + length] != '\0') return false;
        }
    }
    return true;
}

InputError refused(std::string_view tag) {
    return InputError(Text(tr("the translations for {language} are no gettext catalogue"),
                           {{"language", std::string(tag)}}));
}

}  // namespace

Language::Language() : m_plural(oneIsSingular) {}

Language Language::fromCatalogue(std::string_view tag, std::string_view moBytes) {
    Language language;
    language.m_tag = tag;
    const Habits& habits = habitsOf(tag);
    language.m_numbers.decimalPoint = habits.decimalPoint;
    language.m_numbers.groupSeparator = habits.groupSeparator;
    language.m_numbers.percentSpace = habits.percentStandsApart ? " " : "";
    language.m_plural = habits.plural;

    if (!looksLikeCatalogue(moBytes)) throw refused(tag);
    boost::locale::gnu_gettext::messages_info info;
    info.language = "peerplan";
    info.encoding = "UTF-8";
    info.domains.emplace_back(domain);
    info.paths.emplace_back("embedded");
    info.callback = [moBytes](const std::string&, const std::string&) {
        return std::vector<char>(moBytes.begin(), moBytes.end());
    };
    try {
        // The locale owns the facet and destroys it.
        language.m_catalogue = std::locale(
            std::locale::classic(), boost::locale::gnu_gettext::create_messages_facet<char>(info));
    } catch (const std::exception&) {
        throw refused(tag);
    }
    return language;
}

Language Language::typeset() const {
    Language language = *this;
    language.m_typeset = true;
    language.m_numbers.unitSpace = "\u00a0";
    if (!language.m_numbers.percentSpace.empty()) language.m_numbers.percentSpace = "\u00a0";
    return language;
}

std::string Language::translate(const std::string& english) const {
    // The empty key is the catalogue's own head.
    if (!m_catalogue || english.empty()) return english;
    const auto& facet = std::use_facet<boost::locale::message_format<char>>(*m_catalogue);
    const char* found = facet.get(facet.domain(domain), nullptr, english.c_str());
    return found == nullptr ? english : std::string(found);
}

std::size_t Language::pluralForm(double number) const {
    return m_plural(number);
}

}  // namespace peerplan
