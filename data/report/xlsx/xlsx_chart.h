// SPDX-License-Identifier: MIT
#pragma once

/// Charts in a workbook, drawn by whoever opens it.

#include "data/report/xlsx/xlsx_book.h"
#include "model/chart.h"

namespace peerplan {

/// Puts the chart on the sheet's next rows, its words below, and its figures on the list of the
/// figures' sheet. A chart without figures is told in words.
void appendChart(XlsxSheet& sheet, XlsxBook& book, const Chart& chart);

/// Adds the sheet of the figures that charts asked for; nothing where there were none.
void writeFigures(XlsxBook& book);

}  // namespace peerplan
