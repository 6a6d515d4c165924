// SPDX-License-Identifier: MIT
#pragma once

/// A map as it stands in a report: fit to its places, with its legend below.

#include <optional>

#include <QPainter>
#include <QSize>

#include "data/report/map/map_canvas.h"
#include "data/report/map/map_legend.h"
#include "data/text/language.h"

namespace peerplan {

class ReportMap {
  public:
    ReportMap(const NetworkMap& map, const Language& language, QSize wanted);

    QSize extent() const { return m_extent; }
    void draw(QPainter& painter);

    /// What was drawn last.
    const MapCanvas& canvas() const { return m_canvas; }

  private:
    const Language& m_language;
    MapCanvas m_canvas;
    MapView m_view;
    std::optional<MapLegend> m_legend;
    QSize m_extent;
    /// 0 where no line can be left out.
    int m_noteHeight = 0;
};

}  // namespace peerplan
