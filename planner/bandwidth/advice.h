// SPDX-License-Identifier: MIT
#pragma once

/// What to buy: sizes of the ladder, the year in which a size is outgrown, and the month's volume
/// (rules H4, D5).

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "model/catalogue.h"
#include "model/circuit.h"
#include "model/policy.h"
#include "planner/answers/bandwidth.h"
#include "planner/bandwidth/headroom.h"

namespace peerplan {

/// The bandwidths in Mbit/s that a circuit of that connectivity can have, ascending: ports of
/// ExpressRoute Direct take other sizes than providers offer.
std::vector<std::int64_t> circuitLadder(const Catalogue& catalogue, Connectivity connectivity);

/// The smallest size with at least the target's least headroom; nothing if the largest has less.
std::optional<std::int64_t> smallestSize(const std::vector<std::int64_t>& ladder,
                                         std::int64_t loadKbps, const HeadroomBorders& borders);

/// For one, two and three equal circuits: alone one carries everything; of two or three the others
/// carry everything when one fails, in equal parts.
std::array<std::optional<std::int64_t>, 3> sizesForCircuits(const std::vector<std::int64_t>& ladder,
                                                            std::int64_t loadKbps,
                                                            const HeadroomBorders& borders);

/// The first calendar year, from that of `asOf` to 30 years on, in which a load that grows by
/// `perYear` leaves less headroom than the target; nothing if it never does.
std::optional<int> outgrownYear(std::int64_t loadKbps, std::optional<std::int64_t> capacityKbps,
                                const HeadroomBorders& borders, double perYear, Date asOf);

/// Days on which traffic that follows a course of the day counts, and on which flat traffic does.
inline constexpr double businessDaysOfMonth = 22;
inline constexpr double daysOfMonth = 30;

/// What a month of a daily course makes, in 10^9 bytes: its mean over the day times the days.
double gigabytesOfMonth(const std::array<double, 96>& courseKbps, double days);

}  // namespace peerplan
