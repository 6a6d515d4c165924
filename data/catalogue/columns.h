// SPDX-License-Identifier: MIT
#pragma once

/// Columns of the catalogue's CSV files: one description per column both reads a cell into a row
/// and writes it back for a table.

#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>
#include <vector>

#include "model/catalogue/provenance.h"
#include "model/enumeration.h"
#include "model/quantity.h"
#include "model/ref.h"
#include "model/text.h"

namespace peerplan::catalogue {

enum class CsvKind : std::uint8_t { Word, Number, Flag, List };

/// One column of the file of a list whose rows are of type Row.
template <class Row>
struct CsvColumn {
    std::string_view name;
    CsvKind kind = CsvKind::Word;
    std::string_view unit;  ///< for tables; empty where there is none
    bool key = false;       ///< part of what makes a row the same row
    bool required = false;  ///< may not be empty
    double least = -std::numeric_limits<double>::infinity();
    double most = std::numeric_limits<double>::infinity();
    bool (*read)(std::string_view cell, Row& row) = nullptr;
    std::string (*write)(const Row& row) = nullptr;
    double (*number)(const Row& row) = nullptr;  ///< for the range; NaN where the cell is empty

    constexpr CsvColumn asKey() const {
        CsvColumn copy = *this;
        copy.key = copy.required = true;
        return copy;
    }
    constexpr CsvColumn must() const {
        CsvColumn copy = *this;
        copy.required = true;
        return copy;
    }
    constexpr CsvColumn within(double lowest, double highest) const {
        CsvColumn copy = *this;
        copy.least = lowest;
        copy.most = highest;
        return copy;
    }
    constexpr CsvColumn in(std::string_view unitName) const {
        CsvColumn copy = *this;
        copy.unit = unitName;
        return copy;
    }
};

/// Shortest form without an exponent that reads back as the same number.
inline std::string decimalOf(double value) {
    std::array<char, 400> buffer{};
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed)
            .ptr;
    return {buffer.data(), end};
}

// How a cell is read and written, by the type of the member it fills. False: not of that type.

inline bool readCell(std::string_view cell, std::string& value) {
    value = cell;
    return true;
}
template <class Number>
bool readNumber(std::string_view cell, Number& value) {
    if (cell.empty()) {
        value = Number{};
        return true;
    }
    const char* end = cell.data() + cell.size();
    const auto result = std::from_chars(cell.data(), end, value);
    if (result.ec != std::errc{} || result.ptr != end) return false;
    if constexpr (std::numeric_limits<Number>::has_infinity) {
        return std::isfinite(value);
    } else {
        return true;
    }
}
inline bool readCell(std::string_view cell, double& value) {
    return readNumber(cell, value);
}
inline bool readCell(std::string_view cell, int& value) {
    return readNumber(cell, value);
}
inline bool readCell(std::string_view cell, std::int64_t& value) {
    return readNumber(cell, value);
}
inline bool readCell(std::string_view cell, bool& value) {
    value = cell == "yes";
    return cell == "yes" || cell == "no" || cell.empty();
}
inline bool readCell(std::string_view cell, Bandwidth& value) {
    double kbps = 0;
    if (!readNumber(cell, kbps)) return false;
    value = Bandwidth::kbps(kbps);
    return true;
}
inline bool readCell(std::string_view cell, std::vector<std::string>& value) {
    value.clear();
    while (!cell.empty()) {
        const std::size_t end = cell.find(';');
        value.emplace_back(cell.substr(0, end));
        if (end == std::string_view::npos) break;
        cell.remove_prefix(end + 1);
    }
    return true;
}
template <class Target>
bool readCell(std::string_view cell, Ref<Target>& value) {
    value.id = cell;
    return true;
}
template <class Target>
bool readCell(std::string_view cell, std::vector<Ref<Target>>& value) {
    std::vector<std::string> ids;
    readCell(cell, ids);
    value.assign(ids.begin(), ids.end());
    return true;
}
template <class Enum, std::enable_if_t<std::is_enum_v<Enum>, int> = 0>
bool readCell(std::string_view cell, Enum& value) {
    const auto known = fromWord<Enum>(cell);
    if (known) value = *known;
    return known.has_value();
}
template <class Value>
bool readCell(std::string_view cell, std::optional<Value>& value) {
    value.reset();
    if (cell.empty()) return true;
    return readCell(cell, value.emplace());
}

inline std::string writeCell(const std::string& value) {
    return value;
}
inline std::string writeCell(double value) {
    return decimalOf(value);
}
inline std::string writeCell(int value) {
    return std::to_string(value);
}
inline std::string writeCell(std::int64_t value) {
    return std::to_string(value);
}
inline std::string writeCell(bool value) {
    return value ? "yes" : "no";
}
inline std::string writeCell(Bandwidth value) {
    return decimalOf(value.asKbps());
}
inline std::string writeCell(const std::vector<std::string>& value) {
    std::string joined;
    for (const std::string& item : value) {
        if (!joined.empty()) joined += ';';
        joined += item;
    }
    return joined;
}
template <class Target>
std::string writeCell(const Ref<Target>& value) {
    return value.id;
}
template <class Target>
std::string writeCell(const std::vector<Ref<Target>>& value) {
    std::vector<std::string> ids;
    for (const auto& ref : value) ids.push_back(ref.id);
    return writeCell(ids);
}
template <class Enum, std::enable_if_t<std::is_enum_v<Enum>, int> = 0>
std::string writeCell(Enum value) {
    return std::string(word(value));
}
template <class Value>
std::string writeCell(const std::optional<Value>& value) {
    return value ? writeCell(*value) : std::string();
}

inline constexpr double noNumber = std::numeric_limits<double>::quiet_NaN();

template <class Value>
double numberOf(const Value&) {
    return noNumber;
}
inline double numberOf(const double& value) {
    return value;
}
inline double numberOf(const int& value) {
    return value;
}
inline double numberOf(const std::int64_t& value) {
    return static_cast<double>(value);
}
inline double numberOf(const Bandwidth& value) {
    return value.asKbps();
}
template <class Value>
double numberOf(const std::optional<Value>& value) {
    return value ? numberOf(*value) : noNumber;
}

template <class Value>
inline constexpr CsvKind kindOf = CsvKind::Word;
template <>
inline constexpr CsvKind kindOf<double> = CsvKind::Number;
template <>
inline constexpr CsvKind kindOf<int> = CsvKind::Number;
template <>
inline constexpr CsvKind kindOf<std::int64_t> = CsvKind::Number;
template <>
inline constexpr CsvKind kindOf<Bandwidth> = CsvKind::Number;
template <>
inline constexpr CsvKind kindOf<bool> = CsvKind::Flag;
template <>
inline constexpr CsvKind kindOf<std::vector<std::string>> = CsvKind::List;
template <class Target>
inline constexpr CsvKind kindOf<std::vector<Ref<Target>>> = CsvKind::List;
template <class Value>
inline constexpr CsvKind kindOf<std::optional<Value>> = kindOf<Value>;

/// The member of a row that a path of member pointers leads to.
template <class Row, auto... Path>
struct Access {
    template <class AnyRow>
    static auto& member(AnyRow& row) {
        return (row.*....*Path);
    }
    static bool read(std::string_view cell, Row& row) { return readCell(cell, member(row)); }
    static std::string write(const Row& row) { return writeCell(member(row)); }
    static double number(const Row& row) { return numberOf(member(row)); }
    using Value = std::remove_cvref_t<decltype(member(std::declval<Row&>()))>;
};

/// The column of the member that the path leads to: `column<Row, &Row::a, &A::b>("name")`.
template <class Row, auto... Path>
constexpr CsvColumn<Row> column(std::string_view name) {
    using Here = Access<Row, Path...>;
    CsvColumn<Row> made;
    made.name = name;
    made.kind = kindOf<typename Here::Value>;
    made.read = Here::read;
    made.write = Here::write;
    made.number = Here::number;
    return made;
}

}  // namespace peerplan::catalogue
