// SPDX-License-Identifier: MIT
#pragma once

/// Points of a round-trip time by the published scale for Exchange Online (S of rule O1).

#include <vector>

#include "model/catalogue.h"

namespace peerplan {

/// Linear between the points of the scale, level beyond its ends.
class LatencyScale {
  public:
    /// Throws InputError where the catalogue has no such scale: an overlay took it away.
    explicit LatencyScale(const Catalogue& catalogue);

    /// 0 to 100; 0 for what cannot be reached (an infinite time).
    double points(double ms) const;

  private:
    struct Point {
        double ms;
        double points;
    };
    std::vector<Point> m_points;
};

}  // namespace peerplan
