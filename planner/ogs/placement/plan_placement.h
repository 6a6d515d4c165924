// SPDX-License-Identifier: MIT
#pragma once

/// Where a plan's next gateways should stand, and whom OGS then sends where.

#include <cstddef>
#include <cstdint>

#include "model/plan.h"
#include "planner/answers/ogs_place.h"
#include "planner/ogs/placement/place_rtts.h"
#include "planner/ogs/selection/options.h"

namespace peerplan {

struct PlanPlacementOptions {
    /// Gateways to add.
    std::size_t count = 1;
    /// The greatest round trip counts, not the mean.
    bool center = false;
    /// The state after the worst loss of one gateway counts.
    bool survive = false;
    /// 0: one per processor.
    int threads = 0;
    /// How hard the proof of one point of the curve may be: see PlacementOptions.
    std::uint64_t maxNodes = 200'000;
    std::uint64_t maxSteps = 2'000'000'000;
    OgsOptions ogs{};
};

/// The points of a client that no gateway serves are those of the greatest round trip there is, or
/// of 350 ms, where the scale of rule O1 ends, if that is more. A client uses an existing gateway
/// only if a profile of its site names it; new ones are in every profile. Throws as placementCurve.
OgsPlaceAnswer placeForPlan(const Plan& plan, const PlaceRtts& rtts,
                            const PlanPlacementOptions& options);

/// What OGS makes of the placement: the plan with the new gateways in every profile, asked by
/// chooseFresh (they resume sessions and do not stall). Nothing where the plan has no profile.
std::optional<OgsPlaceByOgs> assignedByOgs(const Plan& plan, const PlaceRtts& rtts,
                                           const OgsPlaceAnswer& answer, const OgsOptions& options);

}  // namespace peerplan
