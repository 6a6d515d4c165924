// SPDX-License-Identifier: MIT
#include "data/report/pdf/pdf_cards.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include <QRectF>

#include "data/report/pdf/pdf_box.h"
#include "data/report/pdf/pdf_style.h"
#include "data/report/words.h"
#include "data/text/display_width.h"
#include "data/text/render.h"

namespace peerplan {
namespace {

constexpr double gutter = 9 * pt;
constexpr double padding = 8 * pt;
constexpr double edge = 2.5 * pt;
constexpr double pillSize = 7;
// Longer values are set smaller.
constexpr std::array<double, 4> valueSizes{17, 13, 10.5, 8.5};
constexpr int mostValueLines = 2;

const TextStyle labelStyle{8, false, "quiet"};
const TextStyle detailStyle{8};

struct Card {
    std::optional<SetText> label;
    std::optional<SetText> value;
    std::optional<SetText> detail;
    std::string word;
    Mood mood = Mood::Neutral;
    /// Without the label, which is as high as the highest of the row.
    double height = 0;
};

SetText setValue(const std::string& text, std::string_view colour, double width) {
    for (const double size : valueSizes) {
        SetText set(text, {size, true, colour}, width);
        // A word that breaks is set smaller, too.
        const bool fits = set.lines() == 1 || (size < 12 && set.lines() <= mostValueLines);
        if (fits || size == valueSizes.back()) return set;
    }
    return SetText(text, {valueSizes.back(), true, colour}, width);
}

Card makeCard(const KeyFigure& figure, double width, const Language& language) {
    const auto words = [&](const Text& text) { return printableInPage(render(text, language)); };
    Card card;
    card.mood = figure.mood;
    card.height = edge + 2 * padding;
    const auto add = [&card](std::optional<SetText>& part, SetText text, double space) {
        card.height += text.height() + space;
        part.emplace(std::move(text));
    };
    const double inner = width - 2 * padding;
    const std::string_view tone = figure.mood == Mood::Neutral ? "ink" : tintOf(figure.mood).ink;
    card.label.emplace(words(figure.label), labelStyle, inner);
    add(card.value, setValue(words(figure.value), tone, inner), 2 * pt);
    const std::string detail = words(figure.detail);
    if (!detail.empty()) add(card.detail, SetText(detail, detailStyle, inner), 2 * pt);
    if (figure.mood != Mood::Neutral) {
        card.word = language.translate(wordOf(figure.mood));
        card.height += TextStyle{pillSize}.pitch() + 4 * pt;
    }
    return card;
}

void drawCard(Pages& pages, const Card& card, const QRectF& area, double label) {
    pages.fill(area, "panel", 3 * pt);
    pages.fill(QRectF(area.x(), area.y(), area.width(), edge),
               card.mood == Mood::Neutral ? "quiet" : tintOf(card.mood).ink);
    const double x = area.x() + padding;
    double y = area.y() + edge + padding;
    pages.text(*card.label, {x, y});
    y += label + 2 * pt;
    pages.text(*card.value, {x, y});
    y += card.value->height() + 2 * pt;
    if (card.detail) pages.text(*card.detail, {x, y});
    if (!card.word.empty()) {
        // At the foot of the card, so that the words of a row stand on one line.
        drawPill(pages, {x, area.bottom() - padding - TextStyle{pillSize}.pitch()}, card.word,
                 tintOf(card.mood), pillSize, area.width() - 2 * padding);
    }
}

// A card that no page holds is told line by line.
void tell(Pages& pages, const KeyFigure& figure, const Language& language) {
    const auto words = [&](const Text& text) { return printableInPage(render(text, language)); };
    pages.flow(SetText(words(figure.label), labelStyle, pages.measure()));
    pages.flow(SetText(words(figure.value), {9.5, true}, pages.measure()));
    pages.flow(SetText(words(figure.detail), detailStyle, pages.measure()));
    if (figure.mood != Mood::Neutral) {
        pages.flow(SetText(language.translate(wordOf(figure.mood)), labelStyle, pages.measure()));
    }
}

}  // namespace

void layCards(Pages& pages, const KeyFigures& figures, const Language& language) {
    const std::size_t count = figures.figures.size();
    if (count == 0) return;
    // Rows of as equal a length as four and three allow.
    const std::size_t rows = (count + 3) / 4;
    const std::size_t across = (count + rows - 1) / rows;
    const auto columns = static_cast<double>(std::max<std::size_t>(across, 2));
    const double width = (pages.measure() - (columns - 1) * gutter) / columns;
    pages.space(10 * pt);
    for (std::size_t first = 0; first < count; first += across) {
        const std::size_t end = std::min(first + across, count);
        std::vector<Card> cards;
        double tall = 0;
        double label = 0;
        for (std::size_t i = first; i < end; ++i) {
            cards.push_back(makeCard(figures.figures[i], width, language));
            tall = std::max(tall, cards.back().height);
            label = std::max(label, cards.back().label->height());
        }
        tall += label;
        if (tall > pages.tallest(false)) {
            for (std::size_t i = first; i < end; ++i) tell(pages, figures.figures[i], language);
            continue;
        }
        pages.begin(tall);
        for (std::size_t i = 0; i < cards.size(); ++i) {
            const double x = Pages::left() + static_cast<double>(i) * (width + gutter);
            drawCard(pages, cards[i], QRectF(x, pages.y(), width, tall), label);
        }
        pages.advance(tall);
        pages.space(gutter);
    }
    pages.space(12 * pt);
}

}  // namespace peerplan
