// SPDX-License-Identifier: MIT
#include "data/report/pdf/pdf_text.h"

#include <algorithm>

#include <QTextLine>
#include <QTextOption>

#include "data/report/pdf/pdf_faces.h"
#include "data/report/pdf/pdf_style.h"

namespace peerplan {
namespace {

constexpr double leading = 1.4;
// Ascent and descent of Open Sans in its own size: lines of every face stand on its baseline.
constexpr double ascent = 1.069;
constexpr double descent = 0.293;
constexpr double oneLine = 1e7;

void layOut(QTextLayout& layout, const QString& text, const TextStyle& style, double width) {
    const QFont font = pdfFont(style.size * pt, style.bold);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setUseDesignMetrics(true);
    option.setAlignment(style.stand == Stand::Right ? Qt::AlignRight | Qt::AlignAbsolute
                                                    : Qt::AlignLeft | Qt::Alignment());
    layout.setText(text);
    layout.setFont(font);
    layout.setFormats(faceRanges(text, font));
    layout.setTextOption(option);
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(std::max(width, 1.0));
        line.setPosition(QPointF(0, 0));
    }
    layout.endLayout();
}

}  // namespace

double TextStyle::pitch() const {
    return size * pt * leading;
}

SetText::SetText(const std::string& text, const TextStyle& style, double width)
    : m_style(style), m_layout(std::make_unique<QTextLayout>()) {
    layOut(*m_layout, QString::fromStdString(text), style, width);
}

int SetText::lines() const {
    return m_layout->lineCount();
}

double SetText::width() const {
    double widest = 0;
    for (int i = 0; i < lines(); ++i) {
        widest = std::max(widest, m_layout->lineAt(i).naturalTextWidth());
    }
    return widest;
}

void SetText::draw(QPainter& painter, QPointF place, int first, int count) const {
    painter.setPen(pageColour(m_style.colour));
    const double size = m_style.size * pt;
    double baseline = place.y() + (pitch() - (ascent + descent) * size) / 2 + ascent * size;
    for (int i = first; i < first + count; ++i) {
        const QTextLine line = m_layout->lineAt(i);
        line.draw(&painter, QPointF(place.x(), baseline - line.ascent()));
        baseline += pitch();
    }
}

double widthOf(const std::string& text, const TextStyle& style) {
    return SetText(text, style, oneLine).width();
}

std::string shortenedTo(const std::string& text, const TextStyle& style, double width) {
    if (widthOf(text, style) <= width) return text;
    const QString whole = QString::fromStdString(text);
    QTextLayout layout;
    layOut(layout, whole, style, width - widthOf("\u2026", style));
    QString first = whole.left(layout.lineAt(0).textLength()).trimmed();
    first += QChar(0x2026);
    return first.toStdString();
}

}  // namespace peerplan
