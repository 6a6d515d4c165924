// SPDX-License-Identifier: MIT
#include "gui/map/map_sheet.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QResizeEvent>
#include <QStringList>
#include <QToolTip>
#include <QWheelEvent>

#include "data/report/map/map_legend.h"
#include "gui/words/look.h"
#include "gui/words/words.h"

namespace peerplan::gui {
namespace {

/// Between the clicks of a mouse wheel.
constexpr double wheelStep = 1.25;
constexpr double keyStep = 80;
/// A hand that trembles does not drag.
constexpr double dragPixels = 4;
constexpr double leastScale = 40;
constexpr double mostScale = 4e5;
constexpr int mostTold = 8;

bool samePlaces(const NetworkMap& a, const NetworkMap& b) {
    if (a.places.size() != b.places.size()) return false;
    for (std::size_t i = 0; i < a.places.size(); ++i) {
        if (a.places[i].latitude != b.places[i].latitude ||
            a.places[i].longitude != b.places[i].longitude) {
            return false;
        }
    }
    return true;
}

QString told(const std::string& name, const Text& detail) {
    QString line = toQt(name);
    if (!detail.empty()) line += QStringLiteral(": ") + said(detail);
    return line;
}

}  // namespace

MapSheet::MapSheet(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(320, 240);
    setAccessibleName(said(Text("Map; arrows move it, plus and minus zoom, 0 shows everything")));
}

MapSheet::~MapSheet() = default;

void MapSheet::setMap(NetworkMap map) {
    if (map.places.empty()) {
        m_canvas.reset();
        update();
        return;
    }
    const Projection projection = projectionFor(map, true);
    const bool stays = m_canvas != nullptr && m_canvas->scene().projection() == projection &&
                       samePlaces(m_canvas->scene().map(), map);
    if (!stays) {
        m_canvas = std::make_unique<MapCanvas>(projection);
        m_fitted = false;
    }
    setToolTip(QString());
    setAccessibleDescription(said(map.alternative));
    m_canvas->show(std::move(map));
    ring();
    update();
}

void MapSheet::fit() {
    if (m_canvas == nullptr) return;
    MapView fitted = m_canvas->fitted(size());
    m_view.centre = fitted.centre;
    m_view.scale = fitted.scale;
    m_view.size = size();
    m_fitted = true;
    update();
}

void MapSheet::zoomBy(double factor) {
    const double scale = std::clamp(m_view.scale * factor, leastScale, mostScale);
    m_view.zoom(scale / m_view.scale, QPointF(width() / 2.0, height() / 2.0));
    update();
}

void MapSheet::ring() {
    m_view.chosenPlaces.clear();
    m_view.chosenLines.clear();
    if (m_canvas == nullptr || m_chosen.isEmpty()) return;
    const std::string reference = fromQt(m_chosen);
    const NetworkMap& shown = map();
    for (std::size_t i = 0; i < shown.places.size(); ++i) {
        if (shown.places[i].ref == reference) {
            m_view.chosenPlaces.push_back(static_cast<std::uint32_t>(i));
        }
    }
    for (std::size_t i = 0; i < shown.lines.size(); ++i) {
        if (shown.lines[i].ref == reference) {
            m_view.chosenLines.push_back(static_cast<std::uint32_t>(i));
        }
    }
}

void MapSheet::choose(const QString& reference) {
    m_chosen = reference;
    ring();
    if (m_fitted && !m_view.chosenPlaces.empty()) {
        const std::size_t place = m_view.chosenPlaces.front();
        if (!QRectF(rect()).contains(pixelOf(place))) centreOn(place);
    }
    update();
}

QPointF MapSheet::pixelOf(std::size_t place) const {
    return m_view.toScreen(m_canvas->scene().places()[place]);
}

void MapSheet::centreOn(std::size_t place) {
    m_view.centre = m_canvas->scene().places()[place];
    update();
}

QString MapSheet::find(const QString& text) {
    if (m_canvas == nullptr || text.trimmed().isEmpty()) return {};
    // Most important first: the office that people mean.
    for (const std::uint32_t i : m_canvas->scene().byImportance()) {
        const MapPlace& place = map().places[i];
        if (!toQt(place.name).contains(text.trimmed(), Qt::CaseInsensitive)) continue;
        centreOn(i);
        const QString reference = toQt(place.ref);
        choose(reference);
        Q_EMIT chosen(reference);
        return reference;
    }
    return {};
}

QString MapSheet::referenceAt(QPointF pixel) const {
    if (m_canvas == nullptr) return {};
    const auto places = m_canvas->placesAt(pixel);
    if (!places.empty()) return toQt(map().places[places.front()].ref);
    const auto lines = m_canvas->linesAt(pixel);
    return lines.empty() ? QString() : toQt(map().lines[lines.front()].ref);
}

void MapSheet::pointAt(QPointF pixel, QPoint global) {
    QStringList lines;
    const auto places = m_canvas->placesAt(pixel);
    for (const std::uint32_t i : places) {
        if (lines.size() == mostTold) {
            const auto rest = static_cast<std::int64_t>(places.size()) - mostTold;
            lines.append(said(Text("and {n} more", {{"n", rest}})));
            break;
        }
        const MapPlace& place = map().places[i];
        QString line = told(place.name, place.detail);
        if (place.users > 0) {
            line += QStringLiteral(" · ") + said(Text("{n} {n|user|users}", {{"n", place.users}}));
        }
        lines.append(line);
    }
    if (places.empty()) {
        for (const std::uint32_t i : m_canvas->linesAt(pixel)) {
            if (lines.size() == mostTold) break;
            lines.append(told(map().lines[i].name, map().lines[i].detail));
        }
    }
    setCursor(lines.isEmpty() ? Qt::ArrowCursor : Qt::PointingHandCursor);
    if (lines.isEmpty()) {
        QToolTip::hideText();
    } else {
        QToolTip::showText(global, lines.join(QLatin1Char('\n')), this);
    }
}

void MapSheet::paintEvent(QPaintEvent* event) {
    Q_UNUSED(event)
    QPainter painter(this);
    if (m_canvas == nullptr) {
        painter.drawText(rect(), Qt::AlignCenter,
                         said(Text("No place of the plan has coordinates yet.")));
        return;
    }
    if (!m_fitted) fit();
    m_view.size = size();
    m_view.shade = isDark() ? MapShade::Dark : MapShade::Light;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.save();
    m_canvas->draw(painter, m_view);
    painter.restore();
    const MapLegend legend(map(), m_view.layers, windowLanguage(), width() - 16);
    const QRectF box(0, height() - legend.height() - 8, width(), legend.height() + 8);
    QColor paper = palette().color(QPalette::Window);
    paper.setAlpha(225);
    painter.fillRect(box, paper);
    painter.translate(8, box.top() + 4);
    legend.draw(painter, *m_canvas, m_view.shade, windowLanguage());
}

void MapSheet::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    // Until somebody moves it, the map fills the window.
    if (!m_dragged) m_fitted = false;
    update();
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
    if (!m_dragged && std::hypot(by.x(), by.y()) < dragPixels) return;
    m_dragged = true;
    setCursor(Qt::ClosedHandCursor);
    m_view.drag(by);
    m_pressed = event->position();
    update();
}

void MapSheet::mouseReleaseEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !m_pressed) return;
    const bool moved = cursor().shape() == Qt::ClosedHandCursor;
    m_pressed.reset();
    setCursor(Qt::ArrowCursor);
    if (moved) return;
    const QString reference = referenceAt(event->position());
    if (reference.isEmpty()) return;
    choose(reference);
    Q_EMIT chosen(reference);
    if ((event->modifiers() & Qt::ControlModifier) != 0) Q_EMIT toggled(reference);
}

void MapSheet::mouseDoubleClickEvent(QMouseEvent* event) {
    if (m_canvas == nullptr) return;
    m_dragged = true;
    m_view.zoom(2, event->position());
    update();
}

void MapSheet::wheelEvent(QWheelEvent* event) {
    if (m_canvas == nullptr) return;
    const double steps = event->angleDelta().y() / 120.0;
    const double scale =
        std::clamp(m_view.scale * std::pow(wheelStep, steps), leastScale, mostScale);
    m_dragged = true;
    m_view.zoom(scale / m_view.scale, event->position());
    update();
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
            zoomBy(wheelStep);
            break;
        case Qt::Key_Minus:
            zoomBy(1 / wheelStep);
            break;
        case Qt::Key_0:
            m_dragged = false;
            fit();
            return;
        case Qt::Key_Space:
            if (!m_chosen.isEmpty()) Q_EMIT toggled(m_chosen);
            return;
        default:
            return QWidget::keyPressEvent(event);
    }
    m_dragged = true;
    update();
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
