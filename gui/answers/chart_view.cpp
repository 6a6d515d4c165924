// SPDX-License-Identifier: MIT
#include "gui/answers/chart_view.h"

#include <algorithm>
#include <utility>

#include <QPainter>

#include "data/report/charts/chart_style.h"
#include "gui/words/words.h"

namespace peerplan::gui {
namespace {

constexpr int margin = 12;
constexpr int titlePixels = 15;
constexpr int titleHeight = 26;
constexpr int boxPixels = 12;

/// How the chart's drawing stands in a widget of that size: a tall one is made smaller as a whole.
struct Frame {
    QSize extent;
    QTransform transform;
};

Frame frameOf(const Chart& chart, QSize widget) {
    const QSize room(std::max(1, widget.width() - 2 * margin),
                     std::max(1, widget.height() - 2 * margin - titleHeight));
    Frame frame;
    frame.extent = chartExtent(chart, windowLanguage(), room);
    frame.transform.translate(margin, margin + titleHeight);
    if (frame.extent.height() > room.height()) {
        const qreal scale = static_cast<qreal>(room.height()) / frame.extent.height();
        frame.transform.scale(scale, scale);
    }
    return frame;
}

}  // namespace

ChartView::ChartView(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
}

void ChartView::setChart(std::optional<Chart> chart) {
    const bool same = m_chart && chart && m_chart->id == chart->id &&
                      m_chart->series.size() == chart->series.size() &&
                      wholeOf(*m_chart) == wholeOf(*chart);
    m_chart = std::move(chart);
    if (!same) {
        m_look = {};
        m_part = m_chart ? wholeOf(*m_chart) : ChartPart{};
    }
    if (m_chart) {
        setAccessibleName(said(m_chart->title));
        setAccessibleDescription(said(m_chart->alternative));
    }
    updateGeometry();
    redraw();
}

void ChartView::redraw() {
    m_drawn = QPixmap();
    m_placed = false;
    point({});
    update();
}

void ChartView::showPart(const ChartPart& part) {
    if (!m_chart || part == m_part) return;
    const ChartPart whole = wholeOf(*m_chart);
    m_part.first = std::min(part.first, whole.last);
    m_part.last = std::clamp(part.last, m_part.first, whole.last);
    redraw();
}

void ChartView::showAll() {
    if (m_chart) showPart(wholeOf(*m_chart));
}

void ChartView::setHidden(std::size_t series, bool hidden) {
    if (!m_chart || series >= m_chart->series.size() || m_look.hides(series) == hidden) return;
    m_look.hidden.resize(m_chart->series.size());
    m_look.hidden[series] = hidden;
    const auto shown = std::count(m_look.hidden.begin(), m_look.hidden.end(), false);
    if (shown == 0) m_look.hidden[series] = false;
    redraw();
}

const ChartPlaces& ChartView::places() const {
    if (m_placed || !m_chart) return m_places;
    const Chart shown = partOf(*m_chart, m_part);
    const Frame frame = frameOf(shown, size());
    m_places = chartPlaces(shown, windowLanguage(), frame.extent, m_look);
    m_places.plot = frame.transform.mapRect(m_places.plot);
    for (ChartMark& mark : m_places.marks) mark.bounds = frame.transform.mapRect(mark.bounds);
    for (ChartPlaces::Name& name : m_places.legend) {
        name.bounds = frame.transform.mapRect(name.bounds);
    }
    m_placed = true;
    return m_places;
}

QSize ChartView::sizeHint() const {
    return {720, 420};
}

QSize ChartView::minimumSizeHint() const {
    return {320, 200};
}

void ChartView::draw() {
    const qreal density = devicePixelRatioF();
    m_drawn = QPixmap(size() * density);
    m_drawn.setDevicePixelRatio(density);
    m_drawn.fill(Qt::transparent);
    QPainter painter(&m_drawn);
    painter.setRenderHint(QPainter::Antialiasing);
    // A sheet of paper in either look: the colours of series are made for white.
    painter.setPen(Qt::NoPen);
    painter.setBrush(Qt::white);
    painter.drawRoundedRect(QRectF(0, 0, width(), height()), 6, 6);
    painter.setPen(inkColour());
    painter.setFont(chartFont(titlePixels, true));
    const QRectF head(margin, margin - 4, width() - 2 * margin, titleHeight);
    painter.drawText(head, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(said(m_chart->title), Qt::ElideRight,
                                                      static_cast<int>(head.width())));
    const Chart shown = partOf(*m_chart, m_part);
    const Frame frame = frameOf(shown, size());
    painter.setTransform(frame.transform, true);
    drawChart(painter, shown, windowLanguage(), frame.extent, m_look);
}

void ChartView::paintEvent(QPaintEvent* event) {
    Q_UNUSED(event)
    if (!m_chart || width() < 80 || height() < 80) return;
    if (m_drawn.size() != size() * devicePixelRatioF()) draw();
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_drawn);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_dragFrom) {
        const QRectF plot = places().plot;
        QRectF band = QRectF(*m_dragFrom, m_dragTo).normalized();
        if (places().lying) {
            band.setLeft(plot.left());
            band.setRight(plot.right());
        } else {
            band.setTop(plot.top());
            band.setBottom(plot.bottom());
        }
        QColor shade = axisColour();
        shade.setAlpha(70);
        painter.fillRect(band & plot, shade);
    }
    if (m_pointed) drawPointed(painter);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
        painter.drawRoundedRect(QRectF(1, 1, width() - 2, height() - 2), 6, 6);
    }
}

void ChartView::drawPointed(QPainter& painter) const {
    const ChartMark& mark = places().marks[*m_pointed];
    const bool bar = m_chart->kind == ChartKind::Bars || m_chart->kind == ChartKind::StackedBars;
    QPointF at = mark.bounds.center();
    if (bar) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(inkColour(), 2));
        painter.drawRect(mark.bounds);
    } else {
        at = mark.bounds.topLeft();
        painter.setPen(QPen(axisColour(), 1, Qt::DashLine));
        painter.drawLine(QPointF(at.x(), places().plot.top()),
                         QPointF(at.x(), places().plot.bottom()));
        painter.setPen(QPen(inkColour(), 1.5));
        painter.setBrush(seriesColour(mark.series));
        painter.drawEllipse(at, 4.5, 4.5);
    }
    painter.setFont(chartFont(boxPixels));
    const QFontMetricsF metrics(painter.font());
    const double wide = std::min(metrics.horizontalAdvance(m_told) + 16.0, width() - 8.0);
    QRectF box(at.x() + 12, at.y() - 34, wide, metrics.height() + 8);
    // Inside the widget, whatever is pointed at.
    box.moveLeft(std::clamp(box.left(), 4.0, std::max(4.0, width() - 4 - wide)));
    box.moveTop(std::clamp(box.top(), 4.0, std::max(4.0, height() - 4 - box.height())));
    painter.setPen(QPen(axisColour(), 1));
    painter.setBrush(Qt::white);
    painter.drawRoundedRect(box, 4, 4);
    painter.setPen(inkColour());
    painter.drawText(box.adjusted(8, 0, -8, 0), Qt::AlignLeft | Qt::AlignVCenter,
                     metrics.elidedText(m_told, Qt::ElideMiddle, wide - 16));
}

void ChartView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    redraw();
}

void ChartView::point(std::optional<std::size_t> mark) {
    if (mark == m_pointed) return;
    m_pointed = mark;
    m_told.clear();
    if (mark) {
        const ChartMark& at = places().marks[*mark];
        m_told = markText(*m_chart, at.series, m_part.first + at.place);
    }
    if (m_chart) setAccessibleDescription(mark ? m_told : said(m_chart->alternative));
    Q_EMIT pointed(m_told);
    update();
}

}  // namespace peerplan::gui
