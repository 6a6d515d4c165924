// SPDX-License-Identifier: MIT
#pragma once

/// Tables in a workbook.

#include <cstdint>

#include "data/report/xlsx/xlsx_book.h"
#include "model/table.h"

namespace peerplan {

/// Writes the table from the sheet's next row on: title, head with units and filters, rows as
/// numbers, dates and text, notes. Graded columns are coloured by their words. Returns the row of
/// the head, from 0. Rows past the end of a sheet are left out, and a note says so.
std::uint32_t appendTable(XlsxSheet& sheet, XlsxBook& book, const Table& table);

}  // namespace peerplan
