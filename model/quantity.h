// SPDX-License-Identifier: MIT
#pragma once

/// The quantities of a plan as types: whole numbers in one fixed unit, made and read by name.

#include <cmath>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace peerplan {

/// A bandwidth or a rate, in whole bits per second: what a person writes with up to six decimals
/// of a Mbit/s reads and writes without loss. 1 Mbit/s is 10^6 bits per second.
class Bandwidth {
  public:
    constexpr Bandwidth() = default;
    static constexpr Bandwidth bps(std::int64_t value) { return Bandwidth(value); }
    static Bandwidth kbps(double value) { return Bandwidth(std::llround(value * 1e3)); }
    static Bandwidth mbps(double value) { return Bandwidth(std::llround(value * 1e6)); }
    constexpr std::int64_t asBps() const { return m_bps; }
    constexpr double asKbps() const { return static_cast<double>(m_bps) / 1e3; }
    constexpr double asMbps() const { return static_cast<double>(m_bps) / 1e6; }
    constexpr auto operator<=>(const Bandwidth&) const = default;
    constexpr Bandwidth operator+(Bandwidth other) const { return bps(m_bps + other.m_bps); }

  private:
    constexpr explicit Bandwidth(std::int64_t bps) : m_bps(bps) {}
    std::int64_t m_bps = 0;
};

/// A round-trip time in whole microseconds (rule W1). Never one-way.
class Rtt {
  public:
    constexpr Rtt() = default;
    static constexpr Rtt us(std::int64_t value) { return Rtt(value); }
    static Rtt ms(double value) { return Rtt(std::llround(value * 1e3)); }
    constexpr std::int64_t asUs() const { return m_us; }
    constexpr double asMs() const { return static_cast<double>(m_us) / 1e3; }
    constexpr auto operator<=>(const Rtt&) const = default;
    constexpr Rtt operator+(Rtt other) const { return us(m_us + other.m_us); }

  private:
    constexpr explicit Rtt(std::int64_t us) : m_us(us) {}
    std::int64_t m_us = 0;
};

/// A span of time on a clock (timers, repair times), in whole milliseconds.
class Duration {
  public:
    constexpr Duration() = default;
    static constexpr Duration ms(std::int64_t value) { return Duration(value); }
    static Duration seconds(double value) { return Duration(std::llround(value * 1e3)); }
    static Duration minutes(double value) { return Duration(std::llround(value * 60e3)); }
    constexpr std::int64_t asMs() const { return m_ms; }
    constexpr double asSeconds() const { return static_cast<double>(m_ms) / 1e3; }
    constexpr double asMinutes() const { return static_cast<double>(m_ms) / 60e3; }
    constexpr double asHours() const { return static_cast<double>(m_ms) / 3600e3; }
    constexpr auto operator<=>(const Duration&) const = default;

  private:
    constexpr explicit Duration(std::int64_t ms) : m_ms(ms) {}
    std::int64_t m_ms = 0;
};

/// A number of people.
class Headcount {
  public:
    constexpr Headcount() = default;
    static constexpr Headcount of(std::int64_t value) { return Headcount(value); }
    constexpr std::int64_t value() const { return m_value; }
    constexpr auto operator<=>(const Headcount&) const = default;
    constexpr Headcount operator+(Headcount other) const { return of(m_value + other.m_value); }

  private:
    constexpr explicit Headcount(std::int64_t value) : m_value(value) {}
    std::int64_t m_value = 0;
};

/// An amount of money in hundredths of the plan's currency.
class Money {
  public:
    constexpr Money() = default;
    static constexpr Money hundredths(std::int64_t value) { return Money(value); }
    constexpr std::int64_t asHundredths() const { return m_hundredths; }
    constexpr auto operator<=>(const Money&) const = default;

  private:
    constexpr explicit Money(std::int64_t hundredths) : m_hundredths(hundredths) {}
    std::int64_t m_hundredths = 0;
};

/// A day of the proleptic Gregorian calendar, without a time zone: days since 1970-01-01.
class Date {
  public:
    constexpr Date() = default;
    static constexpr Date fromDays(std::int64_t daysSinceEpoch) { return Date(daysSinceEpoch); }
    /// The day of a year, month (1 to 12) and day (1 to 31); nothing if there is no such day.
    static std::optional<Date> fromCivil(int year, int month, int day);
    /// Reads `YYYY-MM-DD`; nothing if the text is not exactly that or no such day exists.
    static std::optional<Date> parse(std::string_view text);
    constexpr std::int64_t days() const { return m_days; }
    int year() const;
    int month() const;
    int day() const;
    /// 0 for Monday to 6 for Sunday.
    int weekday() const;
    /// `YYYY-MM-DD`.
    std::string iso() const;
    constexpr auto operator<=>(const Date&) const = default;

  private:
    constexpr explicit Date(std::int64_t days) : m_days(days) {}
    std::int64_t m_days = 0;
};

}  // namespace peerplan
