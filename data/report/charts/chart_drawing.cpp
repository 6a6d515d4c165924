// SPDX-License-Identifier: MIT
#include "data/report/charts/chart_drawing.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <QAreaSeries>
#include <QBarCategoryAxis>
#include <QBarSeries>
#include <QBarSet>
#include <QCategoryAxis>
#include <QChart>
#include <QFontMetricsF>
#include <QGraphicsLayout>
#include <QGraphicsScene>
#include <QHorizontalBarSeries>
#include <QHorizontalStackedBarSeries>
#include <QLegend>
#include <QLineSeries>
#include <QLocale>
#include <QPen>
#include <QStackedBarSeries>
#include <QStringList>
#include <QValueAxis>

#include "data/report/charts/axis_scale.h"
#include "data/report/charts/chart_style.h"
#include "data/report/charts/duration_scale.h"
#include "data/text/display_width.h"
#include "data/text/render.h"

namespace peerplan {
namespace {

constexpr int labelPixels = 12;
constexpr int legendRow = 22;
constexpr int swatch = 11;
constexpr int lyingBar = 30;
// Longest name of a category, in columns of a terminal.
constexpr std::size_t longestName = 40;

QString plainName(const std::string& name, std::size_t columns = longestName) {
    return QString::fromStdString(shortened(printable(name), columns));
}

// Every label of Qt Charts is rich text: what comes from a plan must not be markup there.
QString label(const QString& plain) {
    return plain.toHtmlEscaped();
}

QString axisTitle(const ChartAxis& axis, const Language& language) {
    std::string title = render(axis.title, language);
    if (!axis.unit.empty()) {
        title += title.empty() ? "" : ", ";
        title += axis.unit;
    }
    return plainName(title, 60);
}

bool isBars(const Chart& chart) {
    return chart.kind == ChartKind::Bars || chart.kind == ChartKind::StackedBars;
}
bool isStacked(const Chart& chart) {
    return chart.kind == ChartKind::StackedBars || chart.kind == ChartKind::StackedArea;
}

double valueAt(const ChartSeries& series, std::size_t i) {
    return i < series.values.size() ? series.values[i] : std::numeric_limits<double>::quiet_NaN();
}

std::size_t places(const Chart& chart) {
    return isBars(chart) ? chart.categories.size() : chart.x.size();
}

struct Span {
    double least = 0;
    double most = 0;
    void add(double value) {
        if (!std::isfinite(value)) return;
        least = std::min(least, value);
        most = std::max(most, value);
    }
};

Span valueSpan(const Chart& chart) {
    Span span;
    for (std::size_t i = 0; i < places(chart); ++i) {
        double above = 0;
        double below = 0;
        for (const ChartSeries& series : chart.series) {
            const double value = valueAt(series, i);
            if (!std::isfinite(value)) continue;
            (value < 0 ? below : above) += value;
            if (!isStacked(chart)) span.add(value);
        }
        if (isStacked(chart)) {
            span.add(above);
            span.add(below);
        }
    }
    for (const ChartBand& band : chart.bands) {
        span.add(band.from);
        span.add(band.to);
    }
    return span;
}

// Bars lie where their names would not stand side by side.
bool barsLie(const Chart& chart, int width) {
    if (!isBars(chart) || chart.categories.empty()) return false;
    const QFontMetricsF metrics(chartFont(labelPixels));
    const double each = (width - 90.0) / static_cast<double>(chart.categories.size());
    for (const std::string& name : chart.categories) {
        if (metrics.horizontalAdvance(plainName(name)) > each - 10) return true;
    }
    return false;
}

struct LegendEntry {
    QString name;
    QColor colour;
    QRectF place;
};

// The legend is our own: that of Qt Charts hides what does not fit on one line.
std::vector<LegendEntry> legend(const Chart& chart, const Language& language, int width) {
    std::vector<LegendEntry> entries;
    for (std::size_t i = 0; i < chart.series.size(); ++i) {
        entries.push_back({plainName(render(chart.series[i].name, language)), seriesColour(i), {}});
    }
    if (entries.size() == 1 && chart.bands.empty()) entries.clear();
    for (const ChartBand& band : chart.bands) {
        entries.push_back({plainName(render(band.label, language)), bandColour(), {}});
    }
    entries.erase(std::remove_if(entries.begin(), entries.end(),
                                 [](const LegendEntry& entry) { return entry.name.isEmpty(); }),
                  entries.end());
    const QFontMetricsF metrics(chartFont(labelPixels));
    double x = 0;
    double y = 0;
    for (LegendEntry& entry : entries) {
        const double wide = swatch + 7 + std::ceil(metrics.horizontalAdvance(entry.name)) + 22;
        if (x > 0 && x + wide > width) {
            x = 0;
            y += legendRow;
        }
        entry.place = {x, y, wide, legendRow};
        x += wide;
    }
    return entries;
}

int legendHeight(const std::vector<LegendEntry>& entries) {
    return entries.empty() ? 0 : static_cast<int>(entries.back().place.bottom()) + 4;
}

void drawLegend(QPainter& painter, const std::vector<LegendEntry>& entries) {
    painter.save();
    for (const LegendEntry& entry : entries) {
        const double middle = entry.place.center().y();
        painter.setPen(Qt::NoPen);
        painter.setBrush(entry.colour);
        painter.drawRect(QRectF(entry.place.x(), middle - swatch / 2.0, swatch, swatch));
        painter.setPen(inkColour());
        painter.setFont(chartFont(labelPixels));
        // The baseline stands so that the capitals' middle is the swatch's.
        painter.drawText(QPointF(entry.place.x() + swatch + 7, middle + 4.5), entry.name);
    }
    painter.restore();
}

/// Builds the series of one chart on its axes.
class Builder {
  public:
    Builder(const Chart& chart, const Language& language, QSize extent, bool lying)
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

    void draw(QPainter& painter, const QRectF& target) {
        m_scene.render(&painter, target, m_scene.sceneRect());
    }

  private:
    void makeAxes(QSize extent) {
        const Span span = valueSpan(m_data);
        const int along = m_lying ? extent.width() / 90 : extent.height() / 55;
        m_yScale = axisScale(span.least, span.most, m_data.yAxis.least, m_data.yAxis.most,
                             std::clamp(along, 3, 10), m_data.yAxis.unit == "h");
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
            Span places;
            if (!m_data.x.empty()) places = {m_data.x.front(), m_data.x.front()};
            for (const double x : m_data.x) places.add(x);
            const auto least = m_data.xAxis.least.value_or(places.least);
            const auto most = m_data.xAxis.most.value_or(places.most);
            if (m_data.xAxis.scale == ChartScale::Duration) {
                m_placeAxis = durationAxis(least, most, extent.width());
            } else {
                m_xScale = axisScale(least, most, least, most, 10, m_data.xAxis.unit == "h");
                m_placeAxis = valueAxis(m_xScale, m_data.xAxis);
                m_placeAxis->setGridLineVisible(false);
            }
        }
        m_chart->addAxis(m_placeAxis, m_lying ? Qt::AlignLeft : Qt::AlignBottom);
        m_chart->addAxis(m_valueAxis, m_lying ? Qt::AlignBottom : Qt::AlignLeft);
    }

    QAbstractAxis* valueAxis(const AxisScale& scale, const ChartAxis& data) {
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

    QAbstractAxis* durationAxis(double least, double most, int width) {
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

    void style(QAbstractAxis* axis, const ChartAxis& data) {
        axis->setLabelsFont(chartFont(labelPixels));
        axis->setTitleFont(chartFont(labelPixels));
        axis->setLabelsColor(inkColour());
        axis->setTitleBrush(inkColour());
        axis->setLinePen(QPen(axisColour(), 1));
        axis->setGridLinePen(QPen(gridColour(), 1));
        axis->setTitleText(label(axisTitle(data, m_language)));
    }

    double clampedY(double value) const {
        return std::clamp(std::isfinite(value) ? value : 0.0, m_yScale.least, m_yScale.most);
    }
    double clampedX(double seconds) const {
        const double value =
            m_data.xAxis.scale == ChartScale::Duration ? durationPosition(seconds) : seconds;
        return std::clamp(std::isfinite(value) ? value : 0.0, m_xScale.least, m_xScale.most);
    }

    void attach(QAbstractSeries* series) {
        m_chart->addSeries(series);
        series->attachAxis(m_placeAxis);
        series->attachAxis(m_valueAxis);
    }

    void addBand(const ChartBand& band) {
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

    QAbstractBarSeries* barSeries() const {
        const bool stacked = m_data.kind == ChartKind::StackedBars;
        if (m_lying) {
            if (stacked) return new QHorizontalStackedBarSeries;
            return new QHorizontalBarSeries;
        }
        if (stacked) return new QStackedBarSeries;
        return new QBarSeries;
    }

    // Lying bars grow from the bottom up, and people read from the top down.
    std::size_t placeOf(std::size_t i) const {
        return m_lying ? m_data.categories.size() - 1 - i : i;
    }
    std::size_t seriesAt(std::size_t i) const {
        return m_lying && !isStacked(m_data) ? m_data.series.size() - 1 - i : i;
    }

    void addBars() {
        QAbstractBarSeries* bars = barSeries();
        bars->setBarWidth(0.62);
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

    // What is left of a bar inside the axes, with what is stacked below it.
    double barValue(std::size_t s, std::size_t i) const {
        const double value = valueAt(m_data.series[s], i);
        if (!std::isfinite(value)) return 0;
        double below = 0;
        for (std::size_t under = 0; isStacked(m_data) && under < s; ++under) {
            const double other = valueAt(m_data.series[under], i);
            if (std::isfinite(other) && (other < 0) == (value < 0)) below += other;
        }
        return clampedY(below + value) - clampedY(below);
    }

    void addAreas() {
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

    void addLines() {
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

    QLineSeries* newLine(std::size_t s) {
        // Dashes beside colours, for those who print in grey.
        constexpr std::array<Qt::PenStyle, 4> dashes{Qt::SolidLine, Qt::DashLine, Qt::DotLine,
                                                     Qt::DashDotLine};
        auto* line = new QLineSeries;
        line->setPen(QPen(seriesColour(s), 2.2, dashes[s % dashes.size()], Qt::RoundCap));
        attach(line);
        return line;
    }

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

}  // namespace

QSize chartExtent(const Chart& chart, const Language& language, QSize wanted) {
    if (!barsLie(chart, wanted.width())) return wanted;
    const int sets =
        isStacked(chart) ? 1 : static_cast<int>(std::max<std::size_t>(1, chart.series.size()));
    const int each = std::max(lyingBar, 16 * sets + 10);
    const int bars = each * static_cast<int>(chart.categories.size());
    return {wanted.width(), legendHeight(legend(chart, language, wanted.width())) + bars + 60};
}

void drawChart(QPainter& painter, const Chart& chart, const Language& language, QSize extent) {
    const auto entries = legend(chart, language, extent.width());
    const int top = legendHeight(entries);
    drawLegend(painter, entries);
    const QSize rest(extent.width(), extent.height() - top);
    Builder builder(chart, language, rest, barsLie(chart, extent.width()));
    builder.draw(painter, QRectF(0, top, rest.width(), rest.height()));
}

}  // namespace peerplan
