// SPDX-License-Identifier: MIT
#pragma once

/// The shortest way over the Earth between two places, as points to draw it by.

#include <vector>

#include "data/report/map/projection.h"

namespace peerplan {

/// Adds the points of the great circle from `from` to `to`, both included, in at least eight
/// pieces of at most 2.5 degrees, which are 1.5 km off the arc. Longitudes go on over the
/// antimeridian. Of opposite places, which any great circle joins, the way by the pole that is
/// nearer; of equal ones two equal points.
void appendGreatCircle(GeoPoint from, GeoPoint to, std::vector<GeoPoint>& points);

}  // namespace peerplan
