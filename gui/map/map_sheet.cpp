// SPDX-License-Identifier: MIT
#include "gui/map/map_sheet.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QPainter>
#include <QResizeEvent>

#include "gui/words/look.h"
#include "gui/words/words.h"

namespace peerplan::gui {
namespace {

constexpr double leastScale = 40;
constexpr double mostScale = 4e5;
/// As long as a hand pauses, the map is drawn in full.
constexpr int restMs = 140;

bool samePlaces(const NetworkMap& a, const NetworkMap& b) {
    return std::equal(a.places.begin(), a.places.end(), b.places.begin(), b.places.end(),
                      [](const MapPlace& one, const MapPlace& other) {
                          return one.latitude == other.latitude && one.longitude == other.longitude;
                      });
}

}  // namespace

MapSheet::MapSheet(QWidget* parent) : QWidget(parent) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumSize(320, 240);
    setAttribute(Qt::WA_AcceptTouchEvents);
    grabGesture(Qt::PinchGesture);
    setAccessibleName(said(Text("Map; arrows move it, plus and minus zoom, 0 shows everything")));
    m_view.repeats = true;
    m_resting.setSingleShot(true);
    m_resting.setInterval(restMs);
    connect(&m_resting, &QTimer::timeout, this, &MapSheet::rest);
}

MapSheet::~MapSheet() = default;

// The bare world until there is a map.
void MapSheet::needCanvas() {
    if (m_canvas == nullptr) m_canvas = std::make_unique<MapCanvas>(projectionFor({}, true));
}

void MapSheet::setMap(NetworkMap map) {
    const Projection projection = projectionFor(map, true);
    const bool stays = m_canvas != nullptr && m_canvas->scene().projection() == projection &&
                       samePlaces(m_canvas->scene().map(), map);
    if (!stays) {
        m_canvas = std::make_unique<MapCanvas>(projection);
        m_fitted = false;
        m_dragged = false;
    }
    m_nothingPlaced = map.places.empty();
    m_legend.reset();
    setToolTip(QString());
    setAccessibleDescription(said(map.alternative));
    m_canvas->show(std::move(map));
    ring();
    update();
}

void MapSheet::change(const MapChanges& changes) {
    if (m_canvas == nullptr) return;
    m_canvas->change(changes);
    m_legend.reset();
    update();
}

void MapSheet::fit() {
    if (m_canvas == nullptr) return;
    const MapView fitted = m_canvas->fitted(size());
    m_view.centre = fitted.centre;
    m_view.scale = fitted.scale;
    m_view.size = size();
    m_fitted = true;
    update();
}

void MapSheet::zoomBy(double factor) {
    zoomAt(factor, QPointF(width() / 2.0, height() / 2.0));
}

void MapSheet::zoomAt(double factor, QPointF pixel) {
    const double scale = std::clamp(m_view.scale * factor, leastScale, mostScale);
    m_dragged = true;
    m_view.zoom(scale / m_view.scale, pixel);
    moveOn();
}

void MapSheet::moveOn() {
    // The world goes on over its sides; the numbers do not.
    if (m_canvas != nullptr) {
        m_view.centre.x =
            std::remainder(m_view.centre.x, m_canvas->scene().projection().worldWidth());
    }
    m_view.moving = true;
    m_resting.start();
    update();
}

void MapSheet::rest() {
    m_resting.stop();
    if (!std::exchange(m_view.moving, false)) return;
    update();
}

void MapSheet::mark(std::span<const std::uint32_t> places, std::span<const std::uint32_t> lines) {
    m_view.markedPlaces.assign(places.begin(), places.end());
    m_view.markedLines.assign(lines.begin(), lines.end());
}

void MapSheet::ring() {
    m_view.chosenPlaces.clear();
    m_view.chosenLines.clear();
    mark({}, {});
    m_groupChosen = false;
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
    for (const MapGroup& group : shown.groups) {
        if (group.ref != reference) continue;
        mark(group.places, group.lines);
        m_groupChosen = true;
    }
    for (const MapArea& area : shown.areas) {
        if (area.ref != reference) continue;
        mark(area.places, {});
        m_groupChosen = true;
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
    QPointF at = m_view.toScreen(m_canvas->scene().places()[place]);
    const double world = m_canvas->scene().projection().worldWidth() * m_view.scale;
    at.rx() -= world * std::round((at.x() - m_view.size.width() / 2) / world);
    return at;
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

void MapSheet::paintEvent(QPaintEvent* event) {
    Q_UNUSED(event)
    QPainter painter(this);
    needCanvas();
    if (!m_fitted) fit();
    m_view.size = size();
    m_view.shade = isDark() ? MapShade::Dark : MapShade::Light;
    painter.save();
    m_canvas->draw(painter, m_view);
    painter.restore();
    if (m_nothingPlaced) {
        painter.drawText(rect(), Qt::AlignCenter,
                         said(Text("No place of the plan has coordinates yet.")));
        return;
    }
    if (hasMap()) drawLegend(painter);
}

void MapSheet::drawLegend(QPainter& painter) {
    if (!m_legend || m_legendLayers != m_view.layers || m_legendWidth != width()) {
        m_legendLayers = m_view.layers;
        m_legendWidth = width();
        m_legend.emplace(map(), m_view.layers, windowLanguage(), width() - 16);
    }
    const QRectF box(0, height() - m_legend->height() - 8, width(), m_legend->height() + 8);
    QColor paper = palette().color(QPalette::Window);
    constexpr int mostlyOpaque = 225;
    paper.setAlpha(mostlyOpaque);
    painter.fillRect(box, paper);
    painter.translate(8, box.top() + 4);
    m_legend->draw(painter, *m_canvas, m_view.shade, windowLanguage());
}

void MapSheet::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    // Until somebody moves it, the map fills the window.
    if (!m_dragged) m_fitted = false;
    update();
}

}  // namespace peerplan::gui
