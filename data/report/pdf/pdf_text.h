// SPDX-License-Identifier: MIT
#pragma once

/// Text set in lines of one width, to be drawn whole or line by line.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include <QPainter>
#include <QPointF>
#include <QTextLayout>

namespace peerplan {

enum class Stand : std::uint8_t {
    /// Where the text begins: at the right for what is written from right to left.
    Start,
    Right
};

struct TextStyle {
    /// Points.
    double size = 9.5;
    bool bold = false;
    /// A colour of pdf_style.h.
    std::string_view colour = "ink";
    Stand stand = Stand::Start;

    /// From line to line, in units of the painter.
    double pitch() const;
};

class SetText {
  public:
    /// Breaks between words, and inside of one that is wider than a line. The text is on one line
    /// and harmless already (printableInPage).
    SetText(const std::string& text, const TextStyle& style, double width);

    int lines() const;
    double pitch() const { return m_style.pitch(); }
    double height() const { return lines() * pitch(); }
    /// Of the widest line.
    double width() const;
    /// Draws `count` lines from `first` on, the top left of the first at `place`.
    void draw(QPainter& painter, QPointF place, int first, int count) const;

  private:
    TextStyle m_style;
    std::unique_ptr<QTextLayout> m_layout;
};

/// How wide a text is on one line.
double widthOf(const std::string& text, const TextStyle& style);

/// The text itself where it fits on one line of `width`, else its beginning and `…`.
std::string shortenedTo(const std::string& text, const TextStyle& style, double width);

}  // namespace peerplan
