// SPDX-License-Identifier: MIT
#pragma once

/// What every flow sends in one quarter-hour, and how many users that stands for (rules F4, F8).

#include <cstdint>
#include <span>
#include <vector>

#include "planner/bandwidth/diurnal.h"
#include "planner/resilience/failover/course.h"

namespace peerplan {

/// Rates by direction and class of traffic, in kbit/s.
struct ClassRates {
    ByClass way[2]{};
    double sum(std::size_t direction) const {
        double total = 0;
        for (const double kbps : way[direction]) total += kbps;
        return total;
    }
};

class QuarterTraffic {
  public:
    /// All must outlive it; `users` by site. Linear in flows.
    QuarterTraffic(const CompiledNetwork& network, const Traffic& traffic, const DayTable& table,
                   std::uint32_t set, std::uint32_t quarter, std::span<const std::int64_t> users);

    const ClassRates& ratesOf(FlowId flow) const { return m_rates[flow.at()]; }
    double kbpsOf(FlowId flow) const;
    /// Of a shape's rates, what it sends in this quarter-hour.
    double factor(ShapeId shape) const { return m_table.factor(shape, m_set, m_quarter); }
    const Shape& shape(ShapeId id) const { return m_traffic.shapes[id.at()]; }
    /// User-equivalents that the flow's whole traffic stands for; 0 for what is not users'.
    double weight(FlowId flow) const { return m_weight[flow.at()]; }
    std::int64_t usersAt(SiteId site) const { return m_users[site.at()]; }
    /// Position of the flow's region, the number of regions for none.
    std::uint32_t regionOf(FlowId flow) const;

  private:
    const CompiledNetwork& m_network;
    const Traffic& m_traffic;
    const DayTable& m_table;
    std::uint32_t m_set;
    std::uint32_t m_quarter;
    std::span<const std::int64_t> m_users;
    std::vector<ClassRates> m_rates;
    std::vector<double> m_weight;
};

/// The quarter-hour in which the traffic that the course touches is largest (rule F8): of all, or
/// of the quarter-hours first to last alone.
DayPeak busiestQuarter(const Course& course, const Traffic& traffic, const DayTable& table,
                       std::uint32_t first, std::uint32_t last);

}  // namespace peerplan
