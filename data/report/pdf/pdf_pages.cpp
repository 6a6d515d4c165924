// SPDX-License-Identifier: MIT
#include "data/report/pdf/pdf_pages.h"

#include <algorithm>
#include <utility>

#include <QMarginsF>
#include <QPageLayout>
#include <QPageSize>
#include <QPen>

#include "data/report/pdf/pdf_style.h"

namespace peerplan {
namespace {

constexpr double side = 48 * pt;
constexpr double above = 64 * pt;
constexpr double below = 58 * pt;
constexpr double headAt = 30 * pt;
constexpr double footFromBottom = 40 * pt;
// A section begins on a page of its own where less than this part of the page is left.
constexpr double leastForSection = 0.38;
constexpr double sectionGap = 26 * pt;
constexpr double belowHeading = 9 * pt;
constexpr double numberWidth = 30 * pt;

const TextStyle runningStyle{7.5, false, "quiet"};
const TextStyle runningRight{7.5, false, "quiet", Stand::Right};
const TextStyle headingStyle{16, true, "strong"};

QPageLayout layoutOf(Paper paper, bool wide) {
    return {QPageSize(paper == Paper::A4 ? QPageSize::A4 : QPageSize::Letter),
            wide ? QPageLayout::Landscape : QPageLayout::Portrait, QMarginsF(0, 0, 0, 0)};
}

}  // namespace

Pages::Pages(Paper paper, const PageWords& words, QPdfWriter* writer)
    : m_paper(paper), m_words(words), m_writer(writer) {}

void Pages::finish() {
    if (m_waits) begin(0);
    if (m_painter.isActive()) m_painter.end();
}

double Pages::sheetWidth(bool wide) const {
    return layoutOf(m_paper, wide).fullRectPoints().width() * pt;
}
double Pages::sheetHeight(bool wide) const {
    return layoutOf(m_paper, wide).fullRectPoints().height() * pt;
}
double Pages::width(bool wide) const {
    return sheetWidth(wide) - 2 * side;
}
double Pages::measure() const {
    return width(false);
}
double Pages::tallest(bool wide) const {
    return sheetHeight(wide) - above - below;
}
double Pages::left() {
    return side;
}
double Pages::bottom() const {
    return sheetHeight(m_wide) - below;
}
double Pages::room() const {
    return m_open ? bottom() - m_y : 0;
}

void Pages::openSection(const std::string& number, const std::string& title) {
    if (m_waits) begin(0);
    m_section = title;
    m_headingNumber = number;
    m_heading = title;
    m_waits = true;
    space(sectionGap);
    if (m_open && room() < leastForSection * tallest(m_wide)) closePage();
}

double Pages::headingHeight() const {
    if (!m_waits) return 0;
    return SetText(m_heading, headingStyle, measure() - numberWidth).height() + belowHeading;
}

void Pages::begin(double height, bool wide) {
    const bool untouched = m_open && m_y == above;
    const double all = height + headingHeight() + (untouched ? 0 : m_space);
    const bool turns = wide && !m_wide;
    if (!m_open || turns || (!untouched && all > room())) {
        openPage(wide);
    } else if (!untouched) {
        m_y += m_space;
    }
    m_space = 0;
    if (m_waits) drawHeading();
}

void Pages::space(double height) {
    m_space = std::max(m_space, height);
}

void Pages::openPage(bool wide) {
    m_wide = wide;
    m_open = true;
    m_y = above;
    ++m_count;
    if (m_writer != nullptr) {
        m_writer->setPageLayout(layoutOf(m_paper, wide));
        if (m_painter.isActive()) {
            m_writer->newPage();
        } else {
            m_painter.begin(m_writer);
            m_painter.setRenderHint(QPainter::Antialiasing);
        }
    }
    drawFrame();
}

void Pages::drawFrame() {
    const double half = width(m_wide) / 2;
    if (m_count > 1) {
        const double gap = 8 * pt;
        text(
            SetText(shortenedTo(m_words.title, runningStyle, half - gap), runningStyle, half - gap),
            {side, headAt});
        text(SetText(shortenedTo(m_section, runningStyle, half - gap), runningRight, half - gap),
             {side + half + gap, headAt});
        rule(side, headAt + runningStyle.pitch() + 4 * pt, 2 * half, "line", 0.6 * pt);
    }
    const double foot = sheetHeight(m_wide) - footFromBottom;
    const double number = 90 * pt;
    rule(side, foot - 5 * pt, 2 * half, "line", 0.6 * pt);
    text(SetText(shortenedTo(m_words.made, runningStyle, 2 * half - number), runningStyle,
                 2 * half - number),
         {side, foot});
    text(SetText(m_words.number(m_count), runningRight, number), {side + 2 * half - number, foot});
}

void Pages::drawHeading() {
    m_waits = false;
    mark(m_headingNumber + ' ' + m_heading, 0);
    const SetText words(m_heading, headingStyle, measure() - numberWidth);
    text(SetText(m_headingNumber, headingStyle, numberWidth), {side, m_y});
    text(words, {side + numberWidth, m_y});
    m_y += words.height() + belowHeading;
}

void Pages::mark(const std::string& title, int level) {
    m_targets.push_back({title, level, m_count - 1, std::max(0.0, m_y / pt - 6)});
}

void Pages::link(const QRectF& area, std::size_t target) {
    m_links.push_back({m_count - 1, area.left() / pt, area.top() / pt, area.right() / pt,
                       area.bottom() / pt, target});
}

void Pages::text(const SetText& words, QPointF place) {
    lines(words, place, 0, words.lines());
}

void Pages::lines(const SetText& words, QPointF place, int first, int count) {
    if (m_writer != nullptr) words.draw(m_painter, place, first, count);
}

void Pages::fill(const QRectF& area, std::string_view colour, double radius) {
    if (m_writer == nullptr) return;
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(pageColour(colour));
    if (radius > 0) {
        m_painter.drawRoundedRect(area, radius, radius);
    } else {
        m_painter.drawRect(area);
    }
}

void Pages::frame(const QRectF& area, std::string_view colour, double radius) {
    if (m_writer == nullptr) return;
    m_painter.setPen(QPen(pageColour(colour), 0.6 * pt));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawRoundedRect(area, radius, radius);
}

void Pages::rule(double x, double y, double width, std::string_view colour, double thickness) {
    fill(QRectF(x, y - thickness / 2, width, thickness), colour);
}

void Pages::picture(QPointF place, double scale, const std::function<void(QPainter&)>& draw) {
    if (m_writer == nullptr) return;
    m_painter.save();
    // A chart's lines would be filled with the colour of the last area.
    m_painter.setBrush(Qt::NoBrush);
    m_painter.translate(place);
    m_painter.scale(scale, scale);
    draw(m_painter);
    m_painter.restore();
}

void Pages::flow(const SetText& words, double indent) {
    int line = 0;
    while (line < words.lines()) {
        const int rest = words.lines() - line;
        begin(std::min(2, rest) * words.pitch());
        int count = std::clamp(static_cast<int>(room() / words.pitch()), 1, rest);
        // No last line alone on the next page.
        if (rest - count == 1 && count > 2) --count;
        lines(words, {side + indent, m_y}, line, count);
        m_y += count * words.pitch();
        line += count;
        if (line < words.lines()) closePage();
    }
}

}  // namespace peerplan
