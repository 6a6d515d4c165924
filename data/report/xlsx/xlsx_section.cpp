// SPDX-License-Identifier: MIT
#include "data/report/xlsx/xlsx_section.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include <xlsxwriter.h>

#include "data/report/map_tables.h"
#include "data/report/words.h"
#include "data/report/xlsx/xlsx_chart.h"
#include "data/report/xlsx/xlsx_table.h"
#include "data/text/display_width.h"
#include "data/text/render.h"

namespace peerplan {
namespace {

// A table of so many rows has to be scrolled, and its head must stay.
constexpr std::size_t longTable = 40;
// A frozen part of more rows would leave a small screen nothing to scroll.
constexpr std::uint32_t mostFrozen = 8;

class SectionWriter {
  public:
    SectionWriter(XlsxBook& book, XlsxSheet& sheet, const Section& section)
        : m_book(book), m_sheet(sheet), m_section(section) {}

    /// The row of the only table's head, where the sheet has just one.
    std::optional<std::uint32_t> onlyHead() const {
        return m_tables == 1 ? std::optional(m_head) : std::nullopt;
    }

    void operator()(const Paragraph& paragraph) {
        if (!paragraph.lead.empty()) lines(paragraph.lead, m_book.formats.heading());
        lines(paragraph.text, m_book.formats.words());
        ++m_sheet.row;
    }

    void operator()(const BulletList& bullets) {
        for (const Text& item : bullets.items) {
            std::string line = "\u2022 ";
            line += render(item, m_book.language);
            appendLines(m_sheet, line, m_book.formats.words());
        }
        ++m_sheet.row;
    }

    void operator()(const KeyFigures& figures) {
        for (const KeyFigure& figure : figures.figures) {
            const std::string value = inCell(render(figure.value, m_book.language));
            if (m_sheet.widths.empty()) m_sheet.widths.resize(1);
            // Its letters are half as large again as others.
            m_sheet.widths[0] = std::max(m_sheet.widths[0], displayWidth(value) * 3 / 2);
            worksheet_write_string(m_sheet.sheet, m_sheet.row, 0, value.c_str(),
                                   m_book.formats.figure(figure.mood));
            std::string label = render(figure.label, m_book.language);
            if (figure.mood != Mood::Neutral) {
                label += " (";
                label += m_book.language.translate(wordOf(figure.mood));
                label += ')';
            }
            const std::uint32_t first = m_sheet.row;
            appendLines(m_sheet, label, m_book.formats.heading(), 1);
            appendLines(m_sheet, render(figure.detail, m_book.language), m_book.formats.quiet(), 1);
            if (m_sheet.row == first) ++m_sheet.row;
        }
        ++m_sheet.row;
    }

    void operator()(const Table& table) {
        if (table.rows.size() < longTable || m_section.blocks.size() == 1) {
            m_head = appendTable(m_sheet, m_book, table);
            ++m_tables;
            return;
        }
        const std::string title = render(table.title, m_book.language);
        XlsxSheet own = addSheet(m_book, title);
        const std::uint32_t head = appendTable(own, m_book, table);
        const bool named = !table.columns.empty() && table.columns.front().isKey;
        worksheet_freeze_panes(own.sheet, head + 1, named ? 1 : 0);
        worksheet_repeat_rows(own.sheet, head, head);
        closeSheet(own);
        link(own.name, title, static_cast<std::int64_t>(table.rows.size()));
    }

    void operator()(const Chart& chart) { appendChart(m_sheet, m_book, chart); }

    // A workbook draws no map; its places come as a table that a mapping tool can read.
    void operator()(const NetworkMap& map) {
        (*this)(Paragraph{map.alternative});
        (*this)(placesTable(map));
    }

    void operator()(const Findings& findings) {
        if (!findings.findings.empty()) (*this)(findingsTable(findings, m_book.language));
    }

  private:
    void lines(const Text& text, lxw_format* format) {
        appendLines(m_sheet, render(text, m_book.language), format);
    }

    // A line that leads to a table on a sheet of its own.
    void link(const std::string& sheet, const std::string& title, std::int64_t rows) {
        std::string target = "internal:'";
        for (const char c : sheet) {
            if (c == '\'') target += '\'';
            target += c;
        }
        target += "'!A1";
        const Text words(tr("{title}: {n} {n|row|rows}"), {{"title", title}, {"n", rows}});
        worksheet_write_url(m_sheet.sheet, m_sheet.row, 0, target.c_str(), m_book.formats.link());
        worksheet_write_string(m_sheet.sheet, m_sheet.row, 0,
                               inCell(render(words, m_book.language)).c_str(),
                               m_book.formats.link());
        m_sheet.row += 2;
    }

    XlsxBook& m_book;
    XlsxSheet& m_sheet;
    const Section& m_section;
    std::uint32_t m_head = 0;
    int m_tables = 0;
};

}  // namespace

void appendSection(XlsxBook& book, const Report& report, const Section& section, bool begin) {
    const std::string title = render(section.title, book.language);
    XlsxSheet sheet = addSheet(book, title);
    if (begin) {
        appendLines(sheet, render(report.title, book.language), book.formats.title());
        appendLines(sheet, render(report.subtitle, book.language), book.formats.words());
        appendLines(sheet,
                    render(Text(tr("Made by {program} from the plan as of {day}."),
                                {{"program", report.generator}, {"day", report.asOf}}),
                           book.language),
                    book.formats.quiet());
        ++sheet.row;
    }
    appendLines(sheet, title, begin ? book.formats.heading() : book.formats.title());
    const std::uint32_t under = sheet.row;
    ++sheet.row;
    SectionWriter writer(book, sheet, section);
    for (const Block& block : section.blocks) std::visit(writer, block);
    const auto head = writer.onlyHead();
    if (head && *head < mostFrozen) {
        worksheet_freeze_panes(sheet.sheet, *head + 1, 0);
        worksheet_repeat_rows(sheet.sheet, *head, *head);
    } else if (!begin && under < mostFrozen) {
        worksheet_freeze_panes(sheet.sheet, under, 0);
    }
    closeSheet(sheet);
}

}  // namespace peerplan
