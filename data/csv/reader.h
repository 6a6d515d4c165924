// SPDX-License-Identifier: MIT
#pragma once

/// Reads the text of a CSV file into rows of fields that know their line and column.

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "model/text.h"

namespace peerplan {

/// One field without its quotes, and where it begins: line and column from 1, the column counted
/// in characters (UTF-8 code points), not bytes.
struct CsvField {
    std::string text;
    std::int64_t line = 0;
    std::int64_t column = 0;
};

/// One record. A quoted field may hold line breaks, so the next record need not be one line below.
struct CsvRow {
    std::int64_t line = 0;
    std::vector<CsvField> fields;
};

/// Where and why reading ended early; `message` is empty if it did not.
struct CsvFault {
    std::int64_t line = 0;
    std::int64_t column = 0;
    Text message;
};

struct CsvText {
    std::vector<CsvRow> rows;
    CsvFault fault;
};

/// The delimiter that the first record speaks for: `,`, `;`, tab or `|`, whichever occurs most
/// outside quotes, in that order where two occur equally often; `,` if none occurs.
char csvDelimiterOf(std::string_view bytes);

/// Calls `onRow` for every record that is not a blank line, in order, until it returns false.
/// A UTF-8 byte order mark is skipped; LF, CRLF and CR end a record; spaces around an unquoted
/// field are dropped (RFC 4180 as libcsv's strict mode reads it). A quote that is out of place or
/// never closed is returned as a fault, the rows before it having been delivered: what follows a
/// broken quote cannot be trusted. Linear in the number of bytes.
CsvFault forEachCsvRow(std::string_view bytes, char delimiter,
                       const std::function<bool(CsvRow&)>& onRow);

/// All rows at once.
CsvText readCsv(std::string_view bytes, char delimiter = ',');

}  // namespace peerplan
