// SPDX-License-Identifier: MIT
#include "data/csv/import_number.h"

#include <charconv>
#include <cmath>
#include <string>

namespace peerplan {
namespace {

constexpr ImportUnit known[] = {
    {"bps", ImportUnit::Of::Rate, 1},     {"bit/s", ImportUnit::Of::Rate, 1},
    {"kbps", ImportUnit::Of::Rate, 1e3},  {"kbit/s", ImportUnit::Of::Rate, 1e3},
    {"mbps", ImportUnit::Of::Rate, 1e6},  {"mbit/s", ImportUnit::Of::Rate, 1e6},
    {"gbps", ImportUnit::Of::Rate, 1e9},  {"gbit/s", ImportUnit::Of::Rate, 1e9},
    {"us", ImportUnit::Of::Time, 1e-6},   {"ms", ImportUnit::Of::Time, 1e-3},
    {"msec", ImportUnit::Of::Time, 1e-3}, {"s", ImportUnit::Of::Time, 1},
    {"sec", ImportUnit::Of::Time, 1},     {"seconds", ImportUnit::Of::Time, 1},
    {"min", ImportUnit::Of::Time, 60},    {"minutes", ImportUnit::Of::Time, 60},
    {"h", ImportUnit::Of::Time, 3600},    {"hours", ImportUnit::Of::Time, 3600},
};

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

std::string lowered(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

/// Digits, points, commas and what people group digits with.
std::size_t numberLength(std::string_view cell) {
    constexpr std::string_view narrowSpaces[] = {"\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89"};
    std::size_t at = !cell.empty() && (cell[0] == '-' || cell[0] == '+') ? 1 : 0;
    while (at < cell.size()) {
        if (isDigit(cell[at]) || cell[at] == '.' || cell[at] == ',' || cell[at] == '\'') {
            ++at;
            continue;
        }
        std::size_t gap = cell[at] == ' ' ? 1 : 0;
        for (const std::string_view space : narrowSpaces) {
            if (cell.substr(at).starts_with(space)) gap = space.size();
        }
        if (gap == 0 || at + gap >= cell.size() || !isDigit(cell[at + gap])) break;
        at += gap;
    }
    return at;
}

/// Reads exactly `digits` digits at `at`.
std::optional<int> digitsAt(std::string_view text, std::size_t at, std::size_t digits) {
    if (text.size() < at + digits) return std::nullopt;
    int value = 0;
    for (std::size_t i = at; i < at + digits; ++i) {
        if (!isDigit(text[i])) return std::nullopt;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

}  // namespace

const ImportUnit* importUnit(std::string_view word) {
    for (const ImportUnit& unit : known) {
        if (unit.word == word) return &unit;
    }
    return nullptr;
}

std::optional<double> rawPerUnit(const Field& field, const ImportUnit& unit) {
    if (field.kind != FieldKind::Quantity) return std::nullopt;
    const bool rate =
        field.unit.symbol == units::mbps.symbol || field.unit.symbol == units::kbps.symbol;
    if (rate) return unit.of == ImportUnit::Of::Rate ? std::optional(unit.size) : std::nullopt;
    if (field.unit.symbol.empty() || unit.of != ImportUnit::Of::Time) return std::nullopt;
    // Round-trip times are kept in microseconds, other times in milliseconds.
    const bool micro =
        field.unit.symbol == units::rttMs.symbol && field.unit.raw == units::rttMs.raw;
    return unit.size * (micro ? 1e6 : 1e3);
}

bool hasDecimalComma(std::string_view cell) {
    cell = trimmed(cell);
    std::size_t at = !cell.empty() && (cell[0] == '-' || cell[0] == '+') ? 1 : 0;
    const std::size_t first = at;
    while (at < cell.size() && isDigit(cell[at])) ++at;
    if (at == first || at + 1 >= cell.size() || cell[at] != ',' || !isDigit(cell[at + 1])) {
        return false;
    }
    ++at;
    while (at < cell.size() && isDigit(cell[at])) ++at;
    // Nothing more, or a unit.
    return at == cell.size() || importUnit(lowered(trimmed(cell.substr(at)))) != nullptr;
}

std::optional<ImportNumber> importNumber(std::string_view cell, bool decimalComma, Text& expected) {
    expected = decimalComma ? Text(tr("a number with a decimal comma and no other separator"))
                            : Text(tr("a number with a decimal point and no other separator"));
    cell = trimmed(cell);
    const std::size_t length = numberLength(cell);
    ImportNumber number;
    const std::string_view rest = trimmed(cell.substr(length));
    if (!rest.empty()) {
        number.unit = importUnit(lowered(rest));
        if (number.unit == nullptr) return std::nullopt;
    }
    std::string digits(cell.substr(0, length));
    if (!digits.empty() && digits[0] == '+') digits.erase(0, 1);
    if (decimalComma) {
        if (digits.find('.') != std::string::npos) return std::nullopt;
        const std::size_t comma = digits.find(',');
        if (comma != std::string::npos) digits[comma] = '.';
    }
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(),
                                              number.value, std::chars_format::fixed);
    if (error != std::errc() || end != digits.data() + digits.size() ||
        !std::isfinite(number.value)) {
        return std::nullopt;
    }
    return number;
}

std::optional<ImportInstant> importInstant(std::string_view cell) {
    cell = trimmed(cell);
    if (cell.size() < 16 || (cell[10] != 'T' && cell[10] != ' ') || cell[13] != ':') {
        return std::nullopt;
    }
    const auto day = Date::parse(cell.substr(0, 10));
    const auto hour = digitsAt(cell, 11, 2);
    const auto minute = digitsAt(cell, 14, 2);
    if (!day || !hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
    std::string_view rest = cell.substr(16);
    if (rest.starts_with(":00")) rest.remove_prefix(3);
    if (rest.starts_with(".0")) {
        rest.remove_prefix(1);
        while (!rest.empty() && rest[0] == '0') rest.remove_prefix(1);
    }
    ImportInstant instant{day->days() * 1440 + *hour * 60 + *minute, false};
    rest = trimmed(rest);
    if (rest.empty()) return instant;
    instant.stated = true;
    if (rest == "Z" || rest == "z" || rest == "UTC") return instant;
    if (rest.size() != 6 || (rest[0] != '+' && rest[0] != '-') || rest[3] != ':') {
        return std::nullopt;
    }
    const auto hours = digitsAt(rest, 1, 2);
    const auto minutes = digitsAt(rest, 4, 2);
    if (!hours || !minutes || *hours > 14 || *minutes > 59) return std::nullopt;
    const int offset = *hours * 60 + *minutes;
    instant.minutes += rest[0] == '+' ? -offset : offset;
    return instant;
}

std::string instantText(std::int64_t minutes) {
    std::int64_t days = minutes / 1440;
    if (minutes % 1440 < 0) --days;
    const std::int64_t ofDay = minutes - days * 1440;
    std::string out = Date::fromDays(days).iso();
    const auto append = [&out](char before, std::int64_t value) {
        out += before;
        if (value < 10) out += '0';
        out += std::to_string(value);
    };
    append('T', ofDay / 60);
    append(':', ofDay % 60);
    out += 'Z';
    return out;
}

}  // namespace peerplan
