// SPDX-License-Identifier: MIT
#include "data/report/xlsx/xlsx_formats.h"

#include <algorithm>
#include <cstdint>

#include <xlsxwriter.h>

namespace peerplan {
namespace {

struct Tint {
    std::uint32_t ink;
    std::uint32_t paper;
};

// After Okabe and Ito: the bad ones dark, what to watch bright yellow, the others pale, so that
// they differ in lightness as well as in hue. The word stands in the cell in any case.
Tint tintOf(Shade shade) {
    switch (shade) {
        case Shade::Bad:
            return {0xffffff, 0xb3410e};
        case Shade::Watch:
            return {0x3d2f00, 0xf5d547};
        case Shade::Good:
            return {0x0b4a34, 0xcdebdf};
        case Shade::Ample:
            return {0x0b3f66, 0xd6ebfa};
        case Shade::Excess:
            return {0x55244f, 0xecd9ea};
    }
    return {0x26323f, 0xffffff};
}

Shade shadeOf(Mood mood) {
    if (mood == Mood::Bad) return Shade::Bad;
    return mood == Mood::Watch ? Shade::Watch : Shade::Good;
}

void tint(lxw_format* format, Tint colours) {
    format_set_font_color(format, colours.ink);
    format_set_pattern(format, LXW_PATTERN_SOLID);
    format_set_bg_color(format, colours.paper);
}

// Excel's own number formats take the reader's decimal point and grouping.
std::string patternOf(const Column& column) {
    std::string decimals;
    const int digits = std::clamp(column.digits, 0, 9);
    if (digits > 0) {
        decimals = ".";
        decimals.append(static_cast<std::size_t>(digits), '0');
    }
    switch (column.kind) {
        case CellKind::Integer:
            return "#,##0";
        case CellKind::Year:
            return "0";
        case CellKind::Number:
        case CellKind::Mbps:
        case CellKind::Ms:
            return decimals.insert(0, "#,##0");
        case CellKind::Ratio:
            return decimals.insert(0, "0").append("%");
        case CellKind::Date:
            return "yyyy-mm-dd";
        case CellKind::Text:
        case CellKind::Component:
        case CellKind::Boolean:
        case CellKind::Grade:
            return {};
    }
    return {};
}

lxw_format* head(lxw_workbook& book, bool right) {
    lxw_format* format = workbook_add_format(&book);
    format_set_bold(format);
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_BOTTOM);
    format_set_align(format, right ? LXW_ALIGN_RIGHT : LXW_ALIGN_LEFT);
    format_set_indent(format, 1);
    format_set_bottom(format, LXW_BORDER_THIN);
    format_set_pattern(format, LXW_PATTERN_SOLID);
    format_set_bg_color(format, 0xe4e9ee);
    format_set_font_color(format, 0x26323f);
    return format;
}

}  // namespace

XlsxFormats::XlsxFormats(lxw_workbook& book)
    : m_book(book),
      m_title(workbook_add_format(&book)),
      m_heading(workbook_add_format(&book)),
      m_words(workbook_add_format(&book)),
      m_quiet(workbook_add_format(&book)),
      m_link(workbook_add_format(&book)),
      m_head(peerplan::head(book, false)),
      m_headRight(peerplan::head(book, true)) {
    format_set_bold(m_title);
    format_set_font_size(m_title, 16);
    format_set_bold(m_heading);
    format_set_font_size(m_heading, 12);
    format_set_font_color(m_quiet, 0x5a6672);
    format_set_font_color(m_link, 0x0b5a86);
    format_set_underline(m_link, LXW_UNDERLINE_SINGLE);
}

lxw_format* XlsxFormats::cell(const Column& column) {
    const std::string pattern = patternOf(column);
    lxw_format*& format = m_cells[pattern];
    if (format != nullptr) return format;
    format = workbook_add_format(&m_book);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (pattern.empty()) {
        format_set_text_wrap(format);
        format_set_align(format, LXW_ALIGN_LEFT);
    } else {
        format_set_num_format(format, pattern.c_str());
        format_set_align(format, LXW_ALIGN_RIGHT);
    }
    // Keeps words off the figures of the column before.
    format_set_indent(format, 1);
    return format;
}

lxw_format* XlsxFormats::figure(Mood mood) {
    lxw_format*& format = m_figures[mood];
    if (format != nullptr) return format;
    format = workbook_add_format(&m_book);
    format_set_bold(format);
    format_set_font_size(format, 14);
    if (mood != Mood::Neutral) tint(format, tintOf(shadeOf(mood)));
    return format;
}

lxw_format* XlsxFormats::shade(Shade shade) {
    lxw_format*& format = m_shades[shade];
    if (format != nullptr) return format;
    format = workbook_add_format(&m_book);
    tint(format, tintOf(shade));
    return format;
}

}  // namespace peerplan
