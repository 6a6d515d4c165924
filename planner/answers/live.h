// SPDX-License-Identifier: MIT
#pragma once

/// What one set of failures does, told for a window: loads and headroom beside the normal state,
/// and users by region and office (rules F3, F4, H1, H2).

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "planner/answers/state_loads.h"
#include "planner/answers/sweep.h"

namespace peerplan {

/// Users of one region, as SweepState counts them.
struct LiveRegion {
    /// Its id; empty for the sites without a region.
    std::string region;
    std::int64_t users = 0;
    std::int64_t usersTouched = 0;
    std::int64_t usersCut = 0;
    std::int64_t usersWaiting = 0;
    std::int64_t usersDegraded = 0;
    std::int64_t usersDown = 0;
};

/// An office that the failures hurt, slow down or take along.
struct LiveSite {
    std::string site;
    std::int64_t users = 0;
    SiteFate fate = SiteFate::Unhurt;
    /// The site itself has failed.
    bool down = false;
    /// Share of its traffic that is cut, waits or is congested.
    double share = 0;
    /// Change of its mean round trip.
    std::optional<double> extraRttMs;
};

struct LiveAnswer {
    /// As `bandwidth --fail` answers it.
    StateLoadsAnswer loads;
    /// Figures of SweepState for the same set of failures.
    std::int64_t users = 0;
    std::int64_t usersTouched = 0;
    std::int64_t usersCut = 0;
    std::int64_t usersWaiting = 0;
    std::int64_t usersDegraded = 0;
    std::int64_t usersDown = 0;
    std::int64_t sitesHurt = 0;
    /// Elements that are congested and worse than before.
    std::int64_t congested = 0;
    std::optional<double> extraRttMs;
    /// In the plan's order; those without users are left out.
    std::vector<LiveRegion> regions;
    /// In the plan's order; only those with something to tell.
    std::vector<LiveSite> sites;
};

}  // namespace peerplan
