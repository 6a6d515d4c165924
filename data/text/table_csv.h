// SPDX-License-Identifier: MIT
#pragma once

/// Tables as CSV.

#include <string>
#include <string_view>

#include "data/text/language.h"
#include "model/table.h"

namespace peerplan {

/// The table as CSV (RFC 4180: UTF-8, comma, CRLF), the columns' keys in the head, values for
/// machines (writeRawCell). Words that a spreadsheet would take for a formula get an apostrophe in
/// front; numbers, which are ours, do not.
std::string writeTableCsv(const Table& table, const Language& language);

/// One word as a field of CSV: guarded and quoted where it must be.
std::string csvField(std::string_view word);

}  // namespace peerplan
