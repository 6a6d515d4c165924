// SPDX-License-Identifier: MIT
#include "data/report/pdf/pdf_table.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <QRectF>

#include "data/report/pdf/pdf_box.h"
#include "data/report/pdf/pdf_style.h"
#include "data/report/pdf/pdf_table_shape.h"
#include "data/text/cell.h"
#include "data/text/display_width.h"
#include "data/text/render.h"

namespace peerplan {
namespace {

constexpr double rowPadding = 1.6 * pt;
constexpr double headPadding = 2.5 * pt;
constexpr double belowCaption = 4 * pt;
constexpr double tableGap = 14 * pt;
constexpr double aboveNotes = 3 * pt;
constexpr double thin = 0.4 * pt;
// Rows that stand with the head at least.
constexpr std::size_t rowsWithHead = 3;

const TextStyle captionStyle{9.5, true};
const TextStyle noteStyle{8, false, "quiet"};

struct SetRow {
    std::vector<SetText> cells;
    /// Of the class of a cell, in the order of the part's columns.
    std::vector<std::optional<Tint>> tints;
    int lines = 1;
};

/// One part of a table's columns on the pages.
class Part {
  public:
    Part(Pages& pages, const Table& table, const TableWords& words, const TableShape& shape,
         const TablePart& part, const Language& language)
        : m_pages(pages),
          m_table(table),
          m_shape(shape),
          m_part(part),
          m_language(language),
          m_pitch(TextStyle{shape.size}.pitch()) {
        for (const double width : part.widths) m_width += width;
        setHead(words);
        for (std::size_t r = 0; r < words.rows.size(); ++r) setRow(words, r);
    }

    /// With a bookmark where the part is the first of its table. `tail` is the height of what is to
    /// stand below the last row on its page.
    void lay(const std::string& title, bool marked, double tail) {
        m_title = title;
        m_tail = tail;
        std::optional<SetText> caption;
        double head = m_headHeight;
        if (!title.empty()) {
            caption.emplace(title, captionStyle, m_pages.measure());
            head += caption->height() + belowCaption;
        }
        for (std::size_t i = 0; i < std::min(rowsWithHead, m_rows.size()); ++i) {
            head += heightOf(m_rows[i]);
        }
        if (m_rows.size() <= rowsWithHead) head += m_tail;
        // A first row that no page holds is cut.
        m_pages.begin(std::min(head, m_pages.tallest(m_shape.wide)), m_shape.wide);
        if (caption) {
            if (marked) m_pages.mark(title, 1);
            m_pages.flow(*caption);
            m_pages.advance(belowCaption);
        }
        drawHead();
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            layRow(i);
        }
        m_pages.rule(Pages::left(), m_pages.y(), m_width, "quiet", thin);
    }

  private:
    void setHead(const TableWords& words) {
        for (std::size_t i = 0; i < m_part.columns.size(); ++i) {
            const std::size_t column = m_part.columns[i];
            const Stand stand = standsRight(m_table.columns[column]) ? Stand::Right : Stand::Start;
            const double width = m_part.widths[i] - 2 * cellMargin(m_shape.size);
            m_heads.emplace_back(words.heads[column], TextStyle{m_shape.size, true, "quiet", stand},
                                 width);
            m_units.emplace_back(words.units[column],
                                 TextStyle{m_shape.size, false, "quiet", stand}, width);
            const double unit = words.units[column].empty() ? 0 : m_units.back().height();
            m_headHeight = std::max(m_headHeight, m_heads.back().height() + unit);
        }
        m_headHeight += 2 * headPadding;
    }

    void setRow(const TableWords& words, std::size_t r) {
        SetRow row;
        for (std::size_t i = 0; i < m_part.columns.size(); ++i) {
            const std::size_t column = m_part.columns[i];
            const Column& kind = m_table.columns[column];
            const std::string& text = words.rows[r][column];
            const bool empty = text == "\u2013";
            std::optional<Tint> tint;
            if (kind.kind == CellKind::Grade && !empty && column < m_table.rows[r].size()) {
                const std::optional<Shade> shade = shadeOf(m_table.rows[r][column]);
                tint = shade ? tintOf(*shade) : Tint{};
            }
            std::string_view colour = empty ? "quiet" : "ink";
            if (tint) colour = tint->ink;
            const double width =
                m_part.widths[i] - 2 * cellMargin(m_shape.size) - (tint ? pillMargin : 0);
            row.cells.emplace_back(text,
                                   TextStyle{m_shape.size, tint.has_value(), colour,
                                             standsRight(kind) ? Stand::Right : Stand::Start},
                                   width);
            row.tints.push_back(tint);
            row.lines = std::max(row.lines, row.cells.back().lines());
        }
        m_rows.push_back(std::move(row));
    }

    double heightOf(const SetRow& row) const { return row.lines * m_pitch + 2 * rowPadding; }

    void drawHead() {
        const double top = m_pages.y();
        m_pages.fill(QRectF(Pages::left(), top, m_width, m_headHeight), "panel");
        double x = Pages::left();
        for (std::size_t i = 0; i < m_heads.size(); ++i) {
            const bool hasUnit = !unitOf(m_table.columns[m_part.columns[i]]).empty();
            const double tall = m_heads[i].height() + (hasUnit ? m_units[i].height() : 0);
            const double y = top + m_headHeight - headPadding - tall;
            const double inner = x + cellMargin(m_shape.size);
            m_pages.text(m_heads[i], {inner, y});
            if (hasUnit) m_pages.text(m_units[i], {inner, y + m_heads[i].height()});
            x += m_part.widths[i];
        }
        m_pages.advance(m_headHeight);
        m_pages.rule(Pages::left(), m_pages.y(), m_width, "quiet", 2 * thin);
    }

    void turnPage() {
        m_pages.rule(Pages::left(), m_pages.y(), m_width, "quiet", thin);
        m_pages.closePage();
        m_pages.begin(m_headHeight + 4 * m_pitch, m_shape.wide);
        if (!m_title.empty()) {
            const std::string again = printableInPage(
                render(Text(tr("{title} (continued)"), {{"title", m_title}}), m_language));
            // A long title was read on the page before.
            m_pages.text(SetText(shortenedTo(again, captionStyle, m_pages.measure()), captionStyle,
                                 m_pages.measure()),
                         {Pages::left(), m_pages.y()});
            m_pages.advance(captionStyle.pitch() + belowCaption);
        }
        drawHead();
    }

    void layRow(std::size_t i) {
        const SetRow& row = m_rows[i];
        double needed = heightOf(row);
        // No last row and no note alone on the next page.
        if (i + 1 == m_rows.size()) needed += m_tail;
        if (i + 2 == m_rows.size() && i > 0) needed += heightOf(m_rows[i + 1]) + m_tail;
        const double fresh =
            m_pages.tallest(m_shape.wide) - m_headHeight - captionStyle.pitch() - belowCaption;
        if (needed > fresh) needed = heightOf(row);
        // A row that no page holds is cut where the page ends.
        if (needed > fresh) needed = 2 * rowPadding + 3 * m_pitch;
        int line = 0;
        if (needed > m_pages.room()) turnPage();
        while (line < row.lines) {
            const int fits = static_cast<int>((m_pages.room() - 2 * rowPadding) / m_pitch + 1e-6);
            const int count = std::clamp(fits, 1, row.lines - line);
            drawLines(row, line, count);
            line += count;
            if (line < row.lines) turnPage();
        }
        m_pages.rule(Pages::left(), m_pages.y(), m_width, "line", thin);
    }

    void drawLines(const SetRow& row, int first, int count) {
        const double top = m_pages.y() + rowPadding;
        double x = Pages::left();
        for (std::size_t i = 0; i < row.cells.size(); ++i) {
            const SetText& cell = row.cells[i];
            const int lines = std::clamp(cell.lines() - first, 0, count);
            double inner = x + cellMargin(m_shape.size);
            if (row.tints[i] && lines > 0) {
                const QRectF pill(inner, top + 0.05 * m_pitch, cell.width() + pillMargin,
                                  (lines - 0.1) * m_pitch);
                m_pages.fill(pill, row.tints[i]->back, 0.45 * m_pitch);
                inner += pillMargin / 2;
            }
            if (lines > 0) m_pages.lines(cell, {inner, top}, first, lines);
            x += m_part.widths[i];
        }
        m_pages.advance(count * m_pitch + 2 * rowPadding);
    }

    Pages& m_pages;
    const Table& m_table;
    const TableShape& m_shape;
    const TablePart& m_part;
    const Language& m_language;
    double m_pitch;
    double m_width = 0;
    double m_headHeight = 0;
    double m_tail = 0;
    std::string m_title;
    std::vector<SetText> m_heads;
    std::vector<SetText> m_units;
    std::vector<SetRow> m_rows;
};

}  // namespace

void layTable(Pages& pages, const Table& table, const Language& language) {
    const auto words = [&](const Text& text) { return printableInPage(render(text, language)); };
    std::vector<SetText> notes;
    if (table.rows.size() > printedRows) {
        const auto rest = static_cast<std::int64_t>(table.rows.size() - printedRows);
        const Text more(tr("{n} further {n|row is|rows are} not printed here; the workbook (.xlsx) "
                           "and the CSV files (.zip) have all of them."),
                        {{"n", rest}});
        notes.emplace_back(words(more), noteStyle, pages.measure());
    }
    for (const Text& note : table.notes) {
        const std::string text = words(note);
        if (!text.empty()) notes.emplace_back(text, noteStyle, pages.measure());
    }
    const double tail =
        notes.empty() ? 0 : aboveNotes + std::min(3, notes.front().lines()) * noteStyle.pitch();

    const TableWords cells = wordsOf(table, printedRows, language);
    const TableShape shape = shapeOf(table, cells, pages.measure(), pages.width(true));
    const std::string title = words(table.title);
    const auto parts = static_cast<std::int64_t>(shape.parts.size());
    for (std::int64_t i = 0; i < parts; ++i) {
        pages.space(tableGap);
        const Text partTitle(tr("{title}, columns {n} of {all}"),
                             {{"title", title}, {"n", i + 1}, {"all", parts}});
        Part part(pages, table, cells, shape, shape.parts[static_cast<std::size_t>(i)], language);
        part.lay(parts == 1 ? title : words(partTitle), i == 0, i + 1 == parts ? tail : 0);
    }
    pages.space(aboveNotes);
    for (const SetText& note : notes) pages.flow(note);
    pages.space(tableGap);
}

}  // namespace peerplan
