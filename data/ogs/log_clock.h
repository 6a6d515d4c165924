// SPDX-License-Identifier: MIT
#pragma once

/// Dates and times as clients' logs and lists of packets print them.

#include <cstdint>
#include <optional>
#include <string_view>

#include "model/enumeration.h"

namespace peerplan {

enum class DateOrder : std::uint8_t { Automatic, MonthFirst, DayFirst };
PEERPLAN_WORDS(DateOrder, "auto", "mdy", "dmy")

/// What a date's numbers say about their own order.
enum class DateSpeaks : std::uint8_t { ForNothing, ForMonthFirst, ForDayFirst, ForYearFirst };

/// Whether the text is a date of three numbers between `/`, `-` or `.`, and which order it allows;
/// nothing if it is none.
std::optional<DateSpeaks> dateSpeaks(std::string_view text);

/// `10/04/2013`, `04.10.2013`, `2013-10-04`: days since 1970-01-01, or nothing if there is no such
/// day. `Automatic` takes points for day first and all else for month first.
std::optional<std::int64_t> daysOf(std::string_view date, DateOrder order);

/// `14:21:27`, `2:21:27 PM`, with a fraction of a second or not: microseconds since midnight, or
/// nothing if it is no time.
std::optional<std::int64_t> timeOfDayUs(std::string_view time);

/// The days of a month's English abbreviation and a day; nothing if there is no such day.
std::optional<std::int64_t> daysOfMonthName(std::string_view month, std::string_view day, int year);

}  // namespace peerplan
