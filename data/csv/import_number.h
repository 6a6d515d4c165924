// SPDX-License-Identifier: MIT
#pragma once

/// Numbers as tables write them: decimal points or commas, units behind them.

#include <optional>
#include <string_view>

#include "model/fields/field.h"
#include "model/quantity.h"
#include "model/text.h"

namespace peerplan {

/// A unit that a header or a cell may name.
struct ImportUnit {
    enum class Of : std::uint8_t { Rate, Time };
    std::string_view word;
    Of of;
    /// Bits per second, or seconds.
    double size;
};

/// The unit of a word in lower case (`mbps`, `gbit/s`, `ms`), or nothing.
const ImportUnit* importUnit(std::string_view word);

/// What a unit of that kind is in a field's raw units; nothing if the field counts something else.
std::optional<double> rawPerUnit(const Field& field, const ImportUnit& unit);

struct ImportNumber {
    double value = 0;
    /// Unit behind the number in the same cell.
    const ImportUnit* unit = nullptr;
};

/// Reads a cell's number, with a decimal comma where the file has those. On failure nothing, and
/// `expected` says what would be right: thousands separators are refused, for 1,500 may be either.
std::optional<ImportNumber> importNumber(std::string_view cell, bool decimalComma, Text& expected);

/// Whether a cell is a number with a decimal comma.
bool hasDecimalComma(std::string_view cell);

/// An instant as minutes since 1970-01-01T00:00Z.
struct ImportInstant {
    std::int64_t minutes = 0;
    /// Whether it said its offset from UTC (`Z`, `+01:00`).
    bool stated = false;
};

/// Reads `YYYY-MM-DDThh:mm` with a space or a T, whole minutes (seconds may stand as :00), and an
/// offset or none.
std::optional<ImportInstant> importInstant(std::string_view cell);

/// `YYYY-MM-DDThh:mmZ`.
std::string instantText(std::int64_t minutes);

}  // namespace peerplan
