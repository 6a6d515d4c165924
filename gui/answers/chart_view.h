// SPDX-License-Identifier: MIT
#pragma once

/// A Chart drawn as reports draw it, at whatever size the window gives it.

#include <optional>

#include <QPixmap>
#include <QWidget>

#include "model/chart.h"

namespace peerplan::gui {

class ChartView : public QWidget {
    Q_OBJECT
  public:
    explicit ChartView(QWidget* parent = nullptr);

    void setChart(std::optional<Chart> chart);
    const std::optional<Chart>& chart() const { return m_chart; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    std::optional<Chart> m_chart;
    /// The drawing at the size and density it was made for.
    QPixmap m_drawn;
};

}  // namespace peerplan::gui
