// SPDX-License-Identifier: MIT
#pragma once

/// A map in the plane of a projection: all that does not change when a reader moves or zooms.

#include <cstdint>
#include <span>
#include <vector>

#include "data/report/map/clip.h"
#include "model/map.h"

namespace peerplan {

class MapScene {
  public:
    /// Lines whose ends are no places of the map are left out. Linear. What `before`, a scene of
    /// the same projection, has of lines between the same places is taken from there: a map that
    /// only differs by a failure is made in a fraction of the time.
    MapScene(NetworkMap map, const Projection& projection, const MapScene* before = nullptr);

    const NetworkMap& map() const { return m_map; }
    /// Puts the changes in place of those before, so that what is not listed is as the map came.
    /// Linear in what changes.
    void change(const MapChanges& changes);
    const Projection& projection() const { return m_projection; }

    /// One a place.
    std::span<const PlanePoint> places() const { return m_places; }
    /// All places, most important first: where most people are, then by kind, then as they stand
    /// in the map.
    std::span<const std::uint32_t> byImportance() const { return m_byImportance; }

    /// The great circle of a line, with breaks (isBreak) where it leaves the plane on one side.
    std::span<const PlanePoint> linePoints(std::size_t line) const {
        return {m_points.data() + m_first[line], m_first[line + 1] - m_first[line]};
    }

    /// Around all places, and around lines as far as they reach beyond by a fifth of that.
    const PlaneBox& extent() const { return m_extent; }

  private:
    NetworkMap m_map;
    /// As it came, what is another now.
    MapChanges m_changed;
    Projection m_projection;
    std::vector<PlanePoint> m_places;
    std::vector<std::uint32_t> m_byImportance;
    std::vector<std::uint32_t> m_first{0};
    std::vector<PlanePoint> m_points;
    PlaneBox m_extent;
};

/// The projection that shows the places largest: cut where they leave the widest gap, so that a
/// plan around the Pacific has it in the middle; but at the antimeridian as usual where that takes
/// hardly more. A part of the world of at most 90 degrees is in
/// Mercator, and so is everything for a `window`; more is in Natural Earth.
Projection projectionFor(const NetworkMap& map, bool window = false);

}  // namespace peerplan
