// SPDX-License-Identifier: MIT
#pragma once

/// What every table writer asks of a cell: how it reads, where it stands, which colour it has.

#include <cstdint>
#include <optional>
#include <string>

#include "data/text/language.h"
#include "model/table.h"

namespace peerplan {

/// A cell as people read it, without the unit that stands in the head of its column; empty for an
/// empty cell. Numbers have the column's digits.
std::string writeCell(const Cell& cell, const Column& column, const Language& language);

/// A cell for machines: a number in the fewest digits that read back the same, `true` and `false`,
/// dates as YYYY-MM-DD. Empty for an empty cell and for a number that is not finite.
std::string writeRawCell(const Cell& cell, const Language& language);

/// The unit that a column's head shows: `Mbit/s`, `ms` or nothing.
std::string unitOf(const Column& column);

/// Numbers and dates stand right, words left.
bool standsRight(const Column& column);

/// How good a graded word is: the classes of headroom (rule H7) and the verdicts of findings.
enum class Shade : std::uint8_t { Bad, Watch, Good, Ample, Excess };

/// The shade of a cell of a Grade column; nothing for a word that has none.
std::optional<Shade> shadeOf(const Cell& cell);

}  // namespace peerplan
