// SPDX-License-Identifier: MIT
#pragma once

/// A workbook while it is written, and a sheet that is filled from the top down.

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "data/report/xlsx/xlsx_formats.h"
#include "data/report/xlsx/xlsx_words.h"
#include "data/text/language.h"
#include "model/report.h"
#include "model/table.h"

struct lxw_workbook;
struct lxw_worksheet;

namespace peerplan {

/// Words that take more than one line of their cell.
struct XlsxWrapping {
    std::uint32_t row = 0;
    std::size_t column = 0;
    std::string words;
};

/// A row of a sheet, how wide its columns must be, and what makes its rows high.
struct XlsxSheet {
    lxw_worksheet* sheet = nullptr;
    std::string name;
    /// The next free row.
    std::uint32_t row = 0;
    /// Columns of characters that each column of the sheet takes.
    std::vector<std::size_t> widths;
    std::vector<XlsxWrapping> wrappings;
};

/// What everything that writes into a workbook shares.
struct XlsxBook {
    XlsxBook(lxw_workbook& workbook, const Language& words)
        : book(workbook), language(words), formats(workbook) {}

    lxw_workbook& book;
    const Language& language;
    XlsxFormats formats;
    SheetNames names;
    /// The sheet of the charts' figures: it is made last, but charts name it before.
    std::string figuresName;
    std::uint32_t figuresRow = 0;
    std::vector<Table> figures;
};

/// Adds a sheet, set up to print on A4 across, as wide as the page. Its name is the title's.
XlsxSheet addSheet(XlsxBook& book, const std::string& title);

/// The same under a name that `SheetNames` gave.
XlsxSheet newSheet(XlsxBook& book, std::string name);

/// Writes text over the next rows, broken into lines that a screen shows; nothing for an empty
/// text.
void appendLines(XlsxSheet& sheet, const std::string& text, lxw_format* format,
                 std::uint16_t column = 0);

/// How high a row of so many lines is, in points; Excel's limit at most.
double rowHeight(std::size_t lines);

/// Sets the widths of the columns, and the heights of rows that wrap, as not every program works
/// them out: after everything is written.
void closeSheet(const XlsxSheet& sheet);

}  // namespace peerplan
