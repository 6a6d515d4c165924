// SPDX-License-Identifier: MIT
#include "data/report/html/html_table.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <vector>

#include <kainjow/mustache.hpp>

#include "data/report/html/templates.h"
#include "data/report/words.h"
#include "data/text/cell.h"
#include "data/text/display_width.h"
#include "data/text/render.h"

namespace peerplan {
namespace {

using kainjow::mustache::data;
using kainjow::mustache::list;
using kainjow::mustache::mustache;

constexpr std::size_t filteredFrom = 15;
// Ten thousand offices would make a page that no reader's program scrolls.
constexpr std::size_t mostRows = 1000;
// What fits across a portrait page at the size that tables are printed in, in characters of
// average width; a column's padding is as wide as so many.
constexpr double portraitWidth = 118;
constexpr double columnPadding = 1.5;
// Words wrap, but not sooner than at this many characters.
constexpr std::size_t comfortable = 16;
// A word of more columns may break anywhere, so that it does not push the table wide.
constexpr std::size_t longestWord = 28;

const char* className(Shade shade) {
    switch (shade) {
        case Shade::Bad:
            return "bad";
        case Shade::Watch:
            return "watch";
        case Shade::Good:
            return "good";
        case Shade::Ample:
            return "ample";
        case Shade::Excess:
            return "excess";
    }
    return "";
}

std::size_t longestWordOf(std::string_view text) {
    std::size_t longest = 0;
    while (!text.empty()) {
        const std::size_t end = text.find(' ');
        const std::string_view word = text.substr(0, end);
        if (word.size() > longest) longest = std::max(longest, displayWidth(word));
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
    return longest;
}

bool hasLongWord(std::string_view text) {
    return longestWordOf(text) > longestWord;
}

// The least width of a column that reads well: figures do not wrap, words do.
std::size_t leastWidth(const Column& column, const std::string& text) {
    const std::size_t whole = displayWidth(text);
    if (standsRight(column)) return whole;
    return std::max(std::min(longestWordOf(text), longestWord), std::min(whole, comfortable));
}

// The one column that names a row for who hears the table read: the first key, else the first of
// words.
std::size_t headColumn(const Table& table) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (table.columns[i].isKey) return i;
    }
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (!standsRight(table.columns[i])) return i;
    }
    return table.columns.size();
}

data cellData(const Cell& cell, const Column& column, bool isHead, std::size_t& width,
              const Language& language) {
    std::string text = printableInPage(writeCell(cell, column, language));
    width = std::max(width, leastWidth(column, text));
    const std::optional<Shade> shade =
        column.kind == CellKind::Grade && !text.empty() ? shadeOf(cell) : std::nullopt;
    if (text.empty()) text = "\u2013";
    std::string classes;
    if (standsRight(column)) {
        classes = "n";
    } else if (hasLongWord(text)) {
        classes = "l";
    }
    data out;
    out.set("head", isHead);
    out.set("has_class", !classes.empty());
    out.set("class", classes);
    out.set("chip", column.kind == CellKind::Grade && text != "\u2013");
    out.set("shade", shade ? className(*shade) : "");
    out.set("text", text);
    return out;
}

std::string writeRows(const Table& table, std::vector<std::size_t>& widths,
                      const Language& language) {
    mustache row(htmlReportFile("row.mustache"));
    const std::size_t head = headColumn(table);
    std::string out;
    for (const auto& cells : table.rows) {
        list items;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            items.push_back(cellData(i < cells.size() ? cells[i] : Cell(), table.columns[i],
                                     i == head, widths[i], language));
        }
        data line;
        line.set("cells", data(items));
        out += row.render(line);
    }
    return out;
}

list writeHeads(const Table& table, std::vector<std::size_t>& widths, const Language& language) {
    list heads;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        const Column& column = table.columns[i];
        std::string title = printableInPage(renderSentence(column.title, language));
        if (title.empty()) title = printableInPage(column.key);
        widths[i] = std::max({widths[i], longestWordOf(title), displayWidth(unitOf(column))});
        data head;
        head.set("text", title);
        head.set("unit", unitOf(column));
        head.set("has_unit", !unitOf(column).empty());
        head.set("right", standsRight(column));
        heads.push_back(head);
    }
    return heads;
}

}  // namespace

std::string writeHtmlTable(const Table& table, const Language& language) {
    if (table.rows.size() > mostRows) return writeHtmlTable(shortened(table, mostRows), language);
    const std::string title = printableInPage(render(table.title, language));
    const auto count = static_cast<std::int64_t>(table.rows.size());
    std::string id = "table-";
    id += table.id;
    list notes;
    for (const Text& note : table.notes) {
        data line;
        line.set("text", printableInPage(render(note, language)));
        notes.push_back(line);
    }
    data out;
    out.set("folded", table.rows.size() >= foldedFrom);
    out.set(
        "summary",
        render(Text(tr("{title}: {n} {n|row|rows}"), {{"title", title}, {"n", count}}), language));
    out.set("id", id);
    out.set("has_id", !table.id.empty());
    out.set("title", title);
    std::vector<std::size_t> widths(table.columns.size(), 0);
    out.set("heads", data(writeHeads(table, widths, language)));
    out.set("rows", writeRows(table, widths, language));
    double width = 0;
    for (const std::size_t column : widths) width += static_cast<double>(column) + columnPadding;
    out.set("wide", width > portraitWidth);
    out.set("point", language.numbers().decimalPoint);
    out.set("filtered", table.rows.size() >= filteredFrom);
    // The script puts the head of each column in.
    out.set("sort", language.translate(tr("Sort by {column}")));
    out.set("filter", render(Text(tr("Filter")), language));
    out.set("has_notes", !notes.empty());
    out.set("notes", data(notes));
    mustache page(htmlReportFile("table.mustache"));
    return page.render(out);
}

}  // namespace peerplan
