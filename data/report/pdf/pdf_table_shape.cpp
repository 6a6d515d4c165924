// SPDX-License-Identifier: MIT
#include "data/report/pdf/pdf_table_shape.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <string_view>

#include "data/report/pdf/pdf_box.h"
#include "data/report/pdf/pdf_style.h"
#include "data/report/pdf/pdf_text.h"
#include "data/text/cell.h"
#include "data/text/display_width.h"
#include "data/text/render.h"

namespace peerplan {
namespace {

constexpr std::array<double, 4> uprightSizes{8.5, 8, 7.5, 7};
constexpr std::array<double, 5> lyingSizes{8, 7.5, 7, 6.5, 6};
// As in the HTML page: words wrap, but not sooner than at this many characters, and a longer word
// may break.
constexpr std::size_t comfortable = 16;
constexpr std::size_t longestWord = 28;
// The size that widths are measured at; type is not hinted, so they are in proportion.
constexpr double measured = 10;
// Sentences gain nothing from longer lines.
constexpr double longestLine = 300 * pt;

// Widths of a column's words at the size measured.
struct Span {
    double least = 0;
    double natural = 0;
};

// Keeps the widest of a kind of text, and measures only what may be wider than that.
class Widest {
  public:
    explicit Widest(bool bold) : m_style{measured, bold} {}

    void add(std::string_view text) {
        const std::size_t columns = displayWidth(text);
        // No character is more than twice as wide as another of its kind, with some to spare.
        if (columns * 3 < m_columns) return;
        const double width = widthOf(std::string(text), m_style);
        if (width <= m_width) return;
        m_width = width;
        m_columns = columns;
    }
    double width() const { return m_width; }

  private:
    TextStyle m_style;
    double m_width = 0;
    std::size_t m_columns = 0;
};

std::string cutAt(std::string_view text, std::size_t columns) {
    std::string out;
    std::size_t used = 0;
    for (const DisplayCharacter& character : displayCharacters(text)) {
        if (used + character.width > columns) break;
        used += character.width;
        out += character.bytes;
    }
    return out;
}

// A word of fewer characters may be the wider one: "way" is wider than "fits".
void addWords(Widest& widest, std::string_view text) {
    while (true) {
        const std::size_t end = text.find(' ');
        widest.add(cutAt(text.substr(0, end), longestWord));
        if (end == std::string_view::npos) return;
        text.remove_prefix(end + 1);
    }
}

Span spanOf(const Table& table, const TableWords& words, std::size_t column) {
    const Column& kind = table.columns[column];
    const bool bold = kind.kind == CellKind::Grade;
    Widest whole(bold);
    Widest least(bold);
    for (const auto& row : words.rows) {
        const std::string& text = row[column];
        whole.add(text);
        if (standsRight(kind)) continue;
        addWords(least, text);
        least.add(cutAt(text, comfortable));
    }
    Widest head(true);
    addWords(head, words.heads[column]);
    Widest unit(false);
    unit.add(words.units[column]);
    const double top = std::max(head.width(), unit.width());
    Span span;
    span.natural = std::max(whole.width(), top);
    span.least = std::max(standsRight(kind) ? whole.width() : least.width(), top);
    return span;
}

std::size_t headColumn(const Table& table) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (table.columns[i].isKey) return i;
    }
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        if (!standsRight(table.columns[i])) return i;
    }
    return 0;
}

// Widths of all columns at a size, with margins.
struct Sizes {
    std::vector<double> least;
    std::vector<double> natural;
};

Sizes sizesOf(const Table& table, const std::vector<Span>& spans, double size) {
    Sizes sizes;
    for (std::size_t i = 0; i < spans.size(); ++i) {
        // A hair more than measured: what fits must not wrap by rounding.
        const double more = 2 * cellMargin(size) + pillRoom(table.columns[i]) + 0.6 * pt;
        sizes.least.push_back(spans[i].least * size / measured + more);
        sizes.natural.push_back(std::max(
            sizes.least.back(), std::min(spans[i].natural * size / measured, longestLine) + more));
    }
    return sizes;
}

double sumOf(const std::vector<double>& widths) {
    return std::accumulate(widths.begin(), widths.end(), 0.0);
}

// What is over is shared in proportion to the width that a column still lacks, then evenly.
TablePart spread(const Sizes& sizes, std::vector<std::size_t> columns, double room) {
    TablePart part;
    double least = 0;
    double natural = 0;
    for (const std::size_t column : columns) {
        least += sizes.least[column];
        natural += sizes.natural[column];
    }
    for (const std::size_t column : columns) {
        const double lacks = sizes.natural[column] - sizes.least[column];
        double width = sizes.natural[column];
        if (natural > room) {
            width = natural > least ? sizes.least[column] +
                                          std::max(0.0, room - least) * lacks / (natural - least)
                                    : sizes.least[column];
        } else {
            // Narrow tables stay narrow, so that the eye finds the figure of a row.
            width *= std::min(room / natural, natural > 0.6 * room ? 10.0 : 1.3);
        }
        part.widths.push_back(width);
    }
    // One column may be wider than the page; what is in it wraps.
    const double sum = sumOf(part.widths);
    if (sum > room) {
        for (double& width : part.widths) width *= room / sum;
    }
    part.columns = std::move(columns);
    return part;
}

std::vector<TablePart> splitColumns(const Sizes& sizes, std::size_t head, double room) {
    std::vector<TablePart> parts;
    // The names of the rows take no more than a third of the page.
    Sizes fitted = sizes;
    fitted.least[head] = std::min(fitted.least[head], room / 3);
    fitted.natural[head] = std::min(fitted.natural[head], room / 3);
    std::vector<std::size_t> columns{head};
    double used = fitted.least[head];
    for (std::size_t i = 0; i < sizes.least.size(); ++i) {
        if (i == head) continue;
        if (columns.size() > 1 && used + fitted.least[i] > room) {
            parts.push_back(spread(fitted, columns, room));
            columns = {head};
            used = fitted.least[head];
        }
        columns.push_back(i);
        used += fitted.least[i];
    }
    parts.push_back(spread(fitted, columns, room));
    return parts;
}

}  // namespace

double cellMargin(double size) {
    return 0.4 * size * pt;
}

double pillRoom(const Column& column) {
    return column.kind == CellKind::Grade ? pillMargin : 0;
}

TableWords wordsOf(const Table& table, std::size_t most, const Language& language) {
    TableWords words;
    for (const Column& column : table.columns) {
        std::string head = printableInPage(renderSentence(column.title, language));
        words.heads.push_back(head.empty() ? printableInPage(column.key) : std::move(head));
        words.units.push_back(unitOf(column));
    }
    for (std::size_t r = 0; r < std::min(most, table.rows.size()); ++r) {
        std::vector<std::string> row;
        for (std::size_t i = 0; i < table.columns.size(); ++i) {
            const auto& cells = table.rows[r];
            std::string text =
                i < cells.size() ? printableInPage(writeCell(cells[i], table.columns[i], language))
                                 : std::string();
            row.push_back(text.empty() ? "\u2013" : std::move(text));
        }
        words.rows.push_back(std::move(row));
    }
    return words;
}

TableShape shapeOf(const Table& table, const TableWords& words, double upright, double lying) {
    std::vector<Span> spans;
    std::vector<std::size_t> all;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        spans.push_back(spanOf(table, words, i));
        all.push_back(i);
    }
    TableShape shape;
    if (all.empty()) return shape;
    for (const bool wide : {false, true}) {
        const double room = wide ? lying : upright;
        const auto* const begin = wide ? lyingSizes.data() : uprightSizes.data();
        const auto* const end = begin + (wide ? lyingSizes.size() : uprightSizes.size());
        for (const auto* size = begin; size != end; ++size) {
            const Sizes sizes = sizesOf(table, spans, *size);
            if (sumOf(sizes.least) > room) continue;
            return {*size, wide, {spread(sizes, all, room)}};
        }
    }
    shape.size = lyingSizes.back();
    shape.wide = true;
    shape.parts = splitColumns(sizesOf(table, spans, shape.size), headColumn(table), lying);
    return shape;
}

}  // namespace peerplan
