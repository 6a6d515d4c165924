// SPDX-License-Identifier: MIT
#pragma once

/// The series of one chart on its axes, made with Qt Charts.

#include <cstddef>
#include <vector>

#include <QChart>
#include <QGraphicsScene>
#include <QPainter>
#include <QPointF>
#include <QRectF>
#include <QSize>

#include "data/report/charts/axis_scale.h"
#include "data/report/charts/chart_drawing.h"
#include "data/text/language.h"
#include "model/chart.h"

class QAbstractAxis;
class QAbstractBarSeries;
class QAbstractSeries;
class QLineSeries;

namespace peerplan {

/// What it is given must outlive it.
class ChartBuilder {
  public:
    ChartBuilder(const Chart& chart, const Language& language, QSize extent, bool lying);

    void draw(QPainter& painter, const QRectF& target);
    /// The rectangle of the axes.
    QRectF plot() const { return m_chart->plotArea(); }
    /// Where each value that is drawn stands: of a bar its rectangle, else the point.
    std::vector<ChartMark> marks() const;

  private:
    void makeAxes(QSize extent);
    QAbstractAxis* valueAxis(const AxisScale& scale, const ChartAxis& data);
    QAbstractAxis* durationAxis(double least, double most, int width);
    void style(QAbstractAxis* axis, const ChartAxis& data);
    double clampedY(double value) const;
    double clampedX(double seconds) const;
    void attach(QAbstractSeries* series);
    void addBand(const ChartBand& band);
    QAbstractBarSeries* barSeries() const;
    std::size_t placeOf(std::size_t i) const;
    std::size_t seriesAt(std::size_t i) const;
    void addBars();
    double below(std::size_t s, std::size_t i) const;
    double barValue(std::size_t s, std::size_t i) const;
    void addAreas();
    void addLines();
    QLineSeries* newLine(std::size_t s);
    QRectF barAt(std::size_t s, std::size_t i) const;
    QRectF pointAt(std::size_t s, std::size_t i) const;
    QPointF positionOf(double along, double value) const;

    /// Of the room of a category.
    static constexpr double barWidth = 0.62;

    const Chart& m_data;
    const Language& m_language;
    bool m_lying;
    AxisScale m_xScale;
    AxisScale m_yScale;
    QGraphicsScene m_scene;
    QChart* m_chart;
    QAbstractAxis* m_placeAxis = nullptr;
    QAbstractAxis* m_valueAxis = nullptr;
};

}  // namespace peerplan
