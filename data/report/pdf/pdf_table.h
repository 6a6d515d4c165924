// SPDX-License-Identifier: MIT
#pragma once

/// A table on paper.

#include "data/report/pdf/pdf_pages.h"
#include "data/text/language.h"
#include "model/table.h"

namespace peerplan {

/// Rows of a table that are printed; a note says where the rest is.
inline constexpr std::size_t printedRows = 200;

/// Caption, head, rows and notes. The head comes again on every page that the table goes on to; a
/// row is cut only where no page would hold it.
void layTable(Pages& pages, const Table& table, const Language& language);

}  // namespace peerplan
