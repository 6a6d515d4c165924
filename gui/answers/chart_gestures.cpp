// SPDX-License-Identifier: MIT
// How a chart is read: pointing, dragging, the wheel, the legend and the keys.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <limits>
#include <utility>

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include "gui/answers/chart_view.h"

namespace peerplan::gui {
namespace {

/// From a value, for it to be pointed at.
constexpr double reach = 14;
/// Less than that is a click and no drag.
constexpr double leastDrag = 8;
constexpr double zoomStep = 0.7;

double distance(const QRectF& box, const QPointF& pixel) {
    const double dx = std::max({box.left() - pixel.x(), 0.0, pixel.x() - box.right()});
    const double dy = std::max({box.top() - pixel.y(), 0.0, pixel.y() - box.bottom()});
    return std::hypot(dx, dy);
}

}  // namespace

double ChartView::along(const QPointF& pixel) const {
    return places().lying ? pixel.y() : pixel.x();
}

std::optional<std::size_t> ChartView::markAt(const QPointF& pixel) const {
    if (!m_chart || !places().plot.adjusted(-reach, -reach, reach, reach).contains(pixel)) {
        return std::nullopt;
    }
    const auto& marks = places().marks;
    const bool bar = m_chart->kind == ChartKind::Bars || m_chart->kind == ChartKind::StackedBars;
    // Of lines and areas the nearest position first: values of one moment are compared.
    double nearest = std::numeric_limits<double>::infinity();
    for (const ChartMark& mark : marks) {
        nearest = std::min(nearest, std::abs(along(mark.bounds.center()) - along(pixel)));
    }
    std::optional<std::size_t> best;
    double least = bar ? reach : std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i < marks.size(); ++i) {
        if (!bar && std::abs(along(marks[i].bounds.center()) - along(pixel)) > nearest) continue;
        const double away = distance(marks[i].bounds, pixel);
        if (away >= least) continue;
        least = away;
        best = i;
    }
    return best;
}

std::optional<std::size_t> ChartView::seriesAt(const QPointF& pixel) const {
    for (const ChartPlaces::Name& name : places().legend) {
        if (name.bounds.contains(pixel)) return name.series;
    }
    return std::nullopt;
}

std::size_t ChartView::placeAt(const QPointF& pixel) const {
    std::size_t place = 0;
    double nearest = std::numeric_limits<double>::infinity();
    for (const ChartMark& mark : places().marks) {
        const double away = std::abs(along(mark.bounds.center()) - along(pixel));
        if (away >= nearest) continue;
        nearest = away;
        place = mark.place;
    }
    return m_part.first + place;
}

void ChartView::zoom(std::size_t around, double factor) {
    if (m_chart) showPart(zoomed(m_part, wholeOf(*m_chart), around, factor));
}

void ChartView::mouseMoveEvent(QMouseEvent* event) {
    if (m_dragFrom) {
        m_dragTo = event->position();
        update();
        return;
    }
    if (!m_chart) return;
    setCursor(seriesAt(event->position()) ? Qt::PointingHandCursor : Qt::ArrowCursor);
    point(markAt(event->position()));
}

void ChartView::mousePressEvent(QMouseEvent* event) {
    if (!m_chart || event->button() != Qt::LeftButton) return;
    if (const auto series = seriesAt(event->position())) {
        setHidden(*series, !isHidden(*series));
    } else if (places().plot.contains(event->position())) {
        m_dragFrom = event->position();
        m_dragTo = event->position();
    }
}

void ChartView::mouseReleaseEvent(QMouseEvent* event) {
    if (!m_dragFrom) return;
    const QPointF from = *std::exchange(m_dragFrom, std::nullopt);
    update();
    if (std::abs(along(event->position()) - along(from)) < leastDrag) return;
    const std::size_t one = placeAt(from);
    const std::size_t other = placeAt(event->position());
    if (one != other) showPart({std::min(one, other), std::max(one, other)});
}

void ChartView::mouseDoubleClickEvent(QMouseEvent* event) {
    m_dragFrom.reset();
    if (!seriesAt(event->position())) showAll();
}

void ChartView::wheelEvent(QWheelEvent* event) {
    const double turns = event->angleDelta().y() / 120.0;
    if (!m_chart || turns == 0) return;
    zoom(placeAt(event->position()), std::pow(zoomStep, turns));
    event->accept();
}

void ChartView::leaveEvent(QEvent* event) {
    QWidget::leaveEvent(event);
    if (!hasFocus()) point({});
}

std::size_t ChartView::middle() const {
    if (m_pointed) return m_part.first + places().marks[*m_pointed].place;
    return m_part.first + m_part.count() / 2;
}

void ChartView::step(int towards, int series) {
    const auto& marks = places().marks;
    if (marks.empty()) return;
    if (!m_pointed) return point(0);
    const ChartMark from = marks[*m_pointed];
    // The next value in that direction, over gaps.
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const auto places =
            static_cast<std::int64_t>(marks[i].place) - static_cast<std::int64_t>(from.place);
        const auto rows =
            static_cast<std::int64_t>(marks[i].series) - static_cast<std::int64_t>(from.series);
        const bool onWay =
            towards != 0 ? rows == 0 && places * towards > 0 : places == 0 && rows * series > 0;
        if (!onWay) continue;
        const auto away = [&](std::size_t mark) {
            return std::abs(static_cast<std::int64_t>(marks[mark].place + marks[mark].series) -
                            static_cast<std::int64_t>(from.place + from.series));
        };
        if (!best || away(i) < away(*best)) best = i;
    }
    if (best) point(best);
}

void ChartView::keyPressEvent(QKeyEvent* event) {
    if (!m_chart) return QWidget::keyPressEvent(event);
    const bool lying = places().lying;
    switch (event->key()) {
        case Qt::Key_Left:
            return lying ? step(0, -1) : step(-1, 0);
        case Qt::Key_Right:
            return lying ? step(0, 1) : step(1, 0);
        case Qt::Key_Up:
            return lying ? step(-1, 0) : step(0, -1);
        case Qt::Key_Down:
            return lying ? step(1, 0) : step(0, 1);
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            return zoom(middle(), zoomStep);
        case Qt::Key_Minus:
            return zoom(middle(), 1 / zoomStep);
        case Qt::Key_0:
        case Qt::Key_Escape:
            return showAll();
        default:
            break;
    }
    if (event->key() >= Qt::Key_1 && event->key() <= Qt::Key_9) {
        const auto series = static_cast<std::size_t>(event->key() - Qt::Key_1);
        return setHidden(series, !isHidden(series));
    }
    QWidget::keyPressEvent(event);
}

}  // namespace peerplan::gui
