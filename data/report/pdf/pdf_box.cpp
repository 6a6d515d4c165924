// SPDX-License-Identifier: MIT
#include "data/report/pdf/pdf_box.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include <QRectF>

namespace peerplan {
namespace {

constexpr double padding = 8 * pt;
constexpr double edge = 3 * pt;
constexpr double between = 2.5 * pt;
constexpr double pillSize = 7.5;

// Lines of one of the texts on one page.
struct Piece {
    std::size_t text;
    int first;
    int count;
    double y;
};

}  // namespace

void drawPill(Pages& pages, QPointF place, const std::string& word, Tint tint, double size,
              double most) {
    const SetText set(word, {size, true, tint.ink}, std::max(most - pillMargin, pt));
    const double tall = set.height();
    const QRectF pill(place.x(), place.y() + 0.04 * tall, set.width() + pillMargin, 0.92 * tall);
    pages.fill(pill, tint.back, std::min(pill.height() / 2, set.pitch() / 2));
    pages.text(set, {place.x() + pillMargin / 2, place.y()});
}

Box::Box(std::string word, std::string aside, Tint tint)
    : m_word(std::move(word)), m_aside(std::move(aside)), m_tint(tint) {}

double Box::inner(double outer) {
    return outer - edge - 2 * padding;
}

void Box::add(const std::string& text, const TextStyle& style, double width) {
    if (!text.empty()) m_texts.emplace_back(text, style, inner(width));
}

double Box::height() const {
    double all = 2 * padding + TextStyle{pillSize}.pitch();
    for (const SetText& text : m_texts) all += between + text.height();
    return all;
}

void Box::draw(Pages& pages) const {
    const double x = Pages::left() + edge + padding;
    const double outer = pages.measure();
    const double pill = TextStyle{pillSize}.pitch();
    const bool whole = height() <= pages.tallest(false);
    std::size_t text = 0;
    int line = 0;
    bool begun = false;
    while (!begun || text < m_texts.size()) {
        pages.begin(whole ? height() : 2 * padding + 6 * pill);
        const double top = pages.y();
        const double bottom = top + pages.room() - padding;
        double y = top + padding;
        if (!begun) y += pill;
        std::vector<Piece> pieces;
        while (text < m_texts.size()) {
            const SetText& words = m_texts[text];
            if (line == 0) y += between;
            const int fits = static_cast<int>((bottom - y) / words.pitch() + 1e-6);
            const int count =
                std::min(words.lines() - line, std::max(fits, pieces.empty() ? 1 : 0));
            if (count > 0) pieces.push_back({text, line, count, y});
            y += count * words.pitch();
            line += count;
            if (line < words.lines()) break;
            ++text;
            line = 0;
        }
        y += padding;
        pages.frame(QRectF(Pages::left(), top, outer, y - top), "line", 3 * pt);
        pages.fill(QRectF(Pages::left(), top, edge, y - top), m_tint.ink);
        if (!begun) {
            const double wordWidth = widthOf(m_word, {pillSize, true}) + pillMargin;
            drawPill(pages, {x, top + padding}, m_word, m_tint, pillSize, inner(outer));
            const double rest = inner(outer) - wordWidth - 6 * pt;
            const TextStyle style{pillSize, false, "quiet"};
            pages.text(SetText(shortenedTo(m_aside, style, rest), style, rest),
                       {x + wordWidth + 6 * pt, top + padding});
        }
        for (const Piece& piece : pieces) {
            pages.lines(m_texts[piece.text], {x, piece.y}, piece.first, piece.count);
        }
        pages.advance(y - top);
        begun = true;
        if (text < m_texts.size()) pages.closePage();
    }
}

}  // namespace peerplan
