// SPDX-License-Identifier: MIT
#pragma once

/// From places on the Earth, taken as a sphere, to points of a plane.

#include <cstdint>

namespace peerplan {

/// Degrees, north and east positive.
struct GeoPoint {
    double latitude = 0;
    double longitude = 0;
    bool operator==(const GeoPoint&) const = default;
};

/// Radii of the Earth; x to the right, y downwards.
struct PlanePoint {
    double x = 0;
    double y = 0;
    bool operator==(const PlanePoint&) const = default;
};

enum class ProjectionKind : std::uint8_t {
    /// Natural Earth, for the whole world: neither areas nor shapes are far off, parallels are
    /// straight, and it is a polynomial. B. Šavrič, B. Jenny, T. Patterson, D. Petrovič,
    /// L. Hurni, "A polynomial equation for the Natural Earth projection" (2011).
    NaturalEarth,
    /// Mercator on the sphere, for a part of the world and for windows: shapes and directions are
    /// true wherever one looks, and moving or zooming is a shift or a scale of the same points.
    /// J. Snyder, "Map Projections: A Working Manual" (1987), formulas 7-1 and 7-2.
    Mercator
};

class Projection {
  public:
    /// `meridian` is the longitude in the middle, in degrees.
    Projection(ProjectionKind kind, double meridian) : m_kind(kind), m_meridian(meridian) {}

    ProjectionKind kind() const { return m_kind; }
    double meridian() const { return m_meridian; }

    /// Degrees east of the middle, at least -180 and less than 180.
    double eastOfMiddle(double longitude) const;

    /// The point for a longitude counted from the middle, which is taken as it is; Mercator ends
    /// at 85.051129 degrees north and south, where the world is a square.
    PlanePoint at(double latitude, double eastOfMiddle) const;

    PlanePoint operator()(GeoPoint place) const {
        return at(place.latitude, eastOfMiddle(place.longitude));
    }

    /// From the left edge of the world to its right one, along the equator.
    double worldWidth() const;

    bool operator==(const Projection&) const = default;

  private:
    ProjectionKind m_kind;
    double m_meridian;
};

}  // namespace peerplan
