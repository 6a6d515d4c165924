// SPDX-License-Identifier: MIT
#pragma once

/// A table as data: what every answer can become, so that the terminal, CSV, JSON, HTML, a window
/// and the comparison of two answers are each written once.

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "model/text.h"

namespace peerplan {

/// What a column holds: it decides alignment, digits and the unit in the head.
enum class CellKind : std::uint8_t {
    Text,       ///< names and words
    Component,  ///< a component reference
    Integer,
    Year,    ///< a calendar year: never grouped
    Number,  ///< a decimal, with `digits` behind the point
    Ratio,   ///< written as a percentage, with `digits` behind the point
    Mbps,    ///< double in Mbit/s
    Ms,      ///< double in milliseconds
    Boolean,
    Date,
    Grade  ///< a word that formats may colour: see Column::grades
};

/// An empty cell means that there is nothing to say, which is not 0.
using Cell = std::variant<std::monostate, std::string, std::int64_t, double, bool, Date, Text>;

struct Column {
    /// Stable name in JSON and CSV, with the unit in it: `load_mbps`.
    std::string key;
    /// Head for people, without the unit.
    Text title;
    CellKind kind = CellKind::Text;
    int digits = 1;
    /// Columns that name a row; the comparison of two tables matches rows by them.
    bool isKey = false;
};

struct Table {
    /// Stable name in JSON, and of files and sheets.
    std::string id;
    Text title;
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows;
    /// Below the table, such as what a class means or what was assumed.
    std::vector<Text> notes;
};

}  // namespace peerplan
