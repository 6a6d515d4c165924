// SPDX-License-Identifier: MIT
#pragma once

/// The narrowest convex outline around points, and one that keeps a distance from them.

#include <vector>

#include "data/report/map/projection.h"

namespace peerplan {

/// Its corners in turn, without those on a side; of one or two points those. The points are left in
/// another order. A. Andrew, "Another efficient algorithm for convex hulls in two dimensions"
/// (1979). O(n log n).
std::vector<PlanePoint> convexHull(std::vector<PlanePoint>& points);

/// Around a hull at that distance, round at its corners.
std::vector<PlanePoint> widenedHull(const std::vector<PlanePoint>& hull, double distance);

}  // namespace peerplan
