// SPDX-License-Identifier: MIT
#pragma once

/// Which egresses every site takes in one state, and how far that is: the ways behind `path` for
/// all sites at once, without hops.

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "planner/answers/path.h"

namespace peerplan {

/// One egress that a site's traffic leaves by.
struct EgressWayShare {
    static constexpr std::uint32_t direct = std::numeric_limits<std::uint32_t>::max();

    /// Position of a circuit in the plan, or circuits + position of an Internet egress; `direct`
    /// from a remote site straight to the Internet.
    std::uint32_t egress = direct;
    /// Position of the perimeter that it crosses, or `direct` for none.
    std::uint32_t perimeter = direct;
    /// Of the traffic, both directions alike.
    double share = 0;
    /// Whole round trip (rule L1), and what the controls of the perimeter add of it.
    double rttMs = 0;
    double controlsMs = 0;
};

/// The way of one site for services that are routed alike.
struct SiteWay {
    /// Position in the plan's sites, and in `SiteWaysAnswer::groups`.
    std::uint32_t site = 0;
    std::uint32_t group = 0;
    PathOutcome outcome = PathOutcome::Cut;
    double rttMs = 0;
    /// Its egresses are `SiteWaysAnswer::shares[first .. first + count]`, greatest share first.
    std::uint32_t first = 0;
    std::uint32_t count = 0;
};

/// Services that are routed alike, or the parts of them that only the Internet carries (PL5).
struct WayGroup {
    bool internetOnly = false;
    std::vector<std::string> services;
};

struct SiteWaysAnswer {
    std::vector<std::string> failed;
    std::vector<WayGroup> groups;
    /// Site-major: the way of site s for group g is `ways[s * groups.size() + g]`.
    std::vector<SiteWay> ways;
    std::vector<EgressWayShare> shares;
};

}  // namespace peerplan
