// SPDX-License-Identifier: MIT
#include "data/ogs/log_clock.h"

#include <array>
#include <string>

#include "data/ogs/text_lines.h"
#include "model/quantity.h"

namespace peerplan {
namespace {

struct Numbers {
    std::array<std::int64_t, 3> values{};
    std::array<std::size_t, 3> digits{};
    char separator = 0;
};

std::optional<Numbers> numbersOf(std::string_view date) {
    Numbers out;
    for (std::size_t i = 0; i < 3; ++i) {
        const std::size_t end = i < 2 ? date.find_first_of("/-.") : date.size();
        if (end == std::string_view::npos || end == 0 || end > 4) return std::nullopt;
        const auto value = wholeNumberOf(date.substr(0, end));
        if (!value) return std::nullopt;
        out.values[i] = *value;
        out.digits[i] = end;
        if (i < 2) {
            if (i == 1 && date[end] != out.separator) return std::nullopt;
            out.separator = date[end];
            date.remove_prefix(end + 1);
        }
    }
    const bool yearFirst = out.digits[0] == 4;
    if (yearFirst == (out.digits[2] == 4) || out.digits[1] > 2) return std::nullopt;
    return out;
}

std::optional<std::int64_t> days(std::int64_t year, std::int64_t month, std::int64_t day) {
    const auto date =
        Date::fromCivil(static_cast<int>(year), static_cast<int>(month), static_cast<int>(day));
    if (!date) return std::nullopt;
    return date->days();
}

}  // namespace

std::optional<DateSpeaks> dateSpeaks(std::string_view text) {
    const auto numbers = numbersOf(trimmed(text));
    if (!numbers) return std::nullopt;
    if (numbers->digits[0] == 4) return DateSpeaks::ForYearFirst;
    if (numbers->values[0] > 12 || numbers->separator == '.') return DateSpeaks::ForDayFirst;
    if (numbers->values[1] > 12) return DateSpeaks::ForMonthFirst;
    return DateSpeaks::ForNothing;
}

std::optional<std::int64_t> daysOf(std::string_view date, DateOrder order) {
    const auto numbers = numbersOf(trimmed(date));
    if (!numbers) return std::nullopt;
    const auto& [first, second, third] = numbers->values;
    if (numbers->digits[0] == 4) return days(first, second, third);
    const bool dayFirst = order == DateOrder::DayFirst ||
                          (order == DateOrder::Automatic && numbers->separator == '.');
    return dayFirst ? days(third, second, first) : days(third, first, second);
}

std::optional<std::int64_t> timeOfDayUs(std::string_view time) {
    std::string_view rest = trimmed(time);
    const std::string_view clock = takeWord(rest);
    const std::string half = lowerCase(trimmed(rest));
    if (!half.empty() && half != "am" && half != "pm") return std::nullopt;

    std::string_view seconds = clock;
    std::array<std::int64_t, 2> hoursMinutes{};
    for (std::int64_t& value : hoursMinutes) {
        const std::size_t colon = seconds.find(':');
        if (colon == 0 || colon > 2) return std::nullopt;
        const auto number = wholeNumberOf(seconds.substr(0, colon));
        if (!number) return std::nullopt;
        value = *number;
        seconds.remove_prefix(colon + 1);
    }
    const std::size_t point = seconds.find_first_of(".,");
    const std::string_view whole = seconds.substr(0, point);
    const auto second = wholeNumberOf(whole);
    if (!second || whole.size() > 2) return std::nullopt;
    std::int64_t fraction = 0;
    if (point != std::string_view::npos) {
        std::string digits(seconds.substr(point + 1, 6));
        if (digits.empty() || !wholeNumberOf(seconds.substr(point + 1, 18))) return std::nullopt;
        digits.resize(6, '0');
        fraction = wholeNumberOf(digits).value_or(0);
    }
    auto [hour, minute] = hoursMinutes;
    if (!half.empty()) {
        if (hour < 1 || hour > 12) return std::nullopt;
        hour = hour % 12 + (half == "pm" ? 12 : 0);
    }
    if (hour > 23 || minute > 59 || *second > 60) return std::nullopt;
    return ((hour * 60 + minute) * 60 + *second) * 1'000'000 + fraction;
}

std::optional<std::int64_t> daysOfMonthName(std::string_view month, std::string_view day,
                                            int year) {
    constexpr std::array<std::string_view, 12> names = {"jan", "feb", "mar", "apr", "may", "jun",
                                                        "jul", "aug", "sep", "oct", "nov", "dec"};
    const std::string lower = lowerCase(month);
    const auto number = wholeNumberOf(day);
    if (!number || day.size() > 2) return std::nullopt;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == lower) return days(year, static_cast<std::int64_t>(i) + 1, *number);
    }
    return std::nullopt;
}

}  // namespace peerplan
