// SPDX-License-Identifier: MIT
#pragma once

/// Finds room for names beside symbols.

#include <optional>
#include <span>
#include <vector>

#include <QRectF>

namespace peerplan {

/// Names are placed in the order asked, each where nothing stands yet. Memory is used again.
class LabelLayout {
  public:
    /// Nothing stands yet; names stay within this box.
    void begin(const QRectF& within);
    /// Keeps names off a box.
    void block(const QRectF& box);
    /// Room for a name of that size beside a symbol: to its right, left, above or below, or at a
    /// corner, the first that is free; nothing if none is. What is found is taken. Linear in what
    /// stands.
    std::optional<QRectF> place(const QRectF& symbol, QSizeF size);

    std::span<const QRectF> placed() const { return m_placed; }

  private:
    bool isFree(const QRectF& box) const;

    QRectF m_within;
    std::vector<QRectF> m_blocked;
    std::vector<QRectF> m_placed;
};

}  // namespace peerplan
