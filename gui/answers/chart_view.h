// SPDX-License-Identifier: MIT
#pragma once

/// A Chart drawn as reports draw it, at whatever size the window gives it, and read with mouse or
/// keys: each value in words, a part of it larger, series on and off.

#include <cstddef>
#include <optional>
#include <vector>

#include <QPixmap>
#include <QTransform>
#include <QWidget>

#include "data/report/charts/chart_drawing.h"
#include "gui/answers/chart_reading.h"
#include "model/chart.h"

namespace peerplan::gui {

/// Pointing tells a value; the wheel, or dragging along the places, shows a part; a click on the
/// legend switches a series. By keys: arrows go from value to value, + and - show less and more,
/// 0 or Escape all, 1 to 9 switch the first to the ninth series.
class ChartView : public QWidget {
    Q_OBJECT
  public:
    explicit ChartView(QWidget* parent = nullptr);

    /// What is switched off and enlarged stays while the chart has the same id and shape.
    void setChart(std::optional<Chart> chart);
    const std::optional<Chart>& chart() const { return m_chart; }

    /// The part that is shown.
    const ChartPart& part() const { return m_part; }
    void showPart(const ChartPart& part);
    void showAll();
    bool isHidden(std::size_t series) const { return m_look.hides(series); }
    /// The last one that is shown stays.
    void setHidden(std::size_t series, bool hidden);

    /// Where values and legend stand in the widget, of the part that is shown.
    const ChartPlaces& places() const;
    /// The value that is pointed at, in words; empty where there is none.
    const QString& told() const { return m_told; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

  Q_SIGNALS:
    /// Another value is pointed at, or none.
    void pointed(const QString& told);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    void redraw();
    void draw();
    void drawPointed(QPainter& painter) const;
    void point(std::optional<std::size_t> mark);
    std::optional<std::size_t> markAt(const QPointF& pixel) const;
    std::optional<std::size_t> seriesAt(const QPointF& pixel) const;
    /// The place nearest to a pixel, of the whole chart.
    std::size_t placeAt(const QPointF& pixel) const;
    double along(const QPointF& pixel) const;
    void step(int places, int series);
    void zoom(std::size_t around, double factor);
    std::size_t middle() const;

    std::optional<Chart> m_chart;
    ChartLook m_look;
    ChartPart m_part;
    /// The drawing at the size and density it was made for, and how it stands in the widget.
    QPixmap m_drawn;
    mutable ChartPlaces m_places;
    mutable bool m_placed = false;
    /// Position in the marks.
    std::optional<std::size_t> m_pointed;
    QString m_told;
    std::optional<QPointF> m_dragFrom;
    QPointF m_dragTo;
};

}  // namespace peerplan::gui
