// SPDX-License-Identifier: MIT
#include "model/quantity.h"

#include <array>

namespace peerplan {
namespace {

struct Civil {
    int year, month, day;
};

// Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", days_from_civil and its inverse:
// eras of 400 years (146,097 days) that begin on 1 March, so that the leap day ends a year.
std::int64_t daysFromCivil(std::int64_t y, int m, int d) {
    y -= m <= 2 ? 1 : 0;
    const std::int64_t era = (y >= 0 ? y : y - 399) / 400;
    const std::int64_t yearOfEra = y - era * 400;
    const std::int64_t dayOfYear = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
    const std::int64_t dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return era * 146097 + dayOfEra - 719468;
}

Civil civilFromDays(std::int64_t z) {
    z += 719468;
    const std::int64_t era = (z >= 0 ? z : z - 146096) / 146097;
    const std::int64_t dayOfEra = z - era * 146097;
    const std::int64_t yearOfEra =
        (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    const std::int64_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const std::int64_t shifted = (5 * dayOfYear + 2) / 153;
    const int day = static_cast<int>(dayOfYear - (153 * shifted + 2) / 5 + 1);
    const int month = static_cast<int>(shifted < 10 ? shifted + 3 : shifted - 9);
    return {static_cast<int>(yearOfEra + era * 400 + (month <= 2 ? 1 : 0)), month, day};
}

std::optional<int> digits(std::string_view text) {
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

void appendPadded(std::string& out, int value, int width) {
    std::string number = std::to_string(value);
    for (int i = static_cast<int>(number.size()); i < width; ++i) out += '0';
    out += number;
}

}  // namespace

std::optional<Date> Date::fromCivil(int year, int month, int day) {
    if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) {
        return std::nullopt;
    }
    const std::int64_t days = daysFromCivil(year, month, day);
    if (civilFromDays(days).day != day) return std::nullopt;
    return Date(days);
}

std::optional<Date> Date::parse(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || !month || !day) return std::nullopt;
    return fromCivil(*year, *month, *day);
}

int Date::year() const {
    return civilFromDays(m_days).year;
}
int Date::month() const {
    return civilFromDays(m_days).month;
}
int Date::day() const {
    return civilFromDays(m_days).day;
}

int Date::weekday() const {
    // 1970-01-01 was a Thursday.
    return static_cast<int>(((m_days + 3) % 7 + 7) % 7);
}

std::string Date::iso() const {
    const Civil civil = civilFromDays(m_days);
    std::string out;
    appendPadded(out, civil.year, 4);
    out += '-';
    appendPadded(out, civil.month, 2);
    out += '-';
    appendPadded(out, civil.day, 2);
    return out;
}

}  // namespace peerplan
