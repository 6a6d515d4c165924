// SPDX-License-Identifier: MIT
#pragma once

/// What the symbols and lines of a map mean.

#include <vector>

#include <QPainter>
#include <QRectF>
#include <QString>

#include "data/report/map/map_canvas.h"
#include "data/report/map/map_style.h"
#include "data/text/language.h"

namespace peerplan {

class MapLegend {
  public:
    /// Entries for what the map has of the shown kinds, in rows of that width.
    MapLegend(const NetworkMap& map, const MapLayers& layers, const Language& language, int width);

    /// 0 without entries.
    int height() const { return m_height; }

    /// Draws it from the origin down. Widths of lines are those of the canvas's last drawing.
    void draw(QPainter& painter, const MapCanvas& canvas, MapShade shade,
              const Language& language) const;

  private:
    struct Entry {
        enum class What { Place, Area, Line, Width } what = What::Place;
        MapPlaceKind place = MapPlaceKind::Office;
        Mood mood = Mood::Neutral;
        LineLook line;
        QString words;
        QRectF box;
    };
    void add(Entry entry);

    int m_width;
    int m_height = 0;
    std::vector<Entry> m_entries;
};

}  // namespace peerplan
