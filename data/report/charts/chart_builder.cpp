// SPDX-License-Identifier: MIT
#include "data/report/charts/chart_builder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include <QAreaSeries>
#include <QBarCategoryAxis>
#include <QBarSeries>
#include <QBarSet>
#include <QCategoryAxis>
#include <QGraphicsLayout>
#include <QHorizontalBarSeries>
#include <QHorizontalStackedBarSeries>
#include <QLegend>
#include <QLineSeries>
#include <QLocale>
#include <QPen>
#include <QStackedBarSeries>
#include <QStringList>
#include <QValueAxis>

#include "data/report/charts/chart_shape.h"
#include "data/report/charts/chart_style.h"
#include "data/report/charts/duration_scale.h"
#include "data/text/render.h"

namespace peerplan {
namespace {

// Every label of Qt Charts is rich text: what comes from a plan must not be markup there.
QString label(const QString& plain) {
    return plain.toHtmlEscaped();
}

QString axisTitle(const ChartAxis& axis, const Language& language) {
    std::string title = renderSentence(axis.title, language);
    if (!axis.unit.empty()) {
        title += title.empty() ? "" : ", ";
        title += axis.unit;
    }
    return plainName(title, 60);
}

// What has no unit and no fraction is counted.
AxisSteps stepsOf(const ChartAxis& axis, const ValueSpan& span) {
    if (axis.unit == "h") return AxisSteps::Hours;
    return axis.unit.empty() && span.whole ? AxisSteps::Whole : AxisSteps::Any;
}

}  // namespace

ChartBuilder::ChartBuilder(const Chart& chart, const Language& language, QSize extent, bool lying)
    : m_data(chart), m_language(language), m_lying(lying), m_chart(new QChart) {
    m_scene.addItem(m_chart);
    m_chart->setBackgroundVisible(false);
    m_chart->setPlotAreaBackgroundVisible(false);
    m_chart->setDropShadowEnabled(false);
    m_chart->setAnimationOptions(QChart::NoAnimation);
    m_chart->legend()->hide();
    m_chart->setMargins(QMargins(0, 6, 10, 0));
    m_chart->layout()->setContentsMargins(0, 0, 0, 0);
    m_chart->setBackgroundRoundness(0);
    m_chart->setLocale(QLocale(QString::fromStdString(language.tag())));
    m_chart->setLocalizeNumbers(true);
    makeAxes(extent);
    for (const ChartBand& band : chart.bands) addBand(band);
    if (isBars(chart)) {
        addBars();
    } else if (chart.kind == ChartKind::StackedArea) {
        addAreas();
    } else {
        addLines();
    }
    m_chart->resize(extent);
    m_scene.setSceneRect(QRectF(QPointF(0, 0), extent));
}

void ChartBuilder::draw(QPainter& painter, const QRectF& target) {
    m_scene.render(&painter, target, m_scene.sceneRect());
}

void ChartBuilder::makeAxes(QSize extent) {
    const ValueSpan span = valueSpan(m_data);
    const int along = m_lying ? extent.width() / 90 : extent.height() / 55;
    m_yScale = axisScale(span.least, span.most, m_data.yAxis.least, m_data.yAxis.most,
                         std::clamp(along, 3, 10), stepsOf(m_data.yAxis, span));
    m_valueAxis = valueAxis(m_yScale, m_data.yAxis);
    if (isBars(m_data)) {
        auto* axis = new QBarCategoryAxis;
        QStringList names;
        for (std::size_t i = 0; i < m_data.categories.size(); ++i) {
            QString text = label(plainName(m_data.categories[placeOf(i)]));
            // Qt drops a category whose name is there already: a zero-width space keeps it.
            while (names.contains(text)) text += QChar(0x200B);
            names.append(text);
        }
        axis->append(names);
        axis->setGridLineVisible(false);
        m_placeAxis = axis;
        style(axis, m_data.xAxis);
    } else {
        ValueSpan places;
        if (!m_data.x.empty()) places = {m_data.x.front(), m_data.x.front(), true};
        for (const double x : m_data.x) places.add(x);
        const auto least = m_data.xAxis.least.value_or(places.least);
        const auto most = m_data.xAxis.most.value_or(places.most);
        if (m_data.xAxis.scale == ChartScale::Duration) {
            m_placeAxis = durationAxis(least, most, extent.width());
        } else {
            m_xScale = axisScale(least, most, least, most, 10, stepsOf(m_data.xAxis, places));
            m_placeAxis = valueAxis(m_xScale, m_data.xAxis);
            m_placeAxis->setGridLineVisible(false);
        }
    }
    m_chart->addAxis(m_placeAxis, m_lying ? Qt::AlignLeft : Qt::AlignBottom);
    m_chart->addAxis(m_valueAxis, m_lying ? Qt::AlignBottom : Qt::AlignLeft);
}

QAbstractAxis* ChartBuilder::valueAxis(const AxisScale& scale, const ChartAxis& data) {
    auto* axis = new QValueAxis;
    axis->setRange(scale.least, scale.most);
    axis->setTickType(QValueAxis::TicksDynamic);
    axis->setTickAnchor(0);
    axis->setTickInterval(scale.step);
    QString format = QStringLiteral("%.");
    format += QString::number(scale.digits);
    format += QLatin1Char('f');
    axis->setLabelFormat(format);
    style(axis, data);
    return axis;
}

QAbstractAxis* ChartBuilder::durationAxis(double least, double most, int width) {
    m_xScale.least = durationPosition(least);
    m_xScale.most = std::max(durationPosition(most), m_xScale.least + 1);
    auto* axis = new QCategoryAxis;
    axis->setRange(m_xScale.least, m_xScale.most);
    axis->setStartValue(m_xScale.least);
    axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    const double apart = 64 * (m_xScale.most - m_xScale.least) / std::max(width, 1);
    for (const DurationTick& tick : durationTicks(least, most, apart, m_language)) {
        axis->append(QString::fromStdString(tick.label), tick.position);
    }
    style(axis, m_data.xAxis);
    return axis;
}

void ChartBuilder::style(QAbstractAxis* axis, const ChartAxis& data) {
    axis->setLabelsFont(chartFont(chartLabelPixels));
    axis->setTitleFont(chartFont(chartLabelPixels));
    axis->setLabelsColor(inkColour());
    axis->setTitleBrush(inkColour());
    axis->setLinePen(QPen(axisColour(), 1));
    axis->setGridLinePen(QPen(gridColour(), 1));
    axis->setTitleText(label(axisTitle(data, m_language)));
}

double ChartBuilder::clampedY(double value) const {
    return std::clamp(std::isfinite(value) ? value : 0.0, m_yScale.least, m_yScale.most);
}
double ChartBuilder::clampedX(double seconds) const {
    const double value =
        m_data.xAxis.scale == ChartScale::Duration ? durationPosition(seconds) : seconds;
    return std::clamp(std::isfinite(value) ? value : 0.0, m_xScale.least, m_xScale.most);
}

void ChartBuilder::attach(QAbstractSeries* series) {
    m_chart->addSeries(series);
    series->attachAxis(m_placeAxis);
    series->attachAxis(m_valueAxis);
}

void ChartBuilder::addBand(const ChartBand& band) {
    const double from = clampedY(std::min(band.from, band.to));
    const double to = clampedY(std::max(band.from, band.to));
    // Categories stand at 0, 1, ... and reach half a place to both sides.
    const double left = isBars(m_data) ? -0.5 : m_xScale.least;
    const double right =
        isBars(m_data) ? static_cast<double>(m_data.categories.size()) - 0.5 : m_xScale.most;
    auto* lower = new QLineSeries;
    auto* upper = new QLineSeries;
    if (m_lying) {
        lower->append(from, left);
        lower->append(to, left);
        upper->append(from, right);
        upper->append(to, right);
    } else {
        lower->append(left, from);
        lower->append(right, from);
        upper->append(left, to);
        upper->append(right, to);
    }
    auto* area = new QAreaSeries(upper, lower);
    lower->setParent(area);
    upper->setParent(area);
    area->setPen(Qt::NoPen);
    area->setBrush(bandColour());
    attach(area);
}

QAbstractBarSeries* ChartBuilder::barSeries() const {
    const bool stacked = m_data.kind == ChartKind::StackedBars;
    if (m_lying) {
        if (stacked) return new QHorizontalStackedBarSeries;
        return new QHorizontalBarSeries;
    }
    if (stacked) return new QStackedBarSeries;
    return new QBarSeries;
}

// Lying bars grow from the bottom up, and people read from the top down.
std::size_t ChartBuilder::placeOf(std::size_t i) const {
    return m_lying ? m_data.categories.size() - 1 - i : i;
}
std::size_t ChartBuilder::seriesAt(std::size_t i) const {
    return m_lying && !isStacked(m_data) ? m_data.series.size() - 1 - i : i;
}

void ChartBuilder::addBars() {
    QAbstractBarSeries* bars = barSeries();
    bars->setBarWidth(barWidth);
    for (std::size_t i = 0; i < m_data.series.size(); ++i) {
        const std::size_t s = seriesAt(i);
        auto* set = new QBarSet(QString());
        set->setPen(isStacked(m_data) ? QPen(paperColour(), 1) : QPen(Qt::NoPen));
        set->setBrush(seriesColour(s));
        for (std::size_t place = 0; place < m_data.categories.size(); ++place) {
            set->append(barValue(s, placeOf(place)));
        }
        bars->append(set);
    }
    attach(bars);
}

// What is stacked below a bar.
double ChartBuilder::below(std::size_t s, std::size_t i) const {
    const double value = valueAt(m_data.series[s], i);
    double sum = 0;
    for (std::size_t under = 0; isStacked(m_data) && under < s; ++under) {
        const double other = valueAt(m_data.series[under], i);
        if (std::isfinite(other) && (other < 0) == (value < 0)) sum += other;
    }
    return sum;
}

// What is left of a bar inside the axes.
double ChartBuilder::barValue(std::size_t s, std::size_t i) const {
    const double value = valueAt(m_data.series[s], i);
    if (!std::isfinite(value)) return 0;
    const double from = below(s, i);
    return clampedY(from + value) - clampedY(from);
}

void ChartBuilder::addAreas() {
    std::vector<double> below(m_data.x.size(), 0);
    for (std::size_t s = 0; s < m_data.series.size(); ++s) {
        auto* lower = new QLineSeries;
        auto* upper = new QLineSeries;
        for (std::size_t i = 0; i < m_data.x.size(); ++i) {
            const double value = valueAt(m_data.series[s], i);
            lower->append(clampedX(m_data.x[i]), clampedY(below[i]));
            below[i] += std::isfinite(value) ? value : 0;
            upper->append(clampedX(m_data.x[i]), clampedY(below[i]));
        }
        auto* area = new QAreaSeries(upper, lower);
        lower->setParent(area);
        upper->setParent(area);
        area->setPen(QPen(paperColour(), 0.8));
        area->setBrush(seriesColour(s));
        attach(area);
    }
}

void ChartBuilder::addLines() {
    for (std::size_t s = 0; s < m_data.series.size(); ++s) {
        QLineSeries* line = nullptr;
        for (std::size_t i = 0; i < m_data.x.size(); ++i) {
            const double value = valueAt(m_data.series[s], i);
            if (!std::isfinite(value)) {
                line = nullptr;
                continue;
            }
            if (line == nullptr) line = newLine(s);
            const double last = i == 0 ? value : valueAt(m_data.series[s], i - 1);
            if (m_data.kind == ChartKind::Steps && line->count() > 0) {
                line->append(clampedX(m_data.x[i]), clampedY(last));
            }
            line->append(clampedX(m_data.x[i]), clampedY(value));
        }
    }
}

QLineSeries* ChartBuilder::newLine(std::size_t s) {
    // Dashes beside colours, for those who print in grey.
    constexpr std::array<Qt::PenStyle, 4> dashes{Qt::SolidLine, Qt::DashLine, Qt::DotLine,
                                                 Qt::DashDotLine};
    auto* line = new QLineSeries;
    line->setPen(QPen(seriesColour(s), 2.2, dashes[s % dashes.size()], Qt::RoundCap));
    attach(line);
    return line;
}

}  // namespace peerplan
