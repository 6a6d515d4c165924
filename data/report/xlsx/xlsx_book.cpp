// SPDX-License-Identifier: MIT
#include "data/report/xlsx/xlsx_book.h"

#include <algorithm>
#include <map>
#include <utility>

#include <xlsxwriter.h>

#include "data/text/display_width.h"

namespace peerplan {
namespace {

constexpr std::size_t lineWidth = 110;
constexpr std::size_t leastColumn = 10;
constexpr std::uint8_t a4 = 9;
constexpr double lineHeight = 15;
// Of a row, in points (Excel).
constexpr double mostHeight = 409;

}  // namespace

XlsxSheet addSheet(XlsxBook& book, const std::string& title) {
    return newSheet(book, book.names.next(title));
}

XlsxSheet newSheet(XlsxBook& book, std::string name) {
    XlsxSheet sheet;
    sheet.name = std::move(name);
    sheet.sheet = workbook_add_worksheet(&book.book, sheet.name.c_str());
    worksheet_set_landscape(sheet.sheet);
    worksheet_set_paper(sheet.sheet, a4);
    worksheet_fit_to_pages(sheet.sheet, 1, 0);
    worksheet_gridlines(sheet.sheet, LXW_HIDE_ALL_GRIDLINES);
    return sheet;
}

void appendLines(XlsxSheet& sheet, const std::string& text, lxw_format* format,
                 std::uint16_t column) {
    const std::string safe = printable(text);
    if (safe.empty()) return;
    for (const std::string& line : wrapped(safe, lineWidth)) {
        worksheet_write_string(sheet.sheet, sheet.row++, column, inCell(line).c_str(), format);
    }
}

double rowHeight(std::size_t lines) {
    return std::min(lineHeight * static_cast<double>(lines), mostHeight);
}

void closeSheet(const XlsxSheet& sheet) {
    for (std::size_t i = 0; i < sheet.widths.size(); ++i) {
        const auto column = static_cast<lxw_col_t>(i);
        // A little air, and room for the button of the filter.
        const auto width = static_cast<double>(std::max(sheet.widths[i], leastColumn)) + 2.5;
        worksheet_set_column(sheet.sheet, column, column, width, nullptr);
    }
    std::map<std::uint32_t, std::size_t> lines;
    for (const XlsxWrapping& cell : sheet.wrappings) {
        std::size_t& most = lines[cell.row];
        most = std::max(most, wrapped(cell.words, sheet.widths.at(cell.column)).size());
    }
    for (const auto& [row, count] : lines) {
        worksheet_set_row(sheet.sheet, row, rowHeight(count), nullptr);
    }
}

}  // namespace peerplan
