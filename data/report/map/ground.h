// SPDX-License-Identifier: MIT
#pragma once

/// Coast lines and borders in the plane of one projection, cut where that plane ends.

#include <cstdint>
#include <span>
#include <vector>

#include "data/report/map/clip.h"
#include "data/report/map/world.h"

namespace peerplan {

/// Cuts at the far side of a projection's middle, and projects.
class SeamCutter {
  public:
    explicit SeamCutter(const Projection& projection) : m_projection(projection) {}

    /// Adds the parts of a line, each behind a point that is not a number but for the first:
    /// where a line leaves the plane on one side it comes in again on the other. Longitudes go on
    /// over the antimeridian.
    void appendLine(std::span<const GeoPoint> line, std::vector<PlanePoint>& points);

    /// Calls `part(points)` with each part of a closed ring, closed as well.
    template <class Part>
    void cutRing(std::span<const GeoPoint> ring, Part&& part) {
        relative(ring);
        for (int turn = m_firstTurn; turn <= m_lastTurn; ++turn) {
            const std::span<const PlanePoint> points = projectedPart(turn);
            if (!points.empty()) part(points);
        }
    }

  private:
    void relative(std::span<const GeoPoint> points);
    void shift(int turn);
    std::span<const PlanePoint> projectedPart(int turn);

    Projection m_projection;
    /// x: degrees east of the middle, y: latitude.
    std::vector<PlanePoint> m_relative;
    std::vector<PlanePoint> m_shifted;
    std::vector<PlanePoint> m_projected;
    RingClipper m_clipper;
    int m_firstTurn = 0;
    int m_lastTurn = 0;
};

bool isBreak(PlanePoint p);

class MapGround {
  public:
    MapGround(const WorldLines& world, const Projection& projection);

    struct Shape {
        WorldLineKind kind = WorldLineKind::Land;
        std::uint32_t first = 0;
        std::uint32_t count = 0;
        PlaneBox box;
    };

    std::span<const Shape> shapes() const { return m_shapes; }
    /// Of a border with breaks (isBreak).
    std::span<const PlanePoint> points(const Shape& shape) const {
        return {m_points.data() + shape.first, shape.count};
    }

  private:
    void add(WorldLineKind kind, std::size_t first);

    std::vector<Shape> m_shapes;
    std::vector<PlanePoint> m_points;
};

}  // namespace peerplan
