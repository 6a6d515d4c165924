// SPDX-License-Identifier: MIT
#pragma once

/// Headroom of an element and what its class is called (rules H1, H2), and what an overloaded
/// element sheds, class by class (rule H6).

#include <array>
#include <cstdint>
#include <optional>

#include "model/catalogue.h"
#include "model/policy.h"
#include "model/service.h"
#include "planner/answers/bandwidth.h"

namespace peerplan {

/// The borders between the classes of headroom, in millionths of the capacity.
struct HeadroomBorders {
    std::int64_t congested = 100'000;
    std::int64_t least = 200'000;
    std::int64_t most = 500'000;
    std::int64_t wasteful = 800'000;
};

/// `policy.headroom`, else the catalogue's capacity rules, else the values above (which are the
/// same: Microsoft's planning guide, S-ERPLAN).
HeadroomBorders headroomBorders(const Policy& policy, const Catalogue& catalogue);

/// A load as the whole kbit/s that headroom is decided on, to the nearest.
std::int64_t wholeKbps(double kbps);

/// 1 - load / capacity; nothing where there is no capacity. Negative in overload.
std::optional<double> headroomOf(std::int64_t loadKbps, std::int64_t capacityKbps);

/// The class of rule H2, decided without division: a headroom of at most b millionths is
/// (capacity - load) * 10^6 <= capacity * b. Nothing where neither load nor capacity is; congested
/// where a load meets no capacity.
std::optional<HeadroomClass> headroomClass(std::int64_t loadKbps, std::int64_t capacityKbps,
                                           const HeadroomBorders& borders);

/// True if the first headroom is smaller, compared as fractions without rounding. A load without
/// capacity is smaller than any other.
bool lessHeadroom(std::int64_t loadKbps, std::int64_t capacityKbps, std::int64_t otherLoadKbps,
                  std::int64_t otherCapacityKbps);

/// What is lost of each class when `load` meets `capacityKbps`: BE first, then AF21, AF41, CS3 and
/// EF last; without `honoursClasses` every class in proportion to its load (the Internet, and links
/// that do not say that they know classes).
ByClass shed(const ByClass& load, double capacityKbps, bool honoursClasses);

}  // namespace peerplan
