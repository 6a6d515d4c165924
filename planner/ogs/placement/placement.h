// SPDX-License-Identifier: MIT
#pragma once

/// Where the next gateways should stand among candidate places, with a proof or the gap.

#include <cstddef>
#include <vector>

#include "planner/answers/placement.h"
#include "planner/ogs/placement/problem.h"

namespace peerplan {

enum class PlacementGoal : std::uint8_t { Median, Center };

/// The gateways of least Σ weight × cost (weighted p-median), or of least mean or worst such sum
/// after the loss of one, as `options.survive` says. Ids are indices of the problem. The same
/// answer on every machine for the same input; where sets are equal any of them.
/// Throws InputError where the problem is not as problem.h says, UsageError where there are fewer
/// candidates than gateways wanted, or losses count of an only gateway without an unserved cost.
/// Exponential at worst, and then cut short by the options' limits; memory 20 bytes × clients ×
/// candidates and candidates × gateways × 8.
GatewayPlacement placeMedian(const PlacementProblem& problem, const PlacementOptions& options);

/// The gateways of least radius, the greatest cost of a client with users (p-center); with
/// WorstLoss the radius after the worst single loss. MeanLoss is refused with UsageError. The
/// certificate speaks of the radius. Else as placeMedian.
GatewayPlacement placeCenter(const PlacementProblem& problem, const PlacementOptions& options);

/// The placements of 1 to options.count gateways more. Neighbours begin with each other's sets; on
/// `options.threads` threads, the same answer on any number.
PlacementCurve placementCurve(const PlacementProblem& problem, PlacementGoal goal,
                              const PlacementOptions& options);

/// What the given gateways mean, the existing ones added to them: assignment, losses, regions. The
/// certificate is empty. Throws as placeMedian, and UsageError for a candidate that is none.
GatewayPlacement evaluatePlacement(const PlacementProblem& problem,
                                   const std::vector<std::size_t>& gateways);

}  // namespace peerplan
