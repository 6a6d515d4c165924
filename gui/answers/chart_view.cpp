// SPDX-License-Identifier: MIT
#include "gui/answers/chart_view.h"

#include <utility>

#include <QPainter>

#include "data/report/charts/chart_drawing.h"
#include "data/report/charts/chart_style.h"
#include "gui/words/words.h"

namespace peerplan::gui {
namespace {

constexpr int margin = 12;
constexpr int titlePixels = 15;
constexpr int titleHeight = 26;

}  // namespace

ChartView::ChartView(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void ChartView::setChart(std::optional<Chart> chart) {
    m_chart = std::move(chart);
    m_drawn = QPixmap();
    if (m_chart) {
        setAccessibleName(said(m_chart->title));
        setAccessibleDescription(said(m_chart->alternative));
        setToolTip(said(m_chart->alternative));
    }
    updateGeometry();
    update();
}

QSize ChartView::sizeHint() const {
    return {720, 420};
}

QSize ChartView::minimumSizeHint() const {
    return {320, 200};
}

void ChartView::paintEvent(QPaintEvent* event) {
    Q_UNUSED(event)
    if (!m_chart || width() < 80 || height() < 80) return;
    const qreal density = devicePixelRatioF();
    const QSize wanted = size() * density;
    if (m_drawn.size() != wanted) {
        m_drawn = QPixmap(wanted);
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
        const QSize room(width() - 2 * margin, height() - 2 * margin - titleHeight);
        const QSize extent = chartExtent(*m_chart, windowLanguage(), room);
        painter.translate(margin, margin + titleHeight);
        // Bars that lie take the height that they need: a tall chart is made smaller as a whole.
        if (extent.height() > room.height()) {
            const qreal scale = static_cast<qreal>(room.height()) / extent.height();
            painter.scale(scale, scale);
        }
        drawChart(painter, *m_chart, windowLanguage(), extent);
    }
    QPainter(this).drawPixmap(0, 0, m_drawn);
}

}  // namespace peerplan::gui
