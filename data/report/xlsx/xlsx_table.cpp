// SPDX-License-Identifier: MIT
#include "data/report/xlsx/xlsx_table.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include <xlsxwriter.h>

#include "data/text/cell.h"
#include "data/text/display_width.h"
#include "data/text/render.h"

namespace peerplan {
namespace {

// Wider columns of words wrap.
constexpr std::size_t widestColumn = 38;
// A head is broken where a column of so many characters would break it.
constexpr std::size_t headWidth = 12;
// Rows of a sheet (Excel), less some for notes.
constexpr std::size_t mostRows = 1048576 - 100;
// Excel's calendar begins in 1900 and ends with the year 9999.
constexpr int firstYear = 1901;
constexpr int lastYear = 9999;

std::size_t longestWord(std::string_view text) {
    std::size_t longest = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        longest = std::max(longest, displayWidth(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return longest;
}

std::string headOf(const Column& column, const Language& language) {
    std::string head = renderSentence(column.title, language);
    if (head.empty()) head = column.key;
    const std::string unit = unitOf(column);
    if (!unit.empty()) {
        head += " (";
        head += unit;
        head += ')';
    }
    return head;
}

struct CellPlace {
    lxw_worksheet* sheet;
    lxw_row_t row;
    lxw_col_t column;
    lxw_format* format;
};

void writeWords(const CellPlace& at, const std::string& words) {
    // Never as a formula, a number or an address, whatever it looks like.
    worksheet_write_string(at.sheet, at.row, at.column, inCell(words).c_str(), at.format);
}

void writeCellAt(const CellPlace& at, const Cell& cell, const Column& column,
                 const Language& language) {
    if (const auto* whole = std::get_if<std::int64_t>(&cell)) {
        worksheet_write_number(at.sheet, at.row, at.column, static_cast<double>(*whole), at.format);
        return;
    }
    if (const auto* number = std::get_if<double>(&cell)) {
        if (std::isfinite(*number)) {
            worksheet_write_number(at.sheet, at.row, at.column, *number, at.format);
            return;
        }
    }
    if (const auto* date = std::get_if<Date>(&cell)) {
        if (date->year() >= firstYear && date->year() <= lastYear) {
            lxw_datetime day{date->year(), date->month(), date->day(), 0, 0, 0};
            worksheet_write_datetime(at.sheet, at.row, at.column, &day, at.format);
            return;
        }
    }
    const std::string words = writeCell(cell, column, language);
    if (words.empty()) {
        worksheet_write_blank(at.sheet, at.row, at.column, at.format);
    } else {
        writeWords(at, words);
    }
}

// Colours each word that has a shade, in the rows from `first` to `last` of a column.
void colourGrades(XlsxSheet& sheet, XlsxBook& book, const Table& table, std::size_t column,
                  lxw_row_t first, lxw_row_t last) {
    std::map<std::string, Shade> words;
    for (const auto& row : table.rows) {
        if (column >= row.size()) continue;
        if (const auto shade = shadeOf(row[column])) {
            words.emplace(inCell(writeCell(row[column], table.columns[column], book.language)),
                          *shade);
        }
    }
    for (const auto& [word, shade] : words) {
        std::string quoted = "\"";
        for (const char c : word) {
            if (c == '"') quoted += '"';
            quoted += c;
        }
        quoted += '"';
        lxw_conditional_format rule{};
        rule.type = LXW_CONDITIONAL_TYPE_CELL;
        rule.criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO;
        rule.value_string = quoted.data();
        rule.format = book.formats.shade(shade);
        const auto at = static_cast<lxw_col_t>(column);
        worksheet_conditional_format_range(sheet.sheet, first, at, last, at, &rule);
    }
}

void addFilters(XlsxSheet& sheet, XlsxBook& book, const Table& table,
                std::vector<std::string>& heads, lxw_row_t first, lxw_row_t last) {
    std::vector<lxw_table_column> columns(heads.size());
    std::vector<lxw_table_column*> pointers;
    for (std::size_t i = 0; i < heads.size(); ++i) {
        columns[i].header = heads[i].data();
        columns[i].header_format = book.formats.head(standsRight(table.columns[i]));
        pointers.push_back(&columns[i]);
    }
    pointers.push_back(nullptr);
    lxw_table_options options{};
    options.style_type = LXW_TABLE_STYLE_TYPE_LIGHT;
    options.style_type_number = 1;
    options.columns = pointers.data();
    worksheet_add_table(sheet.sheet, first, 0, last, static_cast<lxw_col_t>(heads.size() - 1),
                        &options);
}

}  // namespace

std::uint32_t appendTable(XlsxSheet& sheet, XlsxBook& book, const Table& table) {
    appendLines(sheet, render(table.title, book.language), book.formats.heading());
    const lxw_row_t head = sheet.row;
    if (!table.columns.empty()) {
        if (sheet.widths.size() < table.columns.size()) sheet.widths.resize(table.columns.size());
        ColumnHeads unique;
        std::vector<std::string> heads;
        std::size_t lines = 1;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            const Column& column = table.columns[i];
            heads.push_back(unique.next(headOf(column, book.language)));
            sheet.widths[i] =
                std::max(sheet.widths[i], std::min(longestWord(heads.back()), widestColumn));
            const std::size_t width = std::max(headWidth, sheet.widths[i]);
            lines = std::max(lines, wrapped(heads.back(), width).size());
            worksheet_write_string(sheet.sheet, head, static_cast<lxw_col_t>(i),
                                   heads.back().c_str(), book.formats.head(standsRight(column)));
        }
        worksheet_set_row(sheet.sheet, head, rowHeight(lines), nullptr);
        const std::size_t room = mostRows > head ? mostRows - head : 0;
        const std::size_t count = std::min(table.rows.size(), room);
        for (std::size_t r = 0; r < count; ++r) {
            const auto& row = table.rows[r];
            for (std::size_t i = 0; i < table.columns.size() && i < row.size(); ++i) {
                const Column& column = table.columns[i];
                const auto at = static_cast<lxw_row_t>(head + 1 + r);
                std::string words = writeCell(row[i], column, book.language);
                const std::size_t width = displayWidth(words);
                sheet.widths[i] = std::max(sheet.widths[i], std::min(width, widestColumn));
                writeCellAt({sheet.sheet, at, static_cast<lxw_col_t>(i), book.formats.cell(column)},
                            row[i], column, book.language);
                if (width > widestColumn) sheet.wrappings.push_back({at, i, std::move(words)});
            }
        }
        const auto last = static_cast<lxw_row_t>(head + count);
        if (count > 0) {
            addFilters(sheet, book, table, heads, head, last);
            for (std::size_t i = 0; i < table.columns.size(); ++i) {
                if (table.columns[i].kind != CellKind::Grade) continue;
                colourGrades(sheet, book, table, i, head + 1, last);
            }
        }
        sheet.row = last + 1;
        if (count < table.rows.size()) {
            const Text note(tr("{n} further {n|row does|rows do} not fit into a sheet."),
                            {{"n", static_cast<std::int64_t>(table.rows.size() - count)}});
            appendLines(sheet, render(note, book.language), book.formats.quiet());
        }
    }
    for (const Text& note : table.notes) {
        appendLines(sheet, render(note, book.language), book.formats.quiet());
    }
    ++sheet.row;
    return head;
}

}  // namespace peerplan
