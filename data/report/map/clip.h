// SPDX-License-Identifier: MIT
#pragma once

/// Cuts rings and lines at the sides of a box.

#include <algorithm>
#include <limits>
#include <span>
#include <vector>

#include "data/report/map/projection.h"

namespace peerplan {

/// Empty until a point is added.
struct PlaneBox {
    static constexpr double far = std::numeric_limits<double>::infinity();
    PlanePoint least{far, far};
    PlanePoint most{-far, -far};

    void add(PlanePoint p) {
        least = {std::min(least.x, p.x), std::min(least.y, p.y)};
        most = {std::max(most.x, p.x), std::max(most.y, p.y)};
    }
    bool empty() const { return most.x < least.x; }
    bool holds(PlanePoint p) const {
        return p.x >= least.x && p.x <= most.x && p.y >= least.y && p.y <= most.y;
    }
    bool holds(const PlaneBox& box) const { return holds(box.least) && holds(box.most); }
    bool meets(const PlaneBox& box) const {
        return box.most.x >= least.x && box.least.x <= most.x && box.most.y >= least.y &&
               box.least.y <= most.y;
    }
};

/// Cuts rings, with memory that is used again.
class RingClipper {
  public:
    /// What of a closed ring lies in the box, as one ring; where it falls into parts they hang
    /// together along the sides of the box. Valid until the next call, and as long as `ring`.
    /// Linear. I. Sutherland, G. Hodgman, "Reentrant polygon clipping" (1974).
    std::span<const PlanePoint> clip(std::span<const PlanePoint> ring, const PlaneBox& box);

  private:
    std::vector<PlanePoint> m_from;
    std::vector<PlanePoint> m_to;
};

/// Cuts a segment to what lies in the box; false if nothing does, and the ends are then as they
/// were. Y. Liang, B. Barsky, "A new concept and method for line clipping" (1984).
bool clipSegment(PlanePoint& from, PlanePoint& to, const PlaneBox& box);

}  // namespace peerplan
