// SPDX-License-Identifier: MIT
#pragma once

/// A box of lines with a coloured edge, and a word in a coloured pill.

#include <string>
#include <vector>

#include <QPointF>

#include "data/report/pdf/pdf_pages.h"
#include "data/report/pdf/pdf_style.h"
#include "data/report/pdf/pdf_text.h"

namespace peerplan {

/// What a pill adds to its word's width.
inline constexpr double pillMargin = 8 * pt;

/// Draws a word in its colour, behind it the pill, as wide as the word; the line's top left is the
/// place. A word that is wider than `most` takes lines below each other.
void drawPill(Pages& pages, QPointF place, const std::string& word, Tint tint, double size,
              double most);

class Box {
  public:
    /// `word` stands in a pill at the top, `aside` beside it.
    Box(std::string word, std::string aside, Tint tint);

    /// Further lines, unless the text is empty.
    void add(const std::string& text, const TextStyle& style, double width);

    /// On one page if a page holds it, else across pages; the edge goes along.
    void draw(Pages& pages) const;

    /// Width of its lines in a box of a width.
    static double inner(double outer);

  private:
    double height() const;

    std::string m_word;
    std::string m_aside;
    Tint m_tint;
    std::vector<SetText> m_texts;
};

}  // namespace peerplan
