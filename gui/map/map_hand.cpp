// SPDX-License-Identifier: MIT
// What a hand does to the map: drags, zooms, points, chooses, fails.

#include <algorithm>
#include <cmath>
#include <string>

#include <QContextMenuEvent>
#include <QGestureEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPinchGesture>
#include <QStringList>
#include <QToolTip>
#include <QWheelEvent>

#include "gui/map/map_sheet.h"
#include "gui/words/words.h"

namespace peerplan::gui {
namespace {

/// Between the clicks of a mouse wheel.
constexpr double wheelStep = 1.25;
constexpr double keyStep = 80;
/// A hand that trembles does not drag.
constexpr double dragPixels = 4;
constexpr int mostTold = 8;

QString told(const std::string& name, const Text& detail) {
    QString line = toQt(name);
    if (!detail.empty()) line += QStringLiteral(": ") + said(detail);
    return line;
}

bool holdsOne(const std::vector<std::uint32_t>& sorted, std::span<const std::uint32_t> of) {
    return std::any_of(of.begin(), of.end(), [&](std::uint32_t one) {
        return std::binary_search(sorted.begin(), sorted.end(), one);
    });
}

}  // namespace

void MapSheet::pointAt(QPointF pixel, QPoint global) {
    QStringList lines;
    const auto places = m_canvas->placesAt(pixel);
    const auto strokes =
        places.empty() ? m_canvas->linesAt(pixel) : std::span<const std::uint32_t>();
    for (const std::uint32_t i : places) {
        if (lines.size() == mostTold) {
            const auto rest = static_cast<std::int64_t>(places.size()) - mostTold;
            lines.append(said(Text("and {n} more", {{"n", rest}})));
            break;
        }
        lines.append(told(map().places[i].name, map().places[i].detail));
    }
    for (const std::uint32_t i : strokes) {
        if (lines.size() == mostTold) break;
        lines.append(told(map().lines[i].name, map().lines[i].detail));
    }
    const MapGroup* shared = nullptr;
    if (m_view.layers.groups) {
        for (const MapGroup& group : map().groups) {
            if (!holdsOne(group.places, places) && !holdsOne(group.lines, strokes)) continue;
            if (shared == nullptr) shared = &group;
            lines.append(said(Text("Shares the risk {risk}", {{"risk", group.name}})));
        }
    }
    // What fails together with what is pointed at, unless a reader looks at another risk.
    if (!m_groupChosen) {
        const std::vector<std::uint32_t> before = m_view.markedPlaces;
        const std::vector<std::uint32_t> beforeLines = m_view.markedLines;
        if (shared != nullptr) {
            mark(shared->places, shared->lines);
        } else {
            mark({}, {});
        }
        if (before != m_view.markedPlaces || beforeLines != m_view.markedLines) update();
    }
    setCursor(lines.isEmpty() ? Qt::ArrowCursor : Qt::PointingHandCursor);
    if (lines.isEmpty()) {
        QToolTip::hideText();
    } else {
        QToolTip::showText(global, lines.join(QLatin1Char('\n')), this);
    }
}

bool MapSheet::event(QEvent* event) {
    if (event->type() == QEvent::Leave && !m_groupChosen &&
        !(m_view.markedPlaces.empty() && m_view.markedLines.empty())) {
        mark({}, {});
        update();
    }
    if (event->type() == QEvent::NativeGesture) {
        const auto* gesture = static_cast<QNativeGestureEvent*>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture && hasMap()) {
            zoomAt(1 + gesture->value(), gesture->position());
            return true;
        }
    }
    if (event->type() == QEvent::Gesture) {
        auto* gestures = static_cast<QGestureEvent*>(event);
        if (const auto* pinch = static_cast<QPinchGesture*>(gestures->gesture(Qt::PinchGesture));
            pinch != nullptr && hasMap()) {
            if (pinch->scaleFactor() > 0) {
                zoomAt(pinch->scaleFactor(), mapFromGlobal(pinch->centerPoint()));
            }
            return true;
        }
    }
    return QWidget::event(event);
}

void MapSheet::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton) m_pressed = event->position();
}

void MapSheet::mouseMoveEvent(QMouseEvent* event) {
    if (m_canvas == nullptr) return;
    if (!m_pressed || (event->buttons() & Qt::LeftButton) == 0) {
        pointAt(event->position(), event->globalPosition().toPoint());
        return;
    }
    const QPointF by = event->position() - *m_pressed;
    const bool drags = cursor().shape() == Qt::ClosedHandCursor;
    if (!drags && std::hypot(by.x(), by.y()) < dragPixels) return;
    m_dragged = true;
    setCursor(Qt::ClosedHandCursor);
    m_view.drag(by);
    m_pressed = event->position();
    moveOn();
}

void MapSheet::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !m_pressed) return;
    const bool moved = cursor().shape() == Qt::ClosedHandCursor;
    m_pressed.reset();
    setCursor(Qt::ArrowCursor);
    rest();
    if (moved) return;
    const QString reference = referenceAt(event->position());
    if (reference.isEmpty()) return;
    choose(reference);
    Q_EMIT chosen(reference);
    if ((event->modifiers() & Qt::ControlModifier) != 0) Q_EMIT toggled(reference);
}

void MapSheet::mouseDoubleClickEvent(QMouseEvent* event) {
    if (m_canvas != nullptr) zoomAt(2, event->position());
}

void MapSheet::wheelEvent(QWheelEvent* event) {
    if (m_canvas == nullptr) return;
    zoomAt(std::pow(wheelStep, event->angleDelta().y() / 120.0), event->position());
    event->accept();
}

void MapSheet::keyPressEvent(QKeyEvent* event) {
    if (m_canvas == nullptr) return QWidget::keyPressEvent(event);
    switch (event->key()) {
        case Qt::Key_Left:
            m_view.drag({keyStep, 0});
            break;
        case Qt::Key_Right:
            m_view.drag({-keyStep, 0});
            break;
        case Qt::Key_Up:
            m_view.drag({0, keyStep});
            break;
        case Qt::Key_Down:
            m_view.drag({0, -keyStep});
            break;
        case Qt::Key_Plus:
        case Qt::Key_Equal:
            return zoomBy(wheelStep);
        case Qt::Key_Minus:
            return zoomBy(1 / wheelStep);
        case Qt::Key_0:
            m_dragged = false;
            return fit();
        case Qt::Key_Space:
            if (!m_chosen.isEmpty()) Q_EMIT toggled(m_chosen);
            return;
        default:
            return QWidget::keyPressEvent(event);
    }
    m_dragged = true;
    moveOn();
}

void MapSheet::contextMenuEvent(QContextMenuEvent* event) {
    const QString reference = referenceAt(event->pos());
    if (reference.isEmpty()) return;
    choose(reference);
    Q_EMIT chosen(reference);
    QMenu menu(this);
    const QAction* toggle =
        menu.addAction(said(Text("Fail or repair {what}", {{"what", fromQt(reference)}})));
    if (menu.exec(event->globalPos()) == toggle) Q_EMIT toggled(reference);
}

}  // namespace peerplan::gui
