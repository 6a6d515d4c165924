// SPDX-License-Identifier: MIT
#include "data/report/html/html_table.h"

#include <optional>
#include <string_view>

#include <kainjow/mustache.hpp>

#include "data/report/html/templates.h"
#include "data/text/cell.h"
#include "data/text/display_width.h"
#include "data/text/render.h"

namespace peerplan {
namespace {

using kainjow::mustache::data;
using kainjow::mustache::list;
using kainjow::mustache::mustache;

constexpr std::size_t filteredFrom = 15;
constexpr std::size_t wideFrom = 10;
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

bool hasLongWord(std::string_view text) {
    while (!text.empty()) {
        const std::size_t end = text.find(' ');
        const std::string_view word = text.substr(0, end);
        if (word.size() > longestWord && displayWidth(word) > longestWord) return true;
        if (end == std::string_view::npos) break;
        text.remove_prefix(end + 1);
    }
    return false;
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

data cellData(const Cell& cell, const Column& column, bool isHead, const Language& language) {
    std::string text = printableInPage(writeCell(cell, column, language));
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

std::string writeRows(const Table& table, const Language& language) {
    mustache row(htmlReportFile("row.mustache"));
    const std::size_t head = headColumn(table);
    std::string out;
    for (const auto& cells : table.rows) {
        list items;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            items.push_back(cellData(i < cells.size() ? cells[i] : Cell(), table.columns[i],
                                     i == head, language));
        }
        data line;
        line.set("cells", data(items));
        out += row.render(line);
    }
    return out;
}

list writeHeads(const Table& table, const Language& language) {
    list heads;
    for (const Column& column : table.columns) {
        std::string title = printableInPage(render(column.title, language));
        if (title.empty()) title = printableInPage(column.key);
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
    out.set("wide", table.columns.size() >= wideFrom);
    out.set("point", language.numbers().decimalPoint);
    out.set("filtered", table.rows.size() >= filteredFrom);
    // The script puts the head of each column in.
    out.set("sort", language.translate(tr("Sort by {column}")));
    out.set("filter", render(Text(tr("Filter")), language));
    out.set("heads", data(writeHeads(table, language)));
    out.set("rows", writeRows(table, language));
    out.set("has_notes", !notes.empty());
    out.set("notes", data(notes));
    mustache page(htmlReportFile("table.mustache"));
    return page.render(out);
}

}  // namespace peerplan
