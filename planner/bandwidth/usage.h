// SPDX-License-Identifier: MIT
#pragma once

/// What the users of each site need of each service in the busy hour: personas, scaled by pilots,
/// replaced by measurements (rules D2, D3, PL5), before it is known which way it goes.

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "model/catalogue.h"
#include "model/clock.h"
#include "model/plan.h"
#include "planner/answers/bandwidth.h"
#include "planner/bandwidth/diurnal.h"
#include "planner/network/network.h"

namespace peerplan {

/// The courses of a day in use: profiles of the catalogue by name, and measured ones.
class CourseBook {
  public:
    /// `catalogue` must outlive it.
    explicit CourseBook(const Catalogue& catalogue);
    explicit CourseBook(Catalogue&&) = delete;

    /// The course of a profile by name; the default's if the name is empty or unknown.
    std::uint32_t profile(const std::string& name);
    std::uint32_t flat();
    /// The course by its own factors; equal ones are one.
    std::uint32_t add(const DayCourse& course);
    const std::vector<DayCourse>& courses() const { return m_courses; }
    /// The catalogue's default: `office`, else its first; empty without any, which is flat.
    const std::string& defaultName() const { return m_defaultName; }
    /// Whether `profile` ever fell back to the default.
    bool defaultUsed() const { return m_defaultUsed; }
    /// Profiles asked for, each once, by name.
    std::vector<std::string> used() const;

  private:
    const Catalogue* m_catalogue;
    std::string m_defaultName;
    bool m_defaultUsed = false;
    std::map<std::string, std::uint32_t> m_byName;
    std::vector<DayCourse> m_courses;
    std::map<DayCourse, std::uint32_t> m_byCourse;
};

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

/// Years from one day to another as a fraction, 365.25 days each; 0 if `to` is not later.
double yearsBetween(Date from, Date to);

/// (1 + policy.growth.perYear)^years (rule D5); 1 where the policy states no growth.
double growthFactor(const Policy& policy, double years);

/// Linear in users entries × applications of a persona, plus the measurements.
/// `UsageEntry::service` counts `services`; what goes to a service that is not there is left out
/// and remarked on.
Usage usageOf(const Plan& plan, const Catalogue& catalogue, const SiteClocks& clocks,
              std::span<const ResolvedService> services, CourseBook& courses);

}  // namespace peerplan
