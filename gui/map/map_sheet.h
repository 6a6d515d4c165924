// SPDX-License-Identifier: MIT
#pragma once

/// The drawn map itself: moved, zoomed and pointed at.

#include <memory>
#include <optional>

#include <QPointF>
#include <QString>
#include <QWidget>

#include "data/report/map/map_canvas.h"
#include "model/map.h"

namespace peerplan::gui {

class MapSheet : public QWidget {
    Q_OBJECT
  public:
    explicit MapSheet(QWidget* parent = nullptr);
    ~MapSheet() override;

    /// Another state of the map; what is seen stays unless the places are others.
    void setMap(NetworkMap map);
    /// Whether there is anything to draw.
    bool hasMap() const { return m_canvas != nullptr; }
    /// The layers that are drawn.
    MapLayers& layers() { return m_view.layers; }
    /// Shows everything.
    void fit();
    void zoomBy(double factor);
    /// Rings what has the reference, and brings a place of it into the middle if it is out of
    /// sight.
    void choose(const QString& reference);
    /// The first place whose name holds the text, brought into the middle and chosen; empty where
    /// there is none.
    QString find(const QString& text);
    /// What is drawn at a pixel: the reference of the first place or line; empty for none.
    QString referenceAt(QPointF pixel) const;
    QPointF pixelOf(std::size_t place) const;
    const NetworkMap& map() const { return m_canvas->scene().map(); }

  Q_SIGNALS:
    void chosen(const QString& reference);
    /// Asked to fail or repair it.
    void toggled(const QString& reference);

  protected:
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
    void ring();
    void pointAt(QPointF pixel, QPoint global);
    void centreOn(std::size_t place);

    std::unique_ptr<MapCanvas> m_canvas;
    MapView m_view;
    QString m_chosen;
    std::optional<QPointF> m_pressed;
    bool m_dragged = false;
    bool m_fitted = false;
};

}  // namespace peerplan::gui
