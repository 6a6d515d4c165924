// SPDX-License-Identifier: MIT
#pragma once

/// The pages of a printed report while they are filled from top to bottom.

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include <QPainter>
#include <QPdfWriter>
#include <QPointF>
#include <QRectF>

#include "data/report/pdf/pdf_finish.h"
#include "data/report/pdf/pdf_report.h"
#include "data/report/pdf/pdf_text.h"

namespace peerplan {

/// What stands on every page.
struct PageWords {
    /// At the top, left.
    std::string title;
    /// At the bottom, left.
    std::string made;
    /// At the bottom, right, of a page from 1.
    std::function<std::string(std::size_t)> number;
};

/// A report is laid out twice: first without a writer, to learn on which page everything comes to
/// stand, then onto paper. Nothing that is laid out may depend on which of the two it is. Measures
/// are units of the painter (pdf_style.h), from the top left of the sheet.
class Pages {
  public:
    /// Only measures where `writer` is null. The writer's resolution is 72 times `pt`.
    Pages(Paper paper, const PageWords& words, QPdfWriter* writer);

    /// What text is as wide as, on upright pages and on others: the width of the former.
    double measure() const;
    /// Width between the margins.
    double width(bool wide) const;
    /// Height between head and foot of a page with nothing on it.
    double tallest(bool wide) const;
    static double left();

    /// A heading that comes to stand above the next block, on its page.
    void openSection(const std::string& number, const std::string& title);
    /// Makes room of a height for what stands together, with the space above it, and the pending
    /// heading. A wide block needs a page that lies; others take what they find.
    void begin(double height, bool wide = false);
    /// The next block stands on a page of its own.
    void closePage() { m_open = false; }
    /// At least so much space before the next block, unless it begins a page.
    void space(double height);

    bool isOpen() const { return m_open; }
    bool isWide() const { return m_wide; }
    double y() const { return m_y; }
    double room() const;
    void advance(double height) { m_y += height; }

    /// A bookmark of the place that is reached.
    void mark(const std::string& title, int level);
    void link(const QRectF& area, std::size_t target);

    void text(const SetText& words, QPointF place);
    void lines(const SetText& words, QPointF place, int first, int count);
    void fill(const QRectF& area, std::string_view colour, double radius = 0);
    void frame(const QRectF& area, std::string_view colour, double radius);
    void rule(double x, double y, double width, std::string_view colour, double thickness);
    /// Calls `draw` with a painter whose origin is the place and whose unit is `scale` of ours.
    void picture(QPointF place, double scale, const std::function<void(QPainter&)>& draw);
    /// Lines across pages from the left margin and `indent` on, at least two together.
    void flow(const SetText& words, double indent = 0);

    /// Draws a heading that has no block, and ends the file.
    void finish();

    std::size_t count() const { return m_count; }
    const std::vector<PdfTarget>& targets() const { return m_targets; }
    const std::vector<PdfLink>& links() const { return m_links; }

  private:
    double sheetWidth(bool wide) const;
    double sheetHeight(bool wide) const;
    double bottom() const;
    double headingHeight() const;
    void drawHeading();
    void openPage(bool wide);
    void drawFrame();

    Paper m_paper;
    const PageWords& m_words;
    QPdfWriter* m_writer;
    QPainter m_painter;
    bool m_open = false;
    bool m_wide = false;
    double m_y = 0;
    double m_space = 0;
    std::size_t m_count = 0;
    /// Of the section that is open, and the heading that waits for its first block.
    std::string m_section;
    std::string m_headingNumber;
    std::string m_heading;
    bool m_waits = false;
    std::vector<PdfTarget> m_targets;
    std::vector<PdfLink> m_links;
};

}  // namespace peerplan
