// SPDX-License-Identifier: MIT
#include "data/report/map/label_layout.h"

#include <algorithm>
#include <array>

namespace peerplan {
namespace {

constexpr double gap = 2;

bool overlap(const QRectF& a, const QRectF& b) {
    return a.left() < b.right() && b.left() < a.right() && a.top() < b.bottom() &&
           b.top() < a.bottom();
}

}  // namespace

void LabelLayout::begin(const QRectF& within) {
    m_within = within;
    m_blocked.clear();
    m_placed.clear();
}

void LabelLayout::block(const QRectF& box) {
    m_blocked.push_back(box);
}

std::optional<QRectF> LabelLayout::place(const QRectF& symbol, QSizeF size) {
    const double right = symbol.right() + gap;
    const double left = symbol.left() - gap - size.width();
    const double above = symbol.top() - gap - size.height();
    const double below = symbol.bottom() + gap;
    const double midX = symbol.center().x() - size.width() / 2;
    const double midY = symbol.center().y() - size.height() / 2;
    const std::array<QPointF, 8> corners{{{right, midY},
                                          {left, midY},
                                          {midX, above},
                                          {midX, below},
                                          {right, above + size.height() / 2},
                                          {right, below - size.height() / 2},
                                          {left, above + size.height() / 2},
                                          {left, below - size.height() / 2}}};
    for (const QPointF& corner : corners) {
        const QRectF box(corner, size);
        if (!isFree(box)) continue;
        m_placed.push_back(box);
        return box;
    }
    return std::nullopt;
}

bool LabelLayout::isFree(const QRectF& box) const {
    const auto hits = [&box](const QRectF& other) { return overlap(box, other); };
    return m_within.contains(box) && std::none_of(m_blocked.begin(), m_blocked.end(), hits) &&
           std::none_of(m_placed.begin(), m_placed.end(), hits);
}

}  // namespace peerplan
