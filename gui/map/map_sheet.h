// SPDX-License-Identifier: MIT
#pragma once

/// The drawn map itself: moved, zoomed and pointed at.

#include <memory>
#include <optional>

#include <QPointF>
#include <QString>
#include <QTimer>
#include <QWidget>

#include "data/report/map/map_canvas.h"
#include "data/report/map/map_legend.h"
#include "model/map.h"

class QNativeGestureEvent;

namespace peerplan::gui {

class MapSheet : public QWidget {
    Q_OBJECT
  public:
    explicit MapSheet(QWidget* parent = nullptr);
    ~MapSheet() override;

    /// Another map; what is seen stays unless the places are others.
    void setMap(NetworkMap map);
    /// The same map in another state, against the map as it was set.
    void change(const MapChanges& changes);
    /// Whether any place stands on it.
    bool hasMap() const { return m_canvas != nullptr && !map().places.empty(); }
    /// The layers that are drawn.
    MapLayers& layers() { return m_view.layers; }
    /// Shows everything.
    void fit();
    void zoomBy(double factor);
    /// Rings what has the reference, and brings a place of it into the middle if it is out of
    /// sight; of a risk group or a region it marks all that belongs to it.
    void choose(const QString& reference);
    /// The first place whose name holds the text, brought into the middle and chosen; empty where
    /// there is none.
    QString find(const QString& text);
    /// What is drawn at a pixel: the reference of the first place or line; empty for none.
    QString referenceAt(QPointF pixel) const;
    /// Where a place stands, in the world that is nearest to the middle.
    QPointF pixelOf(std::size_t place) const;
    const NetworkMap& map() const { return m_canvas->scene().map(); }
    const MapView& view() const { return m_view; }

  Q_SIGNALS:
    void chosen(const QString& reference);
    /// Asked to fail or repair it.
    void toggled(const QString& reference);

  protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

  private:
    void needCanvas();
    void ring();
    void mark(std::span<const std::uint32_t> places, std::span<const std::uint32_t> lines);
    void pointAt(QPointF pixel, QPoint global);
    void centreOn(std::size_t place);
    void zoomAt(double factor, QPointF pixel);
    /// A hand moves the map: it is drawn plainly until that rests.
    void moveOn();
    void rest();
    void drawLegend(QPainter& painter);

    std::unique_ptr<MapCanvas> m_canvas;
    MapView m_view;
    QTimer m_resting;
    QString m_chosen;
    /// What is chosen marks a group by itself.
    bool m_groupChosen = false;
    bool m_nothingPlaced = false;
    /// Of the map, the layers and the width at hand.
    std::optional<MapLegend> m_legend;
    MapLayers m_legendLayers;
    int m_legendWidth = 0;
    std::optional<QPointF> m_pressed;
    bool m_dragged = false;
    bool m_fitted = false;
};

}  // namespace peerplan::gui
