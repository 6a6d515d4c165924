// SPDX-License-Identifier: MIT
#include "data/text/table_text.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <string_view>
#include <vector>

#include "data/text/cell.h"
#include "data/text/display_width.h"
#include "data/text/render.h"

namespace peerplan {
namespace {

constexpr std::size_t gap = 2;
// A column of words is not wrapped narrower than this.
constexpr std::size_t leastWords = 14;

// SGR sequences of ECMA-48.
constexpr std::string_view bold = "\x1b[1m";
constexpr std::string_view dim = "\x1b[2m";
constexpr std::string_view plain = "\x1b[0m";

std::string_view colourOf(Shade shade) {
    switch (shade) {
        case Shade::Bad:
            return "\x1b[31m";
        case Shade::Watch:
            return "\x1b[33m";
        case Shade::Good:
            return "\x1b[32m";
        case Shade::Ample:
            return "\x1b[36m";
        case Shade::Excess:
            return "\x1b[35m";
    }
    return plain;
}

/// The table as words, with the width that each column gets.
struct Layout {
    const Table& table;
    std::vector<std::string> heads;
    std::vector<std::vector<std::string>> rows;
    std::vector<std::size_t> widths;

    std::size_t total() const {
        const std::size_t gaps = widths.empty() ? 0 : gap * (widths.size() - 1);
        return std::accumulate(widths.begin(), widths.end(), gaps);
    }
};

std::string headOf(const Column& column, const Language& language) {
    std::string head = printable(renderSentence(column.title, language));
    if (head.empty()) head = printable(column.key);
    const std::string unit = unitOf(column);
    if (!unit.empty()) {
        head += ' ';
        head += unit;
    }
    return head;
}

std::size_t longestWord(std::string_view text) {
    std::size_t longest = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        longest = std::max(longest, displayWidth(text.substr(0, end)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return longest;
}

Layout layOut(const Table& table, const Language& language) {
    Layout layout{table, {}, {}, {}};
    for (const Column& column : table.columns) {
        layout.heads.push_back(headOf(column, language));
        layout.widths.push_back(displayWidth(layout.heads.back()));
    }
    layout.rows.reserve(table.rows.size());
    for (const auto& row : table.rows) {
        std::vector<std::string> words;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            words.push_back(i < row.size()
                                ? printable(writeCell(row[i], table.columns[i], language))
                                : std::string());
            if (words.back().empty()) words.back() = "\u2013";
            layout.widths[i] = std::max(layout.widths[i], displayWidth(words.back()));
        }
        layout.rows.push_back(std::move(words));
    }
    return layout;
}

std::size_t widestCell(const Layout& layout, std::size_t column) {
    std::size_t widest = 1;
    for (const auto& row : layout.rows) widest = std::max(widest, displayWidth(row[column]));
    return widest;
}

// Narrows columns until the table fits: heads are wrapped first, then the widest columns of words.
// False where that is not enough.
bool fit(Layout& layout, std::size_t width) {
    std::vector<std::size_t> cells;
    for (std::size_t i = 0; i < layout.widths.size(); ++i) {
        cells.push_back(std::max(widestCell(layout, i), longestWord(layout.heads[i])));
    }
    while (layout.total() > width) {
        std::optional<std::size_t> widest;
        for (std::size_t i = 0; i < layout.widths.size(); ++i) {
            if (layout.widths[i] <= cells[i]) continue;
            if (!widest || layout.widths[i] - cells[i] > layout.widths[*widest] - cells[*widest]) {
                widest = i;
            }
        }
        if (!widest) break;
        --layout.widths[*widest];
    }
    while (layout.total() > width) {
        std::optional<std::size_t> widest;
        for (std::size_t i = 0; i < layout.widths.size(); ++i) {
            if (standsRight(layout.table.columns[i])) continue;
            const std::size_t least = std::max(leastWords, longestWord(layout.heads[i]));
            if (layout.widths[i] <= least) continue;
            if (!widest || layout.widths[i] > layout.widths[*widest]) widest = i;
        }
        if (!widest) return false;
        --layout.widths[*widest];
    }
    return true;
}

void appendPadded(std::string& line, std::string_view text, std::size_t width, bool right,
                  std::string_view colour) {
    const std::size_t used = displayWidth(text);
    const std::size_t padding = width > used ? width - used : 0;
    if (right) line.append(padding, ' ');
    line += colour;
    line += text;
    if (!colour.empty()) line += plain;
    if (!right) line.append(padding, ' ');
}

void appendLine(std::string& out, std::string line) {
    while (!line.empty() && line.back() == ' ') line.pop_back();
    out += line;
    out += '\n';
}

// One row of cells, as many lines as its tallest cell has; heads stand at the bottom of theirs.
void appendRow(std::string& out, const Layout& layout, const std::vector<std::string>& cells,
               const std::vector<std::string_view>& colours, bool isHead) {
    std::vector<std::vector<std::string>> lines;
    std::size_t height = 1;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        lines.push_back(wrapped(cells[i], layout.widths[i]));
        height = std::max(height, lines.back().size());
    }
    for (std::size_t y = 0; y < height; ++y) {
        std::string line;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (i > 0) line.append(gap, ' ');
            const std::size_t above = isHead ? height - lines[i].size() : 0;
            const bool there = y >= above && y - above < lines[i].size();
            appendPadded(line, there ? std::string_view(lines[i][y - above]) : std::string_view(),
                         layout.widths[i], standsRight(layout.table.columns[i]),
                         there ? colours[i] : std::string_view());
        }
        appendLine(out, std::move(line));
    }
}

std::vector<std::string_view> coloursOf(const Table& table, std::size_t row, bool colour) {
    std::vector<std::string_view> colours(table.columns.size());
    if (!colour) return colours;
    for (std::size_t i = 0; i < table.columns.size() && i < table.rows[row].size(); ++i) {
        if (table.columns[i].kind != CellKind::Grade) continue;
        if (const auto shade = shadeOf(table.rows[row][i])) colours[i] = colourOf(*shade);
    }
    return colours;
}

void appendGrid(std::string& out, const Layout& layout, bool colour) {
    appendRow(out, layout, layout.heads,
              std::vector<std::string_view>(layout.heads.size(), colour ? bold : ""), true);
    std::string rule;
    for (std::size_t i = 0; i < layout.widths.size(); ++i) {
        if (i > 0) rule.append(gap, ' ');
        for (std::size_t x = 0; x < layout.widths[i]; ++x) rule += "\u2500";
    }
    appendLine(out, colour ? std::string(dim).append(rule).append(plain) : rule);
    for (std::size_t i = 0; i < layout.rows.size(); ++i) {
        appendRow(out, layout, layout.rows[i], coloursOf(layout.table, i, colour), false);
    }
}

void appendBlocks(std::string& out, const Layout& layout, const TerminalStyle& style) {
    for (std::size_t r = 0; r < layout.rows.size(); ++r) {
        if (r > 0) out += '\n';
        const auto colours = coloursOf(layout.table, r, style.colour);
        for (std::size_t i = 0; i < layout.heads.size(); ++i) {
            std::string line = layout.heads[i];
            line += ": ";
            line += layout.rows[r][i];
            const auto lines = wrapped(line, style.width);
            for (std::size_t y = 0; y < lines.size(); ++y) {
                std::string part(colours[i]);
                part += lines[y];
                if (!colours[i].empty()) part += plain;
                appendLine(out, std::move(part));
            }
        }
    }
}

}  // namespace

std::string writeTableText(const Table& table, const Language& language,
                           const TerminalStyle& style) {
    std::string out;
    const std::string title = printable(render(table.title, language));
    if (!title.empty()) {
        for (const std::string& line : wrapped(title, style.width)) {
            if (style.colour) out += bold;
            out += line;
            if (style.colour) out += plain;
            out += '\n';
        }
    }
    Layout layout = layOut(table, language);
    if (layout.rows.empty()) {
        out += render(Text(tr("(none)")), language);
        out += '\n';
    } else if (fit(layout, style.width)) {
        appendGrid(out, layout, style.colour);
    } else {
        appendBlocks(out, layout, style);
    }
    for (const Text& note : table.notes) {
        for (const std::string& line : wrapped(printable(render(note, language)), style.width)) {
            if (style.colour) out += dim;
            out += line;
            if (style.colour) out += plain;
            out += '\n';
        }
    }
    return out;
}

}  // namespace peerplan
