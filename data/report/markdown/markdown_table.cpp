// SPDX-License-Identifier: MIT
#include "data/report/markdown/markdown_table.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "data/report/markdown/markdown_words.h"
#include "data/report/words.h"
#include "data/text/cell.h"
#include "data/text/display_width.h"
#include "data/text/render.h"

namespace peerplan {
namespace {

constexpr std::size_t widestPadding = 40;
// Wikis and pull requests show no longer page.
constexpr std::size_t mostRows = 500;
// GitHub takes no narrower rule between head and rows.
constexpr std::size_t leastWidth = 3;

using Row = std::vector<std::string>;

std::string headOf(const Column& column, const Language& language) {
    std::string head = renderSentence(column.title, language);
    if (head.empty()) head = column.key;
    const std::string unit = unitOf(column);
    if (!unit.empty()) {
        head += " (";
        head += unit;
        head += ')';
    }
    return inMarkdown(head);
}

void widen(std::vector<std::size_t>& widths, const Row& row) {
    for (std::size_t i = 0; i < row.size(); ++i) {
        widths[i] = std::max(widths[i], std::min(displayWidth(row[i]), widestPadding));
    }
}

void appendRow(std::string& out, const Row& row, const std::vector<std::size_t>& widths,
               const std::vector<Column>& columns) {
    out += '|';
    for (std::size_t i = 0; i < row.size(); ++i) {
        const std::size_t used = displayWidth(row[i]);
        const std::size_t padding = widths[i] > used ? widths[i] - used : 0;
        out += ' ';
        if (standsRight(columns[i])) out.append(padding, ' ');
        out += row[i];
        if (!standsRight(columns[i])) out.append(padding, ' ');
        out += " |";
    }
    out += '\n';
}

void appendRule(std::string& out, const std::vector<std::size_t>& widths,
                const std::vector<Column>& columns) {
    out += '|';
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const bool right = standsRight(columns[i]);
        out += ' ';
        out.append(widths[i] - (right ? 1 : 0), '-');
        out += right ? ": |" : " |";
    }
    out += '\n';
}

}  // namespace

std::string writeMarkdownTable(const Table& table, const Language& language) {
    if (table.rows.size() > mostRows) {
        return writeMarkdownTable(shortened(table, mostRows), language);
    }
    std::string out;
    const std::string title = inMarkdown(render(table.title, language));
    if (!title.empty()) {
        out += "### ";
        out += title;
        out += "\n\n";
    }
    std::vector<std::size_t> widths(table.columns.size(), leastWidth);
    Row heads;
    for (const Column& column : table.columns) heads.push_back(headOf(column, language));
    widen(widths, heads);
    std::vector<Row> rows;
    rows.reserve(table.rows.size());
    for (const auto& cells : table.rows) {
        Row row;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            row.push_back(i < cells.size()
                              ? inMarkdown(writeCell(cells[i], table.columns[i], language))
                              : std::string());
            if (row.back().empty()) row.back() = "\u2013";
        }
        widen(widths, row);
        rows.push_back(std::move(row));
    }
    if (!heads.empty()) {
        appendRow(out, heads, widths, table.columns);
        appendRule(out, widths, table.columns);
        for (const Row& row : rows) appendRow(out, row, widths, table.columns);
        out += '\n';
    }
    for (const Text& note : table.notes) {
        const std::string words = inMarkdown(render(note, language));
        if (!words.empty()) {
            out += words;
            out += "\n\n";
        }
    }
    return out;
}

}  // namespace peerplan
