// SPDX-License-Identifier: MIT
#pragma once

/// Where traffic goes: the Microsoft 365 workloads, and what only the Internet carries (rule PL5).

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "model/object.h"
#include "model/ref.h"

namespace peerplan {

/// Classes of traffic, by the order in which an overload sheds them last to first (rule H6).
enum class TrafficClass : std::uint8_t { EF, CS3, AF41, AF21, BE };
PEERPLAN_WORDS(TrafficClass, "EF", "CS3", "AF41", "AF21", "BE")

struct Service : Object {
    std::optional<TrafficClass> trafficClass;
    /// Part of its traffic that ExpressRoute never carries: a second flow, Internet only. 1 is a
    /// service of the Internet alone (DNS, CRL, CDN).
    std::optional<double> internetShare;
    /// Services without which its users cannot work.
    std::vector<Ref<Service>> needs;
    /// BGP community that a route filter must hold, as `12076:5010` or by its short word.
    std::string community;
    bool operator==(const Service&) const = default;
};

}  // namespace peerplan
