// SPDX-License-Identifier: MIT
#include "data/text/number.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <string_view>

#include "data/text/render.h"

namespace peerplan {
namespace {

constexpr int mostDigits = 9;

// Digits as to_chars gives them: a point, no groups, never "-0".
std::string plainDigits(double value, int digits) {
    // The largest double has 309 digits before the point.
    std::array<char, 340> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                   std::chars_format::fixed, std::clamp(digits, 0, mostDigits));
    std::string text(buffer.data(), end.ptr);
    if (text.find_first_not_of("-0.") == std::string::npos && text[0] == '-') text.erase(0, 1);
    return text;
}

void dropClosingZeros(std::string& text) {
    if (text.find('.') == std::string::npos) return;
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
}

std::string inHabit(std::string_view plain, const NumberHabits& habits) {
    std::string out;
    if (plain.front() == '-') {
        out += "\u2212";
        plain.remove_prefix(1);
    }
    const std::size_t whole = std::min(plain.find('.'), plain.size());
    for (std::size_t i = 0; i < whole; ++i) {
        if (i > 0 && (whole - i) % 3 == 0) out += habits.groupSeparator;
        out += plain[i];
    }
    if (whole < plain.size()) {
        out += habits.decimalPoint;
        out += plain.substr(whole + 1);
    }
    return out;
}

std::string notFinite(double value) {
    if (std::isnan(value)) return "\u2013";
    return value < 0 ? "\u2212\u221e" : "\u221e";
}

// At least `digits`, and as many more as keep a share that is not whole from reading 100 %.
std::string percentDigits(double value, int digits) {
    const double percent = value * 100;
    std::string text = plainDigits(percent, digits);
    // Less than that below is what floating point left over.
    const double whole = 100 - 1e-9;
    for (int more = digits + 1; more <= 6 && std::abs(percent) < whole; ++more) {
        std::string magnitude = text.substr(text.front() == '-' ? 1 : 0);
        dropClosingZeros(magnitude);
        if (magnitude != "100") break;
        text = plainDigits(percent, more);
    }
    return text;
}

std::string withUnit(std::string number, std::string_view unit, const Language& language) {
    number += language.numbers().unitSpace;
    number += unit;
    return number;
}

}  // namespace

std::string writeNumber(double value, int digits, const Language& language) {
    if (!std::isfinite(value)) return notFinite(value);
    return inHabit(plainDigits(value, digits), language.numbers());
}

std::string writeShortNumber(double value, int digits, const Language& language) {
    if (!std::isfinite(value)) return notFinite(value);
    std::string plain = plainDigits(value, digits);
    dropClosingZeros(plain);
    return inHabit(plain, language.numbers());
}

std::string writeBandwidth(Bandwidth value, const Language& language) {
    const auto bps = static_cast<double>(value.asBps());
    const double magnitude = std::abs(bps);
    // The steps stand where two digits of the smaller unit would round up to 1,000 of it.
    if (magnitude >= 999.995e6) {
        return withUnit(writeShortNumber(bps / 1e9, 2, language), "Gbit/s", language);
    }
    if (magnitude >= 999.995e3 || bps == 0) {
        return withUnit(writeShortNumber(bps / 1e6, 2, language), "Mbit/s", language);
    }
    if (magnitude >= 1e3) {
        return withUnit(writeShortNumber(bps / 1e3, 2, language), "kbit/s", language);
    }
    return withUnit(writeShortNumber(bps, 0, language), "bit/s", language);
}

std::string writeRtt(Rtt value, const Language& language) {
    const double ms = value.asMs();
    return withUnit(writeShortNumber(ms, std::abs(ms) < 1 ? 2 : 1, language), "ms", language);
}

std::string writeDuration(Duration value, const Language& language) {
    const std::int64_t ms = value.asMs();
    if (ms < 0) {
        std::string text = "\u2212";
        text += writeDuration(Duration::ms(-ms), language);
        return text;
    }
    const auto whole = [&language](std::int64_t number, const char* unit) {
        return withUnit(writeNumber(static_cast<double>(number), 0, language), unit, language);
    };
    if (ms < 1000) return whole(ms, "ms");
    if (ms < 60'000)
        return withUnit(writeShortNumber(value.asSeconds(), 3, language), "s", language);
    struct Step {
        std::int64_t ms;
        const char* unit;
    };
    constexpr std::array<Step, 4> steps{
        {{86'400'000, "d"}, {3'600'000, "h"}, {60'000, "min"}, {1'000, "s"}}};
    std::size_t largest = 0;
    while (ms < steps[largest].ms) ++largest;
    // Rounded to the second unit written; that may carry into the first.
    const std::int64_t unit = steps[largest + 1].ms;
    const std::int64_t rounded = (ms + unit / 2) / unit * unit;
    if (largest > 0 && rounded >= steps[largest - 1].ms) --largest;
    std::string text = whole(rounded / steps[largest].ms, steps[largest].unit);
    const Step& second = steps[largest + 1];
    const std::int64_t rest = rounded % steps[largest].ms / second.ms;
    if (rest > 0) {
        text += ' ';
        text += whole(rest, second.unit);
    }
    return text;
}

std::string writeRatio(double value, int digits, const Language& language) {
    if (!std::isfinite(value)) return notFinite(value);
    std::string text = inHabit(percentDigits(value, digits), language.numbers());
    text += language.numbers().percentSpace;
    text += '%';
    return text;
}

std::string writeShortRatio(double value, const Language& language) {
    if (!std::isfinite(value)) return notFinite(value);
    std::string plain = percentDigits(value, 1);
    dropClosingZeros(plain);
    std::string text = inHabit(plain, language.numbers());
    text += language.numbers().percentSpace;
    text += '%';
    return text;
}

std::string writeDate(Date value, const Language& language) {
    constexpr std::array<const char*, 12> months{tr("January"), tr("February"), tr("March"),
                                                 tr("April"),   tr("May"),      tr("June"),
                                                 tr("July"),    tr("August"),   tr("September"),
                                                 tr("October"), tr("November"), tr("December")};
    const auto month = static_cast<std::size_t>(value.month() - 1);
    return render(Text(tr("{day} {month} {year}"), {{"day", std::to_string(value.day())},
                                                    {"month", language.translate(months[month])},
                                                    {"year", std::to_string(value.year())}}),
                  language);
}

}  // namespace peerplan
