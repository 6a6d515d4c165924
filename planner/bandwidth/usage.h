// SPDX-License-Identifier: MIT
#pragma once

/// What the users of each site need of each service in the busy hour: personas, scaled by pilots,
/// replaced by measurements (rules D2, D3, PL5), before it is known which way it goes.

#include <cstdint>
#include <span>
#include <vector>

#include "model/catalogue.h"
#include "model/clock.h"
#include "model/plan.h"
#include "planner/answers/bandwidth.h"
#include "planner/bandwidth/course_book.h"
#include "planner/network/network.h"

namespace peerplan {

/// Users' traffic of a site for a service in one course and class; busy-hour rates.
struct UsageEntry {
    std::uint32_t site = 0;
    std::uint32_t service = 0;
    std::uint32_t course = 0;
    TrafficClass trafficClass = TrafficClass::BE;
    Rates toMicrosoft;
    /// Site to site; loads the WAN only where policy asks.
    Rates peer;
};

struct Usage {
    /// By site, then service, course and class.
    std::vector<UsageEntry> entries;
    /// One per site and service with any traffic, in the same order.
    std::vector<ServiceDemand> demand;
    std::vector<Assumption> assumptions;
    std::vector<Remark> remarks;
};

/// Linear in users entries × applications of a persona, plus the measurements.
/// `UsageEntry::service` counts `services`; what goes to a service that is not there is left out
/// and remarked on.
Usage usageOf(const Plan& plan, const Catalogue& catalogue, const SiteClocks& clocks,
              std::span<const ResolvedService> services, CourseBook& courses);

}  // namespace peerplan
