// SPDX-License-Identifier: MIT
#pragma once

/// Draws the symbols of a map and the names beside them.

#include <cstdint>
#include <span>
#include <vector>

#include <QPainter>
#include <QPointF>
#include <QRectF>
#include <QString>

#include "data/report/map/clusters.h"
#include "data/report/map/label_layout.h"
#include "data/report/map/map_scene.h"
#include "data/report/map/map_style.h"
#include "data/report/map/map_view.h"
#include "data/report/map/symbol_groups.h"

namespace peerplan {

/// Scene and clusters outlive it and may change between drawings.
class SymbolDrawing {
  public:
    SymbolDrawing(const MapScene& scene, const Clusters& clusters)
        : m_scene(scene), m_clusters(clusters) {}

    /// The places are others.
    void forget();
    /// The clusters are others.
    void group(double symbolScale) { groupSymbols(m_scene, m_clusters, symbolScale, m_groups); }

    /// A symbol in the view.
    struct Seen {
        std::uint32_t group = 0;
        QPointF centre;
        QRectF box;
    };
    std::span<const Seen> seen() const { return m_seen; }
    /// The places of a symbol, most important first.
    std::span<const std::uint32_t> members(const Seen& seen) const {
        return m_clusters.members(m_groups[seen.group].cluster);
    }
    /// The boxes of the names that were drawn, of areas too.
    LabelLayout& labels() { return m_labels; }
    const LabelLayout& labels() const { return m_labels; }

    void begin() { m_seen.clear(); }
    /// Adds what stands in a view of one world.
    void find(const MapView& view);
    /// Those that are seen keep names off.
    void block(const MapView& view);
    void drawNames(QPainter& painter, const MapView& view, const MapColours& colours);
    void drawSymbols(QPainter& painter, const MapView& view, const MapColours& colours) const;
    /// Around what is chosen and what is marked.
    void drawRings(QPainter& painter, const MapView& view, const MapColours& colours) const;

  private:
    double nameWidth(std::uint32_t place);
    void ring(QPainter& painter, std::span<const std::uint32_t> places, double away) const;

    const MapScene& m_scene;
    const Clusters& m_clusters;
    /// Those to be named first come first.
    std::vector<SymbolGroup> m_groups;
    std::vector<Seen> m_seen;
    LabelLayout m_labels;
    struct Named {
        std::uint32_t place = 0;
        QRectF box;
    };
    std::vector<Named> m_named;
    std::vector<QString> m_names;
    std::vector<double> m_nameWidths;
};

}  // namespace peerplan
