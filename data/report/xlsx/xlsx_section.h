// SPDX-License-Identifier: MIT
#pragma once

/// A section of a report as sheets of a workbook.

#include "data/report/xlsx/xlsx_book.h"
#include "model/report.h"

namespace peerplan {

/// Adds the sheet of a section, and behind it one for each of its long tables. `begin` says whether
/// it is the report's first, which carries the report's title.
void appendSection(XlsxBook& book, const Report& report, const Section& section, bool begin);

}  // namespace peerplan
